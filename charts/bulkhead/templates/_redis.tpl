{{/*
The access rules of the bundled Redis: each process has its own user. All processes keep sessions. Two end them (the edge
of the previous version in a transaction). Only the user service counts attempts and ends all sessions of a person.
*/}}
{{- define "bulkhead.redisUsers" -}}
{{- $root := . -}}
{{- $secret := include "bulkhead.redisSecret" . -}}
{{- $sessions := "~session:* ~sessions-since %R~session-ended:* %R~sessions-valid-from:* +get +mget +set +del" -}}
{{- $connection := "-@all +ping +info +quit +client|setinfo +client|setname" -}}
{{- $own := dict
  "frontend" "~session-ended:* +multi +exec"
  "user" "~session-ended:* ~sessions-valid-from:* ~sessions-of:* ~limit:* +multi +exec +eval +evalsha +incr +incrby +pttl +pexpire +expire +exists +zadd +zcard +zrange +zrem"
  "product" "" "order" "" -}}
user default on nopass resetkeys resetchannels -@all +ping
{{- range $name, $more := $own }}
{{- $password := include "bulkhead.kept" (dict "root" $root "secret" $secret "key" $name) }}
user {{ $name }} on #{{ sha256sum $password }} resetkeys resetchannels {{ $connection }} {{ trim (printf "%s %s" $sessions $more) }}
{{- end }}
{{- with .Values.redis.users }}
{{ . | trim }}
{{- end }}
{{ end }}

{{/* A full Redis refuses writes instead of evicting: evicting a session would sign somebody out. */}}
{{- define "bulkhead.redisOptions" -}}
{{- $redis := .Values.redis -}}
{{- $limit := include "bulkhead.memoryLimit" (dict "Chart" (dict "Name" "redis") "Values" $redis) | int -}}
port 6379
protected-mode no
dir /data
aclfile /etc/valkey/users.acl
maxmemory {{ div (mul $limit 3) 4 }}mb
maxmemory-policy noeviction
save ""
appendonly {{ $redis.persistence.enabled | ternary "yes" "no" }}
{{- with $redis.options }}
{{ . | trim }}
{{- end }}
{{ end }}

{{/* An error as the answer, as while data is loading or the disk is full, means alive but not ready. */}}
{{- define "bulkhead.redisProbes" -}}
readinessProbe:
  exec: { command: [valkey-cli, -e, ping] }
  periodSeconds: 5
  timeoutSeconds: 2
  failureThreshold: 2
livenessProbe:
  exec: { command: [valkey-cli, ping] }
  periodSeconds: 20
  timeoutSeconds: 5
  failureThreshold: 3
  terminationGracePeriodSeconds: 5
{{- end }}
