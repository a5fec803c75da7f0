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
{{- $grace := "Everybody is treated as signed out." -}}
{{- if gt $graceSeconds 0 }}{{ $grace = printf "Whoever signed in within the last %s stays signed in by their token. A sign-out elsewhere takes effect later." (ge $graceSeconds 7200 | ternary (printf "%d hours" (div $graceSeconds 3600)) (printf "%d minutes" (div $graceSeconds 60))) }}{{ end -}}
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
        summary: '{{ `{{ $value | humanizePercentage }}` }} of the requests to the edge of {{ $shop }} fail with a 5xx status.'
        impact: 'Shoppers see errors. At this rate a month of error budget is spent {{ $burn.factor }} times too fast.'
        runbook_url: {{ $runbook }}#errors
    {{- end }}
    {{- end }}
    - alert: BulkheadEdgeDown
      expr: absent(up{ {{- $namespace }}, pod=~"{{ .full }}-frontend-.*"} == 1)
      for: 1m
      labels: { severity: critical, {{ $whose }} }
      annotations:
        summary: 'No pod of the edge of {{ $shop }} has answered Prometheus for a minute.'
        impact: 'Nobody can open the shop.'
        runbook_url: {{ $runbook }}#the-edge-is-down
    - alert: BulkheadServiceDown
      {{/* Redis has its own alert. */}}
      expr: max by (upstream) (upstream_state{upstream!="session-store", {{ $own -}} }) == 2
      for: 1m
      labels: { severity: critical, {{ $whose }} }
      annotations:
        summary: '{{ `{{ $labels.upstream }}` }} of {{ $shop }} has been unavailable for a minute.'
        impact: 'Whatever needs it is refused at once or served from a copy. The rest of the shop works.'
        runbook_url: {{ $runbook }}#a-service-is-down
    - alert: BulkheadBreakerOpen
      {{/* An open breaker becomes half open each time it is tried, hence the maximum over two minutes. */}}
      expr: max by (breaker) (max_over_time(breaker_state{ {{- $own -}} }[2m])) == 2
      for: 5m
      labels: { severity: warning, {{ $whose }} }
      annotations:
        summary: 'The breaker {{ `{{ $labels.breaker }}` }} of {{ $shop }} has been open for five minutes.'
        impact: 'One replica or one kind of call is skipped. If the breakers of all replicas are open, that service is unavailable.'
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
        summary: '{{ `{{ $labels.deployment }}` }} has lacked ready replicas for five minutes, or its rollout is stuck.'
        impact: 'There is less redundancy. If no replica is left, the service is unavailable.'
        runbook_url: {{ $runbook }}#not-ready
    - alert: BulkheadDatabaseAlmostFull
      expr: |
        kubelet_volume_stats_available_bytes{persistentvolumeclaim=~"data-{{ .full }}-(user|product|order)-mysql-0", {{ $namespace }}}
        / kubelet_volume_stats_capacity_bytes{persistentvolumeclaim=~"data-{{ .full }}-(user|product|order)-mysql-0", {{ $namespace }}} < 0.1
      for: 10m
      labels: { severity: warning, {{ $whose }} }
      annotations:
        summary: 'Less than a tenth of {{ `{{ $labels.persistentvolumeclaim }}` }} is free.'
        impact: 'When it is full, its service can read but not write.'
        runbook_url: {{ $runbook }}#a-database-is-full
    - alert: BulkheadSessionStoreDegraded
      {{/* Redis may answer and still refuse. Two windows, because one short outage is not worth an alert. */}}
      expr: |
        min(redis_up{ {{- $own -}} }) == 0
        or sum(increase(sessions_degraded_total{ {{- $own -}} }[5m])) > 0 and sum(increase(sessions_degraded_total{ {{- $own -}} }[5m] offset 5m)) > 0
      for: 2m
      labels: { severity: warning, {{ $whose }} }
      annotations:
        summary: 'Redis has not answered a process of {{ $shop }} for two minutes, or refuses its commands.'
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
        summary: 'The order service of {{ $shop }} has not caught up with the products for {{ `{{ $value | humanizeDuration }}` }}, although the product service is available.'
        impact: 'Open orders show outdated names and prices, and new products cannot be added during an outage of the product service.'
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
        summary: 'The last successful backup of {{ `{{ $labels.cronjob }}` }} is older than {{ .rules.backupHours }} hours, or there never was one.'
        impact: 'None now, but if the volume were lost, everything since that backup would be lost.'
        runbook_url: {{ $runbook }}#a-backup-is-too-old
{{- end }}
