{{/* What every pod of the shop has in common, whatever runs in it. */}}

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

{{/* Nobody here talks to the API server, and nobody reads the addresses of Services from the environment. */}}
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

{{/* Probes as they are usual, and what the values say of them, field by field. Takes dict usual: YAML, own. */}}
{{- define "bulkhead.adjustedProbes" -}}
{{- $probes := .usual | fromYaml -}}
{{- range $probe, $fields := .own -}}
{{- range $field, $value := $fields }}{{ $_ := set (get $probes $probe) $field $value }}{{ end -}}
{{- end -}}
{{ toYaml $probes }}
{{- end }}
