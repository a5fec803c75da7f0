{{/* Who may do what in our Redis: each process has a user of its own. */}}
{{- define "bulkhead.redisUsers" -}}
{{- $root := . -}}
{{- $secret := include "bulkhead.redisSecret" . -}}
{{- $sessions := "~session:* ~session-ended:* ~sessions-since %R~sessions-valid-from:* +get +mget +set +del +multi +exec" -}}
{{- $connection := "-@all +ping +info +quit +client|setinfo +client|setname" -}}
{{- $own := dict
  "user" "~sessions-valid-from:* ~limit:* +eval +evalsha +incr +incrby +pttl +pexpire +expire"
  "product" "" "order" "" "frontend" "" -}}
user default on nopass resetkeys resetchannels -@all +ping
{{- range $name, $more := $own }}
{{- $password := include "bulkhead.kept" (dict "root" $root "secret" $secret "key" $name) }}
user {{ $name }} on #{{ sha256sum $password }} resetkeys resetchannels {{ $connection }} {{ trim (printf "%s %s" $sessions $more) }}
{{- end }}
{{ end }}

{{/* Full means refused, not forgotten: a session that is thrown out signs somebody out. */}}
{{- define "bulkhead.redisOptions" -}}
{{- $redis := .Values.redis -}}
{{- $limit := include "bulkhead.mebibytes" $redis.resources.limits.memory | int -}}
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
