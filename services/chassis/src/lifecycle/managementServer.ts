/** Answers operators and Kubernetes on a separate port, which the edge never forwards. */
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { Metrics } from '../observability/metrics.ts';

interface Parts {
  metrics: Metrics;
  /** Rejects with the reason when the process is not ready. */
  isReady: () => Promise<void>;
}

/** Milliseconds after which a readiness check counts as failed. */
const READY_LIMIT_MS = 700;

export function managementServer({ metrics, isReady }: Parts): Server {
  return createServer((request, response) => {
    const answer = async () => {
      if (request.url === '/livez') send(response, 200, { status: 'ok' });
      else if (request.url === '/readyz') await answerReadiness(response, isReady);
      else if (request.url === '/metrics')
        sendMetrics(response, await metrics.registry.metrics(), metrics.registry.contentType);
      else send(response, 404, { status: 'Ask /livez, /readyz or /metrics' });
    };
    answer().catch((error: unknown) => {
      send(response, 500, { status: String(error) });
    });
  });
}

export async function answerReadiness(response: ServerResponse, isReady: () => Promise<void>): Promise<void> {
  const late = AbortSignal.timeout(READY_LIMIT_MS);
  const tooLate = new Promise<never>((_, reject) => {
    late.addEventListener('abort', () => {
      reject(new Error('no answer in time'));
    });
  });
  try {
    await Promise.race([isReady(), tooLate]);
    send(response, 200, { status: 'ready' });
  } catch (error) {
    send(response, 503, { status: error instanceof Error ? error.message : String(error) });
  }
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
}

function sendMetrics(response: ServerResponse, text: string, type: string): void {
  response.writeHead(200, { 'Content-Type': type }).end(text);
}
