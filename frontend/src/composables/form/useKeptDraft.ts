/**
 * What is typed into a form and not saved, kept for when the browser throws the tab away meanwhile, as tablets do: in this
 * tab, for an hour, for who typed it, at the same address. It is forgotten with what there is to lose, and when the form is
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
  /** When it was typed, milliseconds since 1970. */
  at: number;
  draft: unknown;
}

export function useKeptDraft<Draft>() {
  const user = useSession().user.value?.id;
  const { path } = useRoute();
  const stored = readKept();
  const isKept = stored?.user === user && stored?.path === path && Math.abs(Date.now() - stored.at) < KEPT_MS;
  /** What was kept is in the form, and can still be lost. */
  const isBack = ref(isKept);

  return {
    /** What was being typed when the page went. */
    kept: isKept ? (stored.draft as Draft) : undefined,
    isBack,
    /** `draft`: undefined while there is nothing to lose. */
    keep: (draft: () => Draft | undefined): void => {
      // What was kept may be saved by now.
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

/** What somebody else was typing here is not for whoever is there now. */
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
    // Where nothing can be stored it is lost with the tab.
  }
}
