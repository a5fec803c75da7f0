/**
 * Short messages about what just happened, shown for a while in a corner and read out by screen readers. Bad
 * news, and notices that offer an action, stay until the next page, so that slow readers and keyboard users
 * reach them (WCAG 2.2.1).
 */
import { defineStore } from 'pinia';
import { ref } from 'vue';

export interface Notice {
  id: number;
  tone: 'good' | 'bad';
  text: string;
  /** A link to follow, or an action to take. */
  further?: Further;
}

type Further = { to: string; text: string } | { run: () => void; text: string };

const MOST = 3;
const SHOWN_MS = 5_000;

export const useNotices = defineStore('notices', () => {
  const notices = ref<Notice[]>([]);
  const timers = new Map<number, ReturnType<typeof setTimeout>>();
  let count = 0;
  let isHeld = false;

  /** Returns the id to dismiss the notice by. */
  function show(tone: Notice['tone'], text: string, further?: Further): number {
    const id = ++count;
    const others = notices.value.filter((notice) => notice.text !== text);
    notices.value = [...withRoom(others), { id, tone, text, further }];
    if (!isHeld) countDown();
    return id;
  }

  function dismiss(id: number): void {
    notices.value = notices.value.filter((notice) => notice.id !== id);
    clearTimeout(timers.get(id));
    timers.delete(id);
  }

  /** Stops all timers while the visitor is reading. */
  function hold(): void {
    isHeld = true;
    for (const timer of timers.values()) clearTimeout(timer);
    timers.clear();
  }

  function release(): void {
    isHeld = false;
    countDown();
  }

  function countDown(): void {
    for (const notice of notices.value) {
      const { id } = notice;
      if (timers.has(id) || stays(notice)) continue;
      const timer = setTimeout(() => {
        dismiss(id);
      }, SHOWN_MS);
      timers.set(id, timer);
    }
  }

  /** Removes notices that link to the page just opened, and those that belong to the page just left. */
  function arrived(path: string, from: string): void {
    for (const notice of notices.value) {
      const { id, further } = notice;
      const leadsHere = further && 'to' in further && further.to === path;
      if (leadsHere || (path !== from && stays(notice))) dismiss(id);
    }
  }

  return { notices, show, dismiss, arrived, hold, release };
});

/** Makes room for one more: good news without an action goes first. */
function withRoom(notices: Notice[]): Notice[] {
  if (notices.length < MOST) return notices;
  const goes = notices.find((notice) => !stays(notice)) ?? notices[0];
  return notices.filter((notice) => notice !== goes);
}

function stays({ tone, further }: Notice): boolean {
  return tone === 'bad' || (further !== undefined && 'run' in further);
}
