/** The key under which this tab stores an unsaved draft (`useKeptDraft`). */
export const KEPT_AS = 'bulkhead.draft';

export function forgetKeptDraft(): void {
  try {
    sessionStorage.removeItem(KEPT_AS);
  } catch {
    // Without session storage there is no draft to delete.
  }
}
