{{/* Names and labels. A component is the purpose of a pod: user, user-mysql, redis, frontend. */}}

{{/* The common prefix of all names: unique for each release of a namespace even if cut, and short enough for every suffix. */}}
{{- define "bulkhead.fullname" -}}
{{- $given := .Values.global.fullnameOverride -}}
{{- $made := contains "bulkhead" .Release.Name | ternary .Release.Name (printf "%s-bulkhead" .Release.Name) -}}
{{- $name := $given | default $made -}}
{{- $short := gt (len $name) 35 | ternary (printf "%s-%s" (trunc 28 $name | trimSuffix "-") (sha256sum $name | trunc 6)) $name | trimSuffix "-" -}}
{{/* Some names of releases are not valid for a Service. */}}
{{- if not (regexMatch "^[a-z]([-a-z0-9]*[a-z0-9])?$" $short) }}{{ fail (printf "No Service may be called %s-frontend: set global.fullnameOverride to a name of a-z, 0-9 and dashes that begins with a letter" $short) }}{{ end -}}
{{- $short -}}
{{- end }}

{{/* The name of a context's own component: a service or the frontend. */}}
{{- define "bulkhead.name" -}}
{{ include "bulkhead.fullname" . }}-{{ .Chart.Name }}
{{- end }}

{{/* The labels that never change in the life of a component, or those that all have in common. Takes dict root, and component if it is about one. */}}
{{- define "bulkhead.selector" -}}
app.kubernetes.io/name: bulkhead
app.kubernetes.io/instance: {{ .root.Release.Name }}
{{- with .component }}
app.kubernetes.io/component: {{ . }}
{{- end }}
{{- end }}

{{/*
Merges maps of texts. If two texts have one name, the later counts; null removes a text, because the API server would read
it as an empty one. Takes a list; returns YAML, or nothing.
*/}}
{{- define "bulkhead.texts" -}}
{{- $texts := dict -}}
{{- range . -}}
{{- range $name, $text := . -}}
{{- if kindIs "invalid" $text }}{{ $_ := unset $texts $name }}{{ else }}{{ $_ := set $texts $name $text }}{{ end -}}
{{- end -}}
{{- end -}}
{{- with $texts }}{{ toYaml . }}{{ end -}}
{{- end }}

{{/* All labels of an object. Takes dict root, component, more: its own labels. */}}
{{- define "bulkhead.labels" -}}
{{ include "bulkhead.selector" . }}
{{- $usual := dict "app.kubernetes.io/part-of" "bulkhead" "app.kubernetes.io/managed-by" .root.Release.Service }}
{{ include "bulkhead.ownLabels" (list $usual .root.Values.global.labels .more) }}
{{- end }}

{{/* Merged labels without those that select a component. Takes a list of maps, as bulkhead.texts does. */}}
{{- define "bulkhead.ownLabels" -}}
{{- with omit (include "bulkhead.texts" . | fromYaml) "app.kubernetes.io/name" "app.kubernetes.io/instance" "app.kubernetes.io/component" }}
{{- toYaml . }}
{{- end -}}
{{- end }}

{{/* Labels of a pod template: nothing may replace those that select the pod. Takes dict root, component, more: its own labels. */}}
{{- define "bulkhead.podLabels" -}}
{{ include "bulkhead.selector" . }}
{{- with include "bulkhead.ownLabels" (list .root.Values.global.labels .more) }}
{{ . }}
{{- end }}
{{- end }}

{{/* Takes dict root, image: registry, repository, tag, digest. Our own images are tagged with the chart's appVersion. */}}
{{- define "bulkhead.image" -}}
{{- with .image -}}
{{- $registry := .registry | default $.root.Values.global.imageRegistry -}}
{{- $registry | empty | ternary "" (printf "%s/" $registry) }}{{ .repository }}
{{- if .digest }}@{{ .digest }}{{ else }}:{{ .tag | default $.root.Values.global.tag | default $.root.Chart.AppVersion }}{{ end }}
{{- end -}}
{{- end }}

{{/* The memory limit of a context with resources, in MiB. */}}
{{- define "bulkhead.memoryLimit" -}}
{{- $limit := dig "limits" "memory" "" .Values.resources -}}
{{- if not $limit }}{{ fail (printf "%s needs resources.limits.memory: its own memory is measured by it" .Chart.Name) }}{{ end -}}
{{ include "bulkhead.mebibytes" $limit }}
{{- end }}

{{/* A memory quantity such as 192Mi or 1Gi in MiB. */}}
{{- define "bulkhead.mebibytes" -}}
{{- $text := toString . -}}
{{- if hasSuffix "Gi" $text }}{{ mulf (trimSuffix "Gi" $text | float64) 1024 | int }}
{{- else if hasSuffix "Mi" $text }}{{ trimSuffix "Mi" $text | float64 | int }}
{{- else }}{{ fail (printf "Write the memory limit %s in Mi or Gi" $text) }}
{{- end -}}
{{- end }}
