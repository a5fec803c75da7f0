{{/* The objects around the Deployment of a process: service account, autoscaler, disruption budget. */}}

{{- define "bulkhead.serviceAccount" -}}
apiVersion: v1
kind: ServiceAccount
metadata:
  name: {{ include "bulkhead.name" . }}
  labels: {{ include "bulkhead.labels" (dict "root" . "component" .Chart.Name) | nindent 4 }}
  {{- with include "bulkhead.texts" (list .Values.serviceAccount.annotations) }}
  annotations: {{ . | nindent 4 }}
  {{- end }}
automountServiceAccountToken: false
{{- end }}

{{- define "bulkhead.autoscaler" -}}
{{- if .Values.autoscaling.enabled }}
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: {{ include "bulkhead.name" . }}
  labels: {{ include "bulkhead.labels" (dict "root" . "component" .Chart.Name) | nindent 4 }}
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: {{ include "bulkhead.name" . }} }
  minReplicas: {{ .Values.autoscaling.minReplicas }}
  maxReplicas: {{ .Values.autoscaling.maxReplicas }}
  metrics:
    {{/* Only the process counts; sidecars do not, and need no CPU request. */}}
    - type: ContainerResource
      containerResource:
        name: cpu
        container: {{ .Chart.Name }}
        target: { type: Utilization, averageUtilization: {{ .Values.autoscaling.cpuPercent }} }
  {{- with .Values.autoscaling.behavior }}
  behavior: {{ toYaml . | nindent 4 }}
  {{- end }}
{{- end }}
{{- end }}

{{/* A single replica cannot be moved without a gap, so a budget would not help it. */}}
{{- define "bulkhead.disruptionBudget" -}}
{{- $replicas := .Values.autoscaling.enabled | ternary .Values.autoscaling.maxReplicas .Values.replicas | int -}}
{{- if gt $replicas 1 }}
{{- $own := dict "root" . "component" .Chart.Name }}
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: {{ include "bulkhead.name" . }}
  labels: {{ include "bulkhead.labels" $own | nindent 4 }}
spec:
  maxUnavailable: 1
  unhealthyPodEvictionPolicy: AlwaysAllow
  selector: { matchLabels: { {{- include "bulkhead.selector" $own | replace "\n" ", " -}} } }
{{- end }}
{{- end }}
