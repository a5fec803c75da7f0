{{/* The frontend as a context of its own, so that it is rendered like a service. JSON, because templates give text. */}}
{{- define "bulkhead.frontendSettings" -}}
{{- $full := include "bulkhead.fullname" . -}}
{{- $settings := dict -}}
{{- range $service := list "user" "product" "order" -}}
{{- $port := get $.Values.global.ports $service | int -}}
{{/* Every replica by itself; the Service behind is the way while DNS does not yet know a new one. */}}
{{- $url := printf "dns+http://%s-%s-replicas:%d,http://%s-%s:%d" $full $service $port $full $service $port -}}
{{- $_ := set $settings (printf "%s_SERVICE_URL" (upper $service)) $url -}}
{{- end -}}
{{- $_ := set $settings "FIND_SERVICES_MS" "20000" -}}
{{/* One by one: merge would take 0 and null for nothing. */}}
{{- range $name, $value := .Values.frontend.settings }}{{ $_ := set $settings $name $value }}{{ end -}}
{{- merge (dict "global" .Values.global "settings" $settings) .Values.frontend | toJson -}}
{{- end }}
