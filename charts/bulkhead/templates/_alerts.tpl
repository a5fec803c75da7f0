{{/* The alerts. Each names the shop, the fault, what shoppers notice, and the runbook. Takes dict root, rules, full. */}}
{{- define "bulkhead.alerts" -}}
{{- $namespace := printf "namespace=%q" .root.Release.Namespace -}}
{{/* Names the components, because another release's name may begin with this one's. */}}
{{- $own := printf "namespace=%q, pod=~%q" .root.Release.Namespace (printf "%s-(user|product|order|frontend)-.*" .full) -}}
{{- $deployments := printf "deployment=~%q, %s" (printf "%s-(user|product|order|frontend)" .full) $namespace -}}
{{- $shop := printf "%s in %s" .root.Release.Name .root.Release.Namespace -}}
{{- $whose := printf "namespace: %q, release: %q" .root.Release.Namespace .root.Release.Name -}}
{{- $runbook := .rules.runbookUrl -}}
{{- $budget := subf 1 .rules.objective -}}
{{- $graceSeconds := int64 .root.Values.global.sessions.outageGraceSeconds -}}
{{- $grace := "Nobody is signed in." -}}
{{- if gt $graceSeconds 0 }}{{ $grace = printf "Whoever signed in within the last %s stays so by their token; a sign-out elsewhere is noticed later." (ge $graceSeconds 7200 | ternary (printf "%d hours" (div $graceSeconds 3600)) (printf "%d minutes" (div $graceSeconds 60))) }}{{ end -}}
- name: bulkhead
  rules:
    {{- range $burn := list (dict "name" "Fast" "factor" 14.4 "long" "1h" "short" "5m" "severity" "critical") (dict "name" "Slow" "factor" 6.0 "long" "6h" "short" "30m" "severity" "warning") }}
    {{- $threshold := mulf $burn.factor $budget }}
    {{/* In a quiet shop a single request is a large share of all: more than five must fail (the last condition). A threshold of 1 or more can never be exceeded, so such an alert is left out. */}}
    {{- if lt $threshold 1.0 }}
    - alert: BulkheadErrorBudgetBurns{{ $burn.name }}
      expr: |
        {{- range $i, $window := list $burn.long $burn.short }}
        {{ if $i }}and {{ end }}(
          sum(rate(http_request_duration_seconds_count{service="edge", status=~"5..", {{ $own }}}[{{ $window }}]))
          / sum(rate(http_request_duration_seconds_count{service="edge", {{ $own }}}[{{ $window }}]))
        ) > {{ $threshold }}
        {{- end }}
        and sum(increase(http_request_duration_seconds_count{service="edge", status=~"5..", {{ $own }}}[{{ $burn.long }}])) > 5
      for: 2m
      labels: { severity: {{ $burn.severity }}, {{ $whose }} }
      annotations:
        summary: '{{ `{{ $value | humanizePercentage }}` }} of the requests at the edge of {{ $shop }} end in 5xx.'
        impact: 'Shoppers are refused; the error budget of a month is gone {{ $burn.factor }} times too soon.'
        runbook_url: {{ $runbook }}#errors
    {{- end }}
    {{- end }}
    - alert: BulkheadShopClosed
      expr: absent(up{ {{- $namespace }}, pod=~"{{ .full }}-frontend-.*"} == 1)
      for: 1m
      labels: { severity: critical, {{ $whose }} }
      annotations:
        summary: 'No pod of the edge of {{ $shop }} has answered Prometheus for a minute.'
        impact: 'Nobody gets into the shop.'
        runbook_url: {{ $runbook }}#the-shop-is-closed
    - alert: BulkheadPartAway
      {{/* Redis has its own alert. */}}
      expr: max by (upstream) (upstream_state{upstream!="session-store", {{ $own -}} }) == 2
      for: 1m
      labels: { severity: critical, {{ $whose }} }
      annotations:
        summary: '{{ `{{ $labels.upstream }}` }} of {{ $shop }} has been away for a minute.'
        impact: 'What needs it is refused at once or works from a copy; the rest of the shop goes on.'
        runbook_url: {{ $runbook }}#a-part-is-away
    - alert: BulkheadBreakerOpen
      {{/* An open breaker becomes half open each time it is tried, hence the maximum over two minutes. */}}
      expr: max by (breaker) (max_over_time(breaker_state{ {{- $own -}} }[2m])) == 2
      for: 5m
      labels: { severity: warning, {{ $whose }} }
      annotations:
        summary: 'The breaker {{ `{{ $labels.breaker }}` }} of {{ $shop }} has been open for five minutes.'
        impact: 'One replica or one kind of call is left out; with all replicas open that part is away.'
        runbook_url: {{ $runbook }}#a-breaker-is-open
    - alert: BulkheadNotReady
      {{/* While the old pods stay, a stuck rollout lacks no replicas: it has too few new ones, or one too many. */}}
      expr: |
        kube_deployment_status_replicas_available{ {{- $deployments -}} } < kube_deployment_spec_replicas{ {{- $deployments -}} }
        or max_over_time(kube_deployment_status_replicas_updated{ {{- $deployments -}} }[10m]) < kube_deployment_spec_replicas{ {{- $deployments -}} }
        or min_over_time(kube_deployment_status_replicas_unavailable{ {{- $deployments -}} }[10m]) > 0
      for: 5m
      labels: { severity: warning, {{ $whose }} }
      annotations:
        summary: '{{ `{{ $labels.deployment }}` }} has had fewer ready replicas than it should for five minutes, or its rollout gets nowhere.'
        impact: 'Less to fall back on; nothing at all when no replica is left.'
        runbook_url: {{ $runbook }}#not-ready
    - alert: BulkheadDatabaseAlmostFull
      expr: |
        kubelet_volume_stats_available_bytes{persistentvolumeclaim=~"data-{{ .full }}-(user|product|order)-mysql-0", {{ $namespace }}}
        / kubelet_volume_stats_capacity_bytes{persistentvolumeclaim=~"data-{{ .full }}-(user|product|order)-mysql-0", {{ $namespace }}} < 0.1
      for: 10m
      labels: { severity: warning, {{ $whose }} }
      annotations:
        summary: 'Less than a tenth of {{ `{{ $labels.persistentvolumeclaim }}` }} is free.'
        impact: 'When it is full, its service reads and refuses to write.'
        runbook_url: {{ $runbook }}#a-database-is-full
    - alert: BulkheadSessionStoreDegraded
      {{/* Redis may answer and still refuse. Two windows, because one short outage is not worth an alert. */}}
      expr: |
        min(redis_up{ {{- $own -}} }) == 0
        or sum(increase(sessions_degraded_total{ {{- $own -}} }[5m])) > 0 and sum(increase(sessions_degraded_total{ {{- $own -}} }[5m] offset 5m)) > 0
      for: 2m
      labels: { severity: warning, {{ $whose }} }
      annotations:
        summary: 'Redis has not answered a process of {{ $shop }} for two minutes, or refuses it something.'
        impact: '{{ $grace }}'
        runbook_url: {{ $runbook }}#the-session-store-is-degraded
    - alert: BulkheadProductCopiesOld
      {{/* Only one replica reads the feed, so the youngest copies of any replica count. While the product service is unavailable, another alert fires. */}}
      expr: |
        min(product_copies_age_seconds{ {{- $own -}} }) > 600
        unless max(upstream_state{upstream="product", {{ $own -}} }) == 2
      for: 5m
      labels: { severity: warning, {{ $whose }} }
      annotations:
        summary: 'The order service of {{ $shop }} has not caught up with the products for {{ `{{ $value | humanizeDuration }}` }}, though the product service is there.'
        impact: 'Open orders show earlier names and prices, and what is new cannot be added while the product service is away.'
        runbook_url: {{ $runbook }}#product-copies-are-old
    - alert: BulkheadBackupTooOld
      {{- $jobs := printf "cronjob=~%q, %s" (printf "%s-(user|product|order)-backup" .full) $namespace }}
      expr: |
        time() - (
          kube_cronjob_status_last_successful_time{ {{- $jobs -}} }
          or kube_cronjob_created{ {{- $jobs -}} } unless on (cronjob) kube_cronjob_status_last_successful_time{ {{- $jobs -}} }
        ) > {{ mul 3600 .rules.backupHours }}
      for: 10m
      labels: { severity: warning, {{ $whose }} }
      annotations:
        summary: 'The last good backup of {{ `{{ $labels.cronjob }}` }} is older than {{ .rules.backupHours }} hours, or there never was one.'
        impact: 'None now; a lost volume would lose everything since.'
        runbook_url: {{ $runbook }}#a-backup-is-too-old
{{- end }}
