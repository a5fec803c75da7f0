{{/* Settings that all pods of the shop have in common. */}}

{{/* Takes dict root, user. Accepted at the restricted pod-security level. */}}
{{- define "bulkhead.podSecurity" -}}
runAsNonRoot: true
{{- if .root.Values.global.fixedUsers }}
runAsUser: {{ .user }}
runAsGroup: {{ .user }}
fsGroup: {{ .user }}
{{- end }}
fsGroupChangePolicy: OnRootMismatch
seccompProfile: { type: RuntimeDefault }
{{- end }}

{{- define "bulkhead.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: {{ not .Values.global.writableFiles }}
capabilities: { drop: [ALL] }
{{- end }}

{{/* No pod talks to the API server, and none reads the addresses of Services from the environment. */}}
{{- define "bulkhead.podBasics" -}}
automountServiceAccountToken: false
enableServiceLinks: false
{{- with .Values.global.imagePullSecrets }}
imagePullSecrets: {{ toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.priorityClassName | default .Values.global.priorityClassName }}
priorityClassName: {{ quote . }}
{{- end }}
{{- with include "bulkhead.texts" (list .Values.nodeSelector) }}
nodeSelector: {{ . | nindent 2 }}
{{- end }}
{{- with .Values.tolerations }}
tolerations: {{ toYaml . | nindent 2 }}
{{- end }}
{{- with .Values.affinity }}
affinity: {{ toYaml . | nindent 2 }}
{{- end }}
{{- end }}

{{/* The usual probes, changed field by field by the values. Takes dict usual: YAML, own. */}}
{{- define "bulkhead.adjustedProbes" -}}
{{- $probes := .usual | fromYaml -}}
{{- range $probe, $fields := .own -}}
{{- range $field, $value := $fields }}{{ $_ := set (get $probes $probe) $field $value }}{{ end -}}
{{- end -}}
{{ toYaml $probes }}
{{- end }}
