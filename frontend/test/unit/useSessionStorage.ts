/** Gives each test of a block its own session storage. */
import { MemoryStorage } from './MemoryStorage.ts';
import { standIn } from './standIn.ts';

export function useSessionStorage(): void {
  let restore: () => void;

  beforeEach(() => {
    restore = standIn(globalThis, { sessionStorage: new MemoryStorage() });
  });
  afterEach(() => restore());
}
