/**
 * Keeps the unsaved input of a form for when the browser discards the tab, as tablets do: in this tab, for an
 * hour, for the same user at the same address. It is deleted once nothing is unsaved, or when the form is
 * left for another page of the app.
 */
import { onScopeDispose, ref, watch } from 'vue';
import { useRoute } from 'vue-router';
import { forgetKeptDraft, KEPT_AS } from '../../stores/keptDraft.ts';
import { useSession } from '../account/session.ts';

const KEPT_MS = 60 * 60_000;

interface Kept {
  user: string | undefined;
  path: string;
  /** When it was typed, in milliseconds since 1970. */
  at: number;
  draft: unknown;
}

export function useKeptDraft<Draft>() {
  const user = useSession().user.value?.id;
  const { path } = useRoute();
  const stored = readKept();
  const isKept = stored?.user === user && stored?.path === path && Math.abs(Date.now() - stored.at) < KEPT_MS;
  /** The form holds a restored draft that is still unsaved. */
  const isBack = ref(isKept);

  return {
    /** The draft of the earlier visit, if any. */
    kept: isKept ? (stored.draft as Draft) : undefined,
    isBack,
    /** `draft` returns undefined while nothing is unsaved. */
    keep: (draft: () => Draft | undefined): void => {
      // Runs at once, because the restored draft may already be saved.
      watch(
        draft,
        (now) => {
          if (now) write({ user, path, at: Date.now(), draft: now });
          else {
            isBack.value = false;
            forgetKeptDraft();
          }
        },
        { immediate: true },
      );
      onScopeDispose(forgetKeptDraft);
    },
  };
}

/** Deletes a draft that belongs to another user. */
export function forgetDraftOfOthers(user: string | undefined): void {
  if (readKept()?.user !== user) forgetKeptDraft();
}

function readKept(): Kept | undefined {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT_AS) ?? 'null') as Kept | undefined;
  } catch {
    return undefined;
  }
}

function write(kept: Kept): void {
  try {
    sessionStorage.setItem(KEPT_AS, JSON.stringify(kept));
  } catch {
    // Without session storage the draft is lost with the tab.
  }
}
