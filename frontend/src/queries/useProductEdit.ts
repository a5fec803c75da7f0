/**
 * Changing a product that others may be changing, too. Only the fields that were typed are sent, with the instant of the
 * state they were typed over; the shop refuses them when there is a newer one. That state, or one a later look at the
 * product brings, is put under what was typed: untouched fields follow it, typed ones stay, and the page says what has
 * changed. Saving once more is then a decision and no accident.
 */
import type { Product } from '@bulkhead/product/contract';
import { ref, watch } from 'vue';
import { isApiProblem } from '../api/ApiProblem.ts';
import { products } from '../api/clients.ts';
import { type DraftField, isAlready, type ProductDraft, toSend } from './productDraft.ts';
import { useStockCache } from './stockCache.ts';
import { useProductDraft } from './useProductDraft.ts';
import { useSubmit } from './useSubmit.ts';

interface Outcome {
  product: Product;
  isSaved: boolean;
}

export function useProductEdit(product: () => Product, saved: (product: Product) => unknown) {
  const stock = useStockCache();
  const opened = product();
  const draft = useProductDraft(opened);
  let current = opened;
  /** The fields somebody else has changed as well; null while nobody has changed anything under what is typed. */
  const clashes = ref<DraftField[] | null>(null);

  function meet(theirs: Product): void {
    if (theirs.updated_at <= current.updated_at) return;
    current = theirs;
    if (draft.isDirty.value) clashes.value = draft.rebase(theirs);
    else draft.settle(theirs);
  }
  watch(product, meet);

  async function send(changes: Partial<ProductDraft>): Promise<Outcome> {
    const expected_updated_at = current.updated_at;
    try {
      return {
        product: await products.update(current.id, { ...changes, expected_updated_at }),
        isSaved: true,
      };
    } catch (error) {
      const theirs = newerIn(error);
      if (!theirs) throw error;
      return { product: theirs, isSaved: isAlready(theirs, changes) };
    }
  }

  async function done(outcome: Outcome): Promise<void> {
    if (outcome.isSaved) settle(outcome.product);
    else meet(outcome.product);
    stock.keep(outcome.product);
    if (outcome.isSaved) await saved(outcome.product);
  }

  function settle(theirs: Product): void {
    current = theirs;
    clashes.value = null;
    draft.settle(theirs);
  }

  const sending = useSubmit({ send, done });
  return {
    draft,
    clashes,
    sending,
    save: () => sending.submit(toSend(draft.changes.value)),
    /** Gives up what was typed. */
    takeTheirs: () => settle(current),
  };
}

/** The product as it is now, when that is why a change was refused. */
function newerIn(error: unknown): Product | undefined {
  return isApiProblem(error) && error.code === 'product-changed' ? (error.result as Product) : undefined;
}
