{{/* The environment of the four Node.js processes. */}}

{{/* Half of the memory limit is for JavaScript; the rest is for buffers, hashing and the runtime itself. */}}
{{- define "bulkhead.nodeOptions" -}}
{{- $limit := include "bulkhead.memoryLimit" . | int -}}
--max-old-space-size={{ div $limit 2 }} --max-semi-space-size=4
{{- end }}

{{/*
Variables of the chart, then of `settings` and `secretSettings`, then of `extraEnv`. If two have one name, the later value counts,
at the place of the first. A null removes a default of the parent chart; helm itself leaves that to the template.
*/}}
{{- define "bulkhead.environment" -}}
{{- $all := include "bulkhead.ownEnvironment" . | fromYamlArray -}}
{{- range $name, $value := .Values.settings -}}
{{- if not (kindIs "invalid" $value) -}}
{{/* JSON keeps whole numbers whole, whatever their size. */}}
{{- $text := "" -}}
{{- if kindIs "string" $value }}{{ $text = tpl $value $ }}{{ else }}{{ $text = toJson $value }}{{ end -}}
{{- $all = append $all (dict "name" $name "value" $text) -}}
{{- end -}}
{{- end -}}
{{- range $name, $from := .Values.secretSettings -}}
{{- with $from }}{{ $all = append $all (dict "name" $name "valueFrom" (dict "secretKeyRef" (merge (dict "name" (tpl .secret $)) (pick . "key" "optional")))) }}{{ end -}}
{{- end -}}
{{- $all = concat $all .Values.extraEnv -}}
{{- $byName := dict -}}
{{- range $all }}{{ $_ := set $byName .name . }}{{ end -}}
{{- $once := list -}}
{{- range $all -}}
{{- if hasKey $byName .name }}{{ $once = append $once (get $byName .name) }}{{ $_ := unset $byName .name }}{{ end -}}
{{- end -}}
{{ toYaml $once }}
{{- end }}

{{- define "bulkhead.ownEnvironment" -}}
{{- $sessions := .Values.global.sessions -}}
- { name: NODE_OPTIONS, value: {{ include "bulkhead.nodeOptions" . }} }
- { name: PORT, value: {{ include "bulkhead.port" . | quote }} }
- { name: MANAGEMENT_PORT, value: {{ include "bulkhead.managementPort" . | quote }} }
- { name: LOG_LEVEL, value: {{ .Values.global.logLevel }} }
- { name: TRUST_PROXY, value: {{ .Values.trustProxy | ternary "1" "0" | quote }} }
- { name: DRAIN_DELAY_MS, value: {{ mul 1000 (int .Values.drainSeconds) | quote }} }
- name: SESSION_KEYS
  valueFrom: { secretKeyRef: { name: {{ include "bulkhead.sessionSecret" . | quote }}, key: SESSION_KEYS } }
- { name: SESSION_MAX_AGE, value: {{ $sessions.maxAgeSeconds | int64 | quote }} }
- { name: SESSION_OUTAGE_GRACE, value: {{ $sessions.outageGraceSeconds | int64 | quote }} }
- { name: SESSION_COOKIE_SECURE, value: {{ $sessions.cookieSecure | ternary "1" "0" | quote }} }
{{ include "bulkhead.redisEnvironment" . }}
{{- if .Values.database }}
{{ include "bulkhead.databaseEnvironment" . }}
{{- end }}
{{- end }}

{{/* The bundled Redis has one user for each process, with its name. For another Redis, the secret holds the whole address. */}}
{{- define "bulkhead.redisEnvironment" -}}
{{- if .Values.global.redis.existingSecret -}}
- name: REDIS_URL
  valueFrom: { secretKeyRef: { name: {{ quote .Values.global.redis.existingSecret }}, key: {{ tpl .Values.global.redis.urlKey . | quote }} } }
{{- else -}}
- name: REDIS_PASSWORD
  valueFrom: { secretKeyRef: { name: {{ include "bulkhead.redisSecret" . | quote }}, key: {{ .Chart.Name }} } }
- name: REDIS_URL
  value: redis://{{ .Chart.Name }}:$(REDIS_PASSWORD)@{{ include "bulkhead.fullname" . }}-redis:6379
{{- end -}}
{{- end }}

{{- define "bulkhead.databaseEnvironment" -}}
{{- if .Values.database.enabled -}}
- name: MYSQL_PASSWORD
  valueFrom: { secretKeyRef: { name: {{ include "bulkhead.databaseSecret" . | quote }}, key: password } }
- name: DATABASE_URL
  value: mysql://{{ .Values.database.name }}:$(MYSQL_PASSWORD)@{{ include "bulkhead.name" . }}-mysql:3306/{{ .Values.database.name }}
{{- else -}}
- name: DATABASE_URL
  valueFrom: { secretKeyRef: { name: {{ required "Name the secret that holds the database's address: database.existingSecret" .Values.database.existingSecret | quote }}, key: {{ quote .Values.database.urlKey }} } }
{{- end -}}
{{- end }}
