/** Messages between the tabs of one browser, so that all of them show the same shopper and the same order. */
import type { OrderSummary } from '@bulkhead/order/contract';
import type { SessionUser } from '../../api/sessionClient.ts';

export type TabMessage =
  /** The new open order. Undefined: it changed in two tabs at once, so it must be read from the shop. */
  | { kind: 'order'; user: string; order: OrderSummary | null | undefined }
  /** The user who has signed in, or null after a sign-out. */
  | { kind: 'user'; user: SessionUser | null };

let channel: InstanceType<typeof BroadcastChannel> | undefined;
try {
  channel = new BroadcastChannel('bulkhead');
} catch {
  // Firefox has no channel where cookies are refused: each tab is on its own.
}

export function tellOtherTabs(message: TabMessage): void {
  channel?.postMessage(message);
}

/** Sets the app's only listener. */
export function onOtherTabs(heard: (message: TabMessage) => void): void {
  if (!channel) return;
  channel.onmessage = ({ data }: { data: unknown }) => {
    heard(data as TabMessage);
  };
}
