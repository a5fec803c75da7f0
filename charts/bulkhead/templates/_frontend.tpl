{{/* The frontend as a separate context, so that it is rendered like a service. JSON, because templates return text. */}}
{{- define "bulkhead.frontendSettings" -}}
{{- $full := include "bulkhead.fullname" . -}}
{{- $settings := dict -}}
{{- range $service := list "user" "product" "order" -}}
{{- $port := get $.Values.global.ports $service | int -}}
{{/* The edge reaches every replica by its own address; the Service is the fallback while DNS does not yet list a new one. */}}
{{- $url := printf "dns+http://%s-%s-replicas:%d,http://%s-%s:%d" $full $service $port $full $service $port -}}
{{- $_ := set $settings (printf "%s_SERVICE_URL" (upper $service)) $url -}}
{{- end -}}
{{- $_ := set $settings "FIND_SERVICES_MS" "20000" -}}
{{/* One by one, because merge would treat 0 and null as missing. */}}
{{- range $name, $value := .Values.frontend.settings }}{{ $_ := set $settings $name $value }}{{ end -}}
{{- merge (dict "global" .Values.global "settings" $settings) .Values.frontend | toJson -}}
{{- end }}
