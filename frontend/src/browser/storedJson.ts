/** JSON in the browser's local storage. Where nothing can be stored (private windows, a full disk), in memory only. */
import { onPage } from './onPage.ts';

const unstorable = new Map<string, unknown>();

export function readStored(name: string): unknown {
  if (unstorable.has(name)) return unstorable.get(name);
  try {
    return JSON.parse(localStorage.getItem(name) ?? 'null');
  } catch {
    return null;
  }
}

export function writeStored(name: string, value: unknown): void {
  try {
    localStorage.setItem(name, JSON.stringify(value));
    unstorable.delete(name);
  } catch {
    unstorable.set(name, value);
  }
}

/** Calls back when another tab wrote. */
export function onStoredElsewhere(name: string, changed: () => void): void {
  onPage('storage', (event: Event & { key?: string | null }) => {
    if (event.key === name) changed();
  });
}
