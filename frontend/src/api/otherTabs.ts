/** Between the tabs of one browser: who changed something in the shop tells the others, so that none shows the past. */
import type { Call } from './call.ts';

const channel = new BroadcastChannel('bulkhead');

/** A call that tells the other tabs what it changed. */
export function telling(call: Call): Call {
  return async <T>(...request: Parameters<Call>) => {
    const answer = await call<T>(...request);
    const [method, path] = request;
    if (method !== 'GET') channel.postMessage(path);
    return answer;
  };
}

/** Calls back with the path another tab has just used to change something. */
export function onChangedElsewhere(changed: (path: string) => void): () => void {
  const hear = (event: Event) => {
    changed(String((event as MessageEvent).data));
  };
  channel.addEventListener('message', hear);
  return () => {
    channel.removeEventListener('message', hear);
  };
}
