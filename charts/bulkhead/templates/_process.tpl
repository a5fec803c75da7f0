{{/* One of the four Node.js processes: its Deployment. Takes the context of a service or of the frontend. */}}

{{/* Rejects combinations of settings that a schema cannot: each is valid alone, but not together. */}}
{{- define "bulkhead.checks" -}}
{{- $name := .Chart.Name -}}
{{- $scaling := .Values.autoscaling -}}
{{- $most := .Values.replicas | int -}}
{{- if $scaling.enabled -}}
{{- $most = $scaling.maxReplicas | int -}}
{{- if gt (int $scaling.minReplicas) $most }}{{ fail (printf "%s.autoscaling.minReplicas is more than %s.autoscaling.maxReplicas" $name $name) }}{{ end -}}
{{- end -}}
{{/* After these delays a process waits until no more requests arrive, and then for running requests: ten seconds at most each. */}}
{{- $goodbye := add (int .Values.preStopSeconds) (int .Values.drainSeconds) 20 -}}
{{- if le (int .Values.terminationGracePeriodSeconds) (int $goodbye) }}{{ fail (printf "%s.terminationGracePeriodSeconds must be more than its preStopSeconds and drainSeconds and 20 together, or requests are cut" $name) }}{{ end -}}
{{- with .Values.database -}}
{{/* A replica's connections: its pool, wherever the size is set, and two for migrations under a lock. */}}
{{- $pool := 10 -}}
{{- range include "bulkhead.environment" $ | fromYamlArray }}{{ if eq .name "DATABASE_POOL_SIZE" }}{{ $pool = .value | default 10 | int }}{{ end }}{{ end -}}
{{- $own := add 2 $pool -}}
{{- $wanted := mul $own (add 1 $most) -}}
{{- if and .enabled (gt $wanted (int64 .maxConnections)) }}{{ fail (printf "%d replicas of %s, and one more during an upgrade, open %d connections: raise %s.database.maxConnections" $most $name $wanted $name) }}{{ end -}}
{{- end -}}
{{- end }}

{{/*
The operator's affinity, and replicas in different zones. Not as a second spread constraint: if nodes have no zone, the
scheduler would ignore the one by node as well. As JSON, because templates return text.
*/}}
{{- define "bulkhead.zonesApart" -}}
{{- $preferred := "preferredDuringSchedulingIgnoredDuringExecution" -}}
{{- $selector := include "bulkhead.selector" (dict "root" . "component" .Chart.Name) | fromYaml -}}
{{- $zone := dict "topologyKey" "topology.kubernetes.io/zone" "labelSelector" (dict "matchLabels" $selector) "matchLabelKeys" (list "pod-template-hash") -}}
{{- $own := get (get .Values.affinity "podAntiAffinity" | default dict) $preferred | default list -}}
{{- $all := append $own (dict "weight" 100 "podAffinityTerm" $zone) -}}
{{ merge (dict "podAntiAffinity" (dict $preferred $all)) .Values.affinity | toJson }}
{{- end }}

{{- define "bulkhead.deployment" -}}
{{- include "bulkhead.checks" . -}}
{{- $own := dict "root" . "component" .Chart.Name -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "bulkhead.name" . }}
  labels: {{ include "bulkhead.labels" $own | nindent 4 }}
  {{- with include "bulkhead.texts" (list .Values.annotations) }}
  annotations: {{ . | nindent 4 }}
  {{- end }}
