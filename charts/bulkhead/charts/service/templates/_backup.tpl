{{/* A job with the database's client and the backups. Takes dict root, script, ship: a container that runs afterwards, if it has a command; atOnce. */}}
{{- define "bulkhead.backupJob" -}}
{{- $root := .root -}}
{{- $name := printf "%s-backup" (include "bulkhead.name" $root) -}}
{{- $ships := dig "command" list (.ship | default dict) | empty | not -}}
spec:
  backoffLimit: 2
  {{- if eq .script "backup.sh" }}
  activeDeadlineSeconds: {{ $root.Values.backup.deadlineSeconds }}
  {{- else }}
  {{/* A job created by hand is removed by nothing else; its log stays for a day. */}}
  ttlSecondsAfterFinished: 86400
  {{- end }}
  {{/* A script that refuses (exit code 3) is not tried again. */}}
  podFailurePolicy: { rules: [{ action: FailJob, onExitCodes: { containerName: database, operator: In, values: [3] } }] }
  template:
    metadata:
      labels: {{ include "bulkhead.podLabels" (dict "root" $root "component" (printf "%s-backup" $root.Chart.Name) "more" $root.Values.backup.podLabels) | nindent 8 }}
      {{- with include "bulkhead.texts" (list $root.Values.backup.podAnnotations) }}
      annotations: {{ . | nindent 8 }}
      {{- end }}
    spec:
      restartPolicy: Never
      serviceAccountName: {{ $name }}
      {{- include "bulkhead.podBasics" (include "bulkhead.databasePlace" $root | fromJson) | nindent 6 }}
      securityContext: {{ include "bulkhead.podSecurity" (dict "root" $root "user" 999) | nindent 8 }}
      {{ $ships | ternary "initContainers" "containers" }}:
        - name: database
          image: {{ include "bulkhead.image" (dict "root" $root "image" $root.Values.database.image) }}
          imagePullPolicy: {{ $root.Values.global.imagePullPolicy }}
          command: [bash, -euo, pipefail, /scripts/{{ .script }}]
          env:
            - { name: DATABASE, value: {{ quote $root.Values.database.name }} }
            - { name: DATABASE_HOST, value: {{ include "bulkhead.name" $root }}-mysql }
            - { name: STARTUP, value: {{ $root.Values.database.startupSeconds | int64 | quote }} }
            {{- if eq .script "backup.sh" }}
            - { name: KEEP, value: {{ $root.Values.backup.keep | quote }} }
            - { name: DEADLINE, value: {{ $root.Values.backup.deadlineSeconds | int64 | quote }} }
            {{- if .atOnce }}
            - { name: AT_ONCE, value: '1' }
            {{- end }}
            - { name: JOB, valueFrom: { fieldRef: { fieldPath: "metadata.labels['batch.kubernetes.io/controller-uid']" } } }
            {{- else }}
            - { name: RESTORE_FILE, value: '' }
            {{- end }}
            - name: MYSQL_PWD
              valueFrom: { secretKeyRef: { name: {{ include "bulkhead.databaseSecret" $root | quote }}, key: password } }
          resources: {{ toYaml $root.Values.backup.resources | nindent 12 }}
          securityContext: {{ include "bulkhead.containerSecurity" $root | nindent 12 }}
          volumeMounts:
            - { name: backups, mountPath: /backups }
            - { name: scripts, mountPath: /scripts }
            - { name: tmp, mountPath: /tmp }
      {{- if $ships }}
      containers:
        - name: ship
          image: {{ .ship.image | default (include "bulkhead.image" (dict "root" $root "image" $root.Values.database.image)) }}
          imagePullPolicy: {{ $root.Values.global.imagePullPolicy }}
          command: {{ toYaml .ship.command | nindent 12 }}
          env:
            {{- $named := list }}
            {{- range .ship.env }}{{ $named = append $named .name }}{{ end }}
            {{- if not (has "HOME" $named) }}
            {{/* The only place that it can write to, apart from the backups. */}}
            - { name: HOME, value: /tmp }
            {{- end }}
            {{- with .ship.env }}
            {{- toYaml . | nindent 12 }}
            {{- end }}
          {{- with .ship.envFrom }}
          envFrom: {{ toYaml . | nindent 12 }}
          {{- end }}
          resources: {{ toYaml (.ship.resources | default $root.Values.backup.resources) | nindent 12 }}
          securityContext: {{ include "bulkhead.containerSecurity" $root | nindent 12 }}
          volumeMounts:
            - { name: backups, mountPath: /backups }
            - { name: tmp, mountPath: /tmp }
            {{- with .ship.extraVolumeMounts }}
            {{- toYaml . | nindent 12 }}
            {{- end }}
      {{- end }}
      volumes:
        - { name: backups, persistentVolumeClaim: { claimName: {{ $name }} } }
        - { name: scripts, configMap: { name: {{ $name }} } }
        - { name: tmp, emptyDir: { sizeLimit: {{ $root.Values.backup.storage.size }} } }
        {{- with dig "extraVolumes" list (.ship | default dict) }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
{{- end }}
