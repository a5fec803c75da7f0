/**
 * Reads and writes JSON in local storage. Where that fails (private windows, a full disk), values stay in
 * memory only.
 */
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

/** Calls `changed` when another tab has written the value. */
export function onStoredElsewhere(name: string, changed: () => void): void {
  onPage('storage', (event: Event & { key?: string | null }) => {
    if (event.key === name) changed();
  });
}
