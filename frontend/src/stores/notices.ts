/** Short sentences about what just happened, shown for a while in a corner and read out by screen readers. */
import { defineStore } from 'pinia';
import { ref } from 'vue';

export interface Notice {
  id: number;
  tone: 'good' | 'bad';
  text: string;
  /** Where to go on from here. */
  link?: { to: string; text: string };
}

const SHOWN_MS = { good: 5_000, bad: 10_000 };

export const useNotices = defineStore('notices', () => {
  const notices = ref<Notice[]>([]);
  let count = 0;

  function show(tone: Notice['tone'], text: string, link?: Notice['link']): void {
    const id = ++count;
    notices.value = [
      ...notices.value.filter((notice) => notice.text !== text),
      { id, tone, text, link },
    ].slice(-3);
    setTimeout(() => {
      dismiss(id);
    }, SHOWN_MS[tone]);
  }

  function dismiss(id: number): void {
    notices.value = notices.value.filter((notice) => notice.id !== id);
  }

  /** Who is where a notice leads needs it no longer. */
  function arrived(path: string): void {
    notices.value = notices.value.filter((notice) => notice.link?.to !== path);
  }

  return { notices, show, dismiss, arrived };
});
