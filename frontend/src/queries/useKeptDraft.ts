/**
 * What is typed into a form and not saved, kept for when the browser throws the tab away meanwhile, as tablets do: in this
 * tab, for who typed it, at the same address. It is forgotten with what there is to lose, and when the form is left.
 */
import { onScopeDispose, watch } from 'vue';
import { useRoute } from 'vue-router';
import { useSession } from './session.ts';

const STORED_AS = 'bulkhead.draft';

interface Kept {
  user: string | undefined;
  path: string;
  draft: unknown;
}

export function useKeptDraft<Draft>() {
  const user = useSession().user.value?.id;
  const { path } = useRoute();
  const stored = readKept();

  return {
    /** What was being typed when the page went. */
    kept: stored?.user === user && stored?.path === path ? (stored.draft as Draft) : undefined,
    /** `draft`: undefined while there is nothing to lose. */
    keep: (draft: () => Draft | undefined): void => {
      // What was kept may be saved by now.
      watch(
        draft,
        (now) => {
          write(now && { user, path, draft: now });
        },
        { immediate: true },
      );
      onScopeDispose(() => {
        write(undefined);
      });
    },
  };
}

/** What somebody else was typing here is not for whoever is there now. */
export function forgetDraftOfOthers(user: string | undefined): void {
  if (readKept()?.user !== user) write(undefined);
}

function readKept(): Kept | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(STORED_AS) ?? 'null') as Kept | undefined;
  } catch {
    return undefined;
  }
}

function write(kept: Kept | undefined): void {
  try {
    if (kept) sessionStorage.setItem(STORED_AS, JSON.stringify(kept));
    else sessionStorage.removeItem(STORED_AS);
  } catch {
    // Where nothing can be stored it is lost with the tab.
  }
}
