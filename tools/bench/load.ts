/** Generates load with autocannon and reads its results. */
import autocannon from 'autocannon';

export interface Request {
  method?: 'GET' | 'POST';
  path: string;
  headers?: Record<string, string>;
  body?: string;
}

/** Enough to keep a process busy, without a queue that hides its speed. */
const CONNECTIONS = 32;
const SECONDS = 4;
const WARM_UP_SECONDS = 1;

/** Requests per second answered with 2xx. Throws when others fail: that would be no benchmark. */
export async function requestsPerSecond(url: string, requests: Request[]): Promise<number> {
  await run(url, requests, WARM_UP_SECONDS);
  const { '2xx': good, non2xx, errors, duration } = await run(url, requests, SECONDS);
  if (non2xx + errors > good / 1000) {
    throw new Error(
      `${url}${requests[0]?.path ?? ''}: ${good} good answers, ${non2xx} others, ${errors} errors`,
    );
  }
  return good / duration;
}

/**
 * Each connection starts at a different place of the list, so that they do not all
 * send the same request at once.
 */
function run(url: string, requests: Request[], duration: number) {
  let connection = 0;
  return autocannon({
    url,
    duration,
    connections: CONNECTIONS,
    setupClient(client) {
      const start = Math.floor((connection++ * requests.length) / CONNECTIONS);
      client.setRequests([...requests.slice(start), ...requests.slice(0, start)]);
    },
  });
}
