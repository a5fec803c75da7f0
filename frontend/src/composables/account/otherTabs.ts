/** What the tabs of one browser tell each other, so that all of them show the same shopper and the same order. */
import type { OrderSummary } from '@bulkhead/order/contract';
import type { SessionUser } from '../../api/sessionClient.ts';

export type TabMessage =
  /** The open order, or undefined: it has changed here and elsewhere at once, and the shop alone knows how it is. */
  | { kind: 'order'; user: string; order: OrderSummary | null | undefined }
  /** Somebody signed in, or nobody is signed in any more. */
  | { kind: 'user'; user: SessionUser | null };

let channel: InstanceType<typeof BroadcastChannel> | undefined;
try {
  channel = new BroadcastChannel('bulkhead');
} catch {
  // Firefox has none where cookies are refused: each tab is on its own.
}

export function tellOtherTabs(message: TabMessage): void {
  channel?.postMessage(message);
}

/** One listener for the whole app. */
export function onOtherTabs(heard: (message: TabMessage) => void): void {
  if (!channel) return;
  channel.onmessage = ({ data }: { data: unknown }) => {
    heard(data as TabMessage);
  };
}
