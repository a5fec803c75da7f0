/** What the tabs of one browser tell each other, so that all of them show the same shopper and the same order. */
import type { OrderSummary } from '@bulkhead/order/contract';
import type { SessionUser } from '../api/sessionClient.ts';

export type TabMessage =
  /** The open order, or undefined: it has changed here and elsewhere at once, and the shop alone knows how it is. */
  | { kind: 'order'; user: string; order: OrderSummary | null | undefined }
  /** Somebody signed in, or nobody is signed in any more. */
  | { kind: 'user'; user: SessionUser | null };

const channel = new BroadcastChannel('bulkhead');

export function tellOtherTabs(message: TabMessage): void {
  channel.postMessage(message);
}

/** One listener for the whole app. */
export function onOtherTabs(heard: (message: TabMessage) => void): void {
  channel.onmessage = ({ data }: { data: unknown }) => {
    heard(data as TabMessage);
  };
}