spec:
  {{- if not .Values.autoscaling.enabled }}
  replicas: {{ .Values.replicas }}
  {{- end }}
  revisionHistoryLimit: {{ .Values.revisionHistoryLimit }}
  strategy:
    rollingUpdate: { maxUnavailable: 0, maxSurge: 1 }
  selector:
    matchLabels: {{ include "bulkhead.selector" $own | nindent 6 }}
  template:
    metadata:
      labels: {{ include "bulkhead.podLabels" (dict "root" . "component" .Chart.Name "more" .Values.podLabels) | nindent 8 }}
      annotations:
        checksum/secrets: {{ include "bulkhead.secretsChecksum" . }}
        {{- with include "bulkhead.texts" (list .Values.podAnnotations) }}
        {{- . | nindent 8 }}
        {{- end }}
    spec:
      serviceAccountName: {{ include "bulkhead.name" . }}
      terminationGracePeriodSeconds: {{ .Values.terminationGracePeriodSeconds }}
      {{- include "bulkhead.podBasics" (dict "Values" (merge (dict "affinity" (include "bulkhead.zonesApart" . | fromJson)) .Values)) | nindent 6 }}
      securityContext: {{ include "bulkhead.podSecurity" (dict "root" . "user" 1000) | nindent 8 }}
      topologySpreadConstraints:
        - maxSkew: 1
          topologyKey: kubernetes.io/hostname
          whenUnsatisfiable: ScheduleAnyway
          labelSelector: { matchLabels: { {{- include "bulkhead.selector" $own | replace "\n" ", " -}} } }
          matchLabelKeys: [pod-template-hash]
      {{- if or .Values.database .Values.extraInitContainers }}
      initContainers:
        {{- with .Values.extraInitContainers }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
        {{- if .Values.database }}
        - name: migrate
          args: {{ toJson .Values.migrateArgs }}
          {{- include "bulkhead.processContainer" . | nindent 10 }}
        {{- end }}
      {{- end }}
      containers:
        - name: {{ .Chart.Name }}
          {{- with .Values.args }}
          args: {{ toJson . }}
          {{- end }}
          {{- include "bulkhead.processContainer" . | nindent 10 }}
          ports:
            - { name: http, containerPort: {{ include "bulkhead.port" . }} }
            - { name: management, containerPort: {{ include "bulkhead.managementPort" . }} }
          {{- include "bulkhead.adjustedProbes" (dict "usual" (include "bulkhead.probes" .) "own" .Values.probes) | nindent 10 }}
          lifecycle:
            preStop: { sleep: { seconds: {{ .Values.preStopSeconds }} } }
        {{- with .Values.sidecars }}
        {{- tpl (toYaml .) $ | nindent 8 }}
        {{- end }}
      volumes:
        - { name: tmp, emptyDir: { sizeLimit: 64Mi } }
        {{- with .Values.extraVolumes }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
{{- end }}

{{/* The port of a service, which others must know, or of the frontend. */}}
{{- define "bulkhead.port" -}}
{{ get .Values.global.ports .Chart.Name | default .Values.port | int }}
{{- end }}

{{- define "bulkhead.managementPort" -}}
{{ add 1000 (int (include "bulkhead.port" .)) }}
{{- end }}

{{- define "bulkhead.processContainer" -}}
image: {{ include "bulkhead.image" (dict "root" . "image" .Values.image) }}
imagePullPolicy: {{ .Values.global.imagePullPolicy }}
env: {{ include "bulkhead.environment" . | nindent 2 }}
{{- with .Values.extraEnvFrom }}
envFrom: {{ toYaml . | nindent 2 }}
{{- end }}
resources: {{ toYaml .Values.resources | nindent 2 }}
securityContext: {{ include "bulkhead.containerSecurity" . | nindent 2 }}
volumeMounts:
  - { name: tmp, mountPath: /tmp }
  {{- with .Values.extraVolumeMounts }}
  {{- toYaml . | nindent 2 }}
  {{- end }}
{{- end }}

{{/* Readiness notices a hung process within seconds; liveness gives a busy one half a minute. A hung process ignores the request to stop, so Kubernetes does not wait long for it. */}}
{{- define "bulkhead.probes" -}}
startupProbe:
  httpGet: { path: /livez, port: management }
  periodSeconds: 1
  timeoutSeconds: 2
  failureThreshold: 120
readinessProbe:
  httpGet: { path: /readyz, port: management }
  periodSeconds: 2
  timeoutSeconds: 1
  failureThreshold: 2
livenessProbe:
  httpGet: { path: /livez, port: management }
  periodSeconds: 10
  timeoutSeconds: 5
  failureThreshold: 3
  terminationGracePeriodSeconds: {{ add .Values.preStopSeconds .Values.drainSeconds 5 }}
{{- end }}
