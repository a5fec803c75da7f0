{{/*
One policy for each component, which allows only the listed traffic in and out.
Takes dict root, component, in: a list of dicts (from: components, port), out: the same with to; dns; metricsPort; moreIn and moreOut: lists of other rules.
*/}}
{{- define "bulkhead.networkPolicy" -}}
{{- $root := .root -}}
{{- $settings := $root.Values.global.networkPolicy -}}
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: {{ include "bulkhead.fullname" $root }}-{{ .component }}
  labels: {{ include "bulkhead.labels" (dict "root" $root "component" .component) | nindent 4 }}
spec:
  podSelector:
    matchLabels: {{ include "bulkhead.selector" (dict "root" $root "component" .component) | nindent 6 }}
  policyTypes: [Ingress, Egress]
  ingress:
    {{- range .in }}
    - from: {{ include "bulkhead.peers" (dict "root" $root "components" .from) | nindent 8 }}
      ports: [{ port: {{ .port }} }]
    {{- end }}
    {{- $metricsFrom := include "bulkhead.texts" (list $settings.metricsFrom) }}
    {{- if and .metricsPort $metricsFrom }}
    - from: [{ namespaceSelector: { matchLabels: {{ $metricsFrom | fromYaml | toJson }} } }]
      ports: [{ port: {{ .metricsPort }} }]
    {{- end }}
    {{- with .moreIn }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  egress:
    {{- range .out }}
    - to: {{ include "bulkhead.peers" (dict "root" $root "components" .to) | nindent 8 }}
      ports: [{ port: {{ .port }} }]
    {{- end }}
    {{- if and .dns $settings.dns }}
    {{- toYaml $settings.dns | nindent 4 }}
    {{- end }}
    {{- with .moreOut }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
{{- end }}

{{/* Components of the same release. Takes dict root, components. */}}
{{- define "bulkhead.peers" -}}
{{- $root := .root -}}
{{- range .components }}
- podSelector: { matchLabels: { {{- include "bulkhead.selector" (dict "root" $root "component" .) | replace "\n" ", " -}} } }
{{- end }}
{{- end }}
