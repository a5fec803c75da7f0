{{/* The server's options: small, strict, in UTC, with a buffer pool that follows the memory limit. */}}
{{- define "bulkhead.mysqlOptions" -}}
{{- $name := printf "%s.database" .Chart.Name -}}
{{- $limit := include "bulkhead.memoryLimit" (dict "Chart" (dict "Name" $name) "Values" .Values.database) | int -}}
[mysqld]
innodb_buffer_pool_size = {{ div $limit 4 }}M
innodb_redo_log_capacity = 96M
performance_schema = OFF
mysqlx = OFF
disable_log_bin
max_connections = {{ .Values.database.maxConnections }}
table_open_cache = 200
table_definition_cache = 400
default_time_zone = +00:00
character_set_server = utf8mb4
skip_name_resolve
host_cache_size = 0
{{- with .Values.database.options }}
{{ . | trim }}
{{- end }}
{{ end }}

{{/* Each run of mysqladmin costs a tenth of a processor second, so the startup probe only connects: the server that prepares the data has no port. mysqladmin runs without a shell, so that it can be killed when it takes too long, and without a password, because a refusal is an answer too. */}}
{{- define "bulkhead.mysqlProbes" -}}
{{- $ask := printf "[mysqladmin, --connect-timeout=2, --host=127.0.0.1, --user=%s, ping]" .name -}}
startupProbe:
  tcpSocket: { port: mysql }
  periodSeconds: 1
  failureThreshold: {{ .startupSeconds }}
readinessProbe:
  exec: { command: {{ $ask }} }
  periodSeconds: 10
  timeoutSeconds: 4
  failureThreshold: 2
livenessProbe:
  exec: { command: {{ $ask }} }
  periodSeconds: 20
  timeoutSeconds: 5
  failureThreshold: 3
  terminationGracePeriodSeconds: 10
{{- end }}

{{/* Where the pods of the server and of its backups may run: as set for the database, else as for the service. As JSON, for bulkhead.podBasics. */}}
{{- define "bulkhead.databasePlace" -}}
{{- $place := dict "global" .Values.global -}}
{{- range list "priorityClassName" "tolerations" "affinity" -}}
{{- $_ := set $place . (get $.Values.database . | default (get $.Values .)) -}}
{{- end -}}
{{- $nodes := include "bulkhead.texts" (list .Values.database.nodeSelector) | fromYaml -}}
{{- $_ := set $place "nodeSelector" ($nodes | default .Values.nodeSelector) -}}
{{ dict "Values" $place | toJson }}
{{- end }}
