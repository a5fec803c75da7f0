{{/*
Secrets that the chart generates if they are missing, and keeps across upgrades. `.Release` holds the values generated
in this rendering, so that a pod's checksum and the Secret agree.
Why: docs/decisions/secrets-made-by-the-chart.md.
*/}}

{{/* Takes dict root, secret, key, length, within: another key, whose value contains this one. If it no longer does, this one was retired and is generated again. */}}
{{- define "bulkhead.kept" -}}
{{- $release := .root.Release -}}
{{- if not (hasKey $release "kept") }}{{ $_ := set $release "kept" dict }}{{ end -}}
{{- $id := printf "%s/%s" .secret .key -}}
{{- if not .root.Values.global.makeSecrets }}{{ fail (printf "global.makeSecrets is off, and no value names a secret in place of %s" .secret) }}{{ end -}}
{{- if not (hasKey $release.kept $id) -}}
{{- $there := (lookup "v1" "Secret" $release.Namespace .secret | default dict).data | default dict -}}
{{- $old := get $there .key | b64dec -}}
{{- $counts := and (hasKey $there .key) (or (not .within) (contains $old (get $there (.within | default "") | b64dec))) -}}
{{- $value := $counts | ternary $old (randAlphaNum (int (.length | default 32))) -}}
{{- $_ := set $release.kept $id $value -}}
{{- end -}}
{{- get $release.kept $id -}}
{{- end }}

{{/* The content of a Secret that the chart does not manage, for checksums. Takes dict root, secret. */}}
{{- define "bulkhead.given" -}}
{{- (lookup "v1" "Secret" .root.Release.Namespace .secret | default dict).data | default dict | toJson -}}
{{- end }}

{{- define "bulkhead.sessionSecret" -}}
{{ .Values.global.sessions.existingSecret | default (printf "%s-session-keys" (include "bulkhead.fullname" .)) }}
{{- end }}

{{/* One generated key. Helm leaves keys in the secret that are no longer accepted. Takes dict root, number. */}}
{{- define "bulkhead.sessionKey" -}}
{{ include "bulkhead.kept" (dict "root" .root "secret" (include "bulkhead.sessionSecret" .root) "key" (printf "key-%d" (int .number)) "length" 48 "within" "SESSION_KEYS") }}
{{- end }}

{{/* The first key signs, all verify. */}}
{{- define "bulkhead.sessionKeys" -}}
{{- $signing := int .Values.global.sessions.signingKey -}}
{{- $accepted := list -}}
{{- range .Values.global.sessions.acceptedKeys }}{{ $accepted = append $accepted (int .) }}{{ end -}}
{{- if not (has $signing $accepted) }}{{ fail "global.sessions.acceptedKeys must hold global.sessions.signingKey" }}{{ end -}}
{{/* Running processes know only the live keys, and would sign out people whose tokens another key has signed. */}}
{{- $live := get ((lookup "v1" "Secret" .Release.Namespace (include "bulkhead.sessionSecret" .) | default dict).data | default dict) "SESSION_KEYS" | b64dec -}}
{{- if and .Release.IsUpgrade $live (not (contains (include "bulkhead.sessionKey" (dict "root" $ "number" $signing)) $live)) -}}
{{- fail (printf "global.sessions.signingKey=%d: accept it in an upgrade before it signs (global.sessions.acceptedKeys)" $signing) -}}
{{- end -}}
{{- $keys := list -}}
{{- range prepend (without $accepted $signing) $signing -}}
{{- $keys = append $keys (include "bulkhead.sessionKey" (dict "root" $ "number" .)) -}}
{{- end -}}
{{- join "," $keys -}}
{{- end }}

{{- define "bulkhead.redisSecret" -}}
{{ .Values.global.redis.passwordsSecret | default (printf "%s-redis" (include "bulkhead.fullname" .)) }}
{{- end }}

{{- define "bulkhead.adminSecret" -}}
{{ .Values.global.admin.existingSecret | default (printf "%s-admin" (include "bulkhead.fullname" .)) }}
{{- end }}

{{- define "bulkhead.adminPassword" -}}
{{ include "bulkhead.kept" (dict "root" . "secret" (include "bulkhead.adminSecret" .) "key" "password" "length" 20) }}
{{- end }}

{{/* The secret of a service's own database server. */}}
{{- define "bulkhead.databaseSecret" -}}
{{ .Values.database.existingSecret | default (printf "%s-mysql" (include "bulkhead.name" .)) }}
{{- end }}

{{/* This checksum changes with any secret of a process, so that its pods roll. */}}
{{- define "bulkhead.secretsChecksum" -}}
{{- $global := .Values.global -}}
{{- $parts := list -}}
{{- if $global.sessions.existingSecret -}}
{{- $parts = append $parts (include "bulkhead.given" (dict "root" . "secret" $global.sessions.existingSecret)) -}}
{{- else }}{{ $parts = append $parts (include "bulkhead.sessionKeys" .) }}{{ end -}}
{{- if $global.redis.existingSecret -}}
{{- $parts = append $parts (include "bulkhead.given" (dict "root" . "secret" $global.redis.existingSecret)) -}}
{{- else if $global.redis.passwordsSecret -}}
{{- $parts = append $parts (include "bulkhead.given" (dict "root" . "secret" $global.redis.passwordsSecret)) -}}
{{- else -}}
{{- $parts = append $parts (include "bulkhead.kept" (dict "root" . "secret" (include "bulkhead.redisSecret" .) "key" .Chart.Name)) -}}
{{- end -}}
{{- with .Values.database -}}
{{- if .existingSecret }}{{ $parts = append $parts (include "bulkhead.given" (dict "root" $ "secret" .existingSecret)) }}
{{- else -}}
{{- $parts = append $parts (include "bulkhead.kept" (dict "root" $ "secret" (include "bulkhead.databaseSecret" $) "key" "password")) -}}
{{- end -}}
{{- end -}}
{{- range .Values.secretSettings -}}
{{- with . -}}
{{- $secret := tpl .secret $ -}}
{{- $isMade := and (eq $secret (include "bulkhead.adminSecret" $)) (not $global.admin.existingSecret) -}}
{{- if $isMade }}{{ $parts = append $parts (include "bulkhead.adminPassword" $) }}
{{- else }}{{ $parts = append $parts (include "bulkhead.given" (dict "root" $ "secret" $secret)) }}{{ end -}}
{{- end -}}
{{- end -}}
{{- join "|" $parts | sha256sum -}}
{{- end }}
