{{/* Names and labels. A component is what a pod is for: user, user-mysql, redis, frontend. */}}

{{/* Two releases in one namespace differ by their names, also when these are cut; short enough for every suffix. */}}
{{- define "bulkhead.fullname" -}}
{{- $given := .Values.global.fullnameOverride -}}
{{- $made := contains "bulkhead" .Release.Name | ternary .Release.Name (printf "%s-bulkhead" .Release.Name) -}}
{{- $name := $given | default $made -}}
{{- $short := gt (len $name) 35 | ternary (printf "%s-%s" (trunc 28 $name | trimSuffix "-") (sha256sum $name | trunc 6)) $name | trimSuffix "-" -}}
{{/* A release may be called what a Service may not. */}}
{{- if not (regexMatch "^[a-z]([-a-z0-9]*[a-z0-9])?$" $short) }}{{ fail (printf "No Service may be called %s-frontend: set global.fullnameOverride to a name of a-z, 0-9 and dashes that begins with a letter" $short) }}{{ end -}}
{{- $short -}}
{{- end }}

{{/* The name of a context's own component: of a service, or of the frontend. */}}
{{- define "bulkhead.name" -}}
{{ include "bulkhead.fullname" . }}-{{ .Chart.Name }}
{{- end }}

{{/* What never changes in the life of a component. Takes dict root, component. */}}
{{- define "bulkhead.selector" -}}
app.kubernetes.io/name: bulkhead
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
{{- end }}

{{/*
Of maps of texts one: of two texts with one name the later counts, and null takes a text away: the API server would read it
as an empty one. Takes a list; gives YAML, or nothing.
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

{{/* Takes dict root, component, more: labels of its own. */}}
{{- define "bulkhead.labels" -}}
{{ include "bulkhead.selector" . }}
{{- $usual := dict "app.kubernetes.io/part-of" "bulkhead" "app.kubernetes.io/managed-by" .root.Release.Service }}
{{ include "bulkhead.ownLabels" (list $usual .root.Values.global.labels .more) }}
{{- end }}

{{/* Without those that a component is selected by. Takes a list of maps, as bulkhead.texts does. */}}
{{- define "bulkhead.ownLabels" -}}
{{- with omit (include "bulkhead.texts" . | fromYaml) "app.kubernetes.io/name" "app.kubernetes.io/instance" "app.kubernetes.io/component" }}
{{- toYaml . }}
{{- end -}}
{{- end }}

{{/* Of a pod in a template: nothing takes the place of what it is selected by. Takes dict root, component, more: labels of its own. */}}
{{- define "bulkhead.podLabels" -}}
{{ include "bulkhead.selector" . }}
{{- with include "bulkhead.ownLabels" (list .root.Values.global.labels .more) }}
{{ . }}
{{- end }}
{{- end }}

{{/* Takes dict root, image: registry, repository, tag, digest. The tag of our own images is the version of the chart's app. */}}
{{- define "bulkhead.image" -}}
{{- with .image -}}
{{- $registry := .registry | default $.root.Values.global.imageRegistry -}}
{{- $registry | empty | ternary "" (printf "%s/" $registry) }}{{ .repository }}
{{- if .digest }}@{{ .digest }}{{ else }}:{{ .tag | default $.root.Values.global.tag | default $.root.Chart.AppVersion }}{{ end }}
{{- end -}}
{{- end }}

{{/* In MiB, of a context with resources. */}}
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
