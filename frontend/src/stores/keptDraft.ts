/** Where this tab keeps what is typed and not saved (`useKeptDraft`). */
export const KEPT_AS = 'bulkhead.draft';

export function forgetKeptDraft(): void {
  try {
    sessionStorage.removeItem(KEPT_AS);
  } catch {
    // Where nothing can be stored there is nothing to forget.
  }
}
