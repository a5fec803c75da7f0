/**
 * Changing a product that others may be changing, too. Only the fields that were typed are sent, with the instant of the
 * state they were typed over; the shop refuses them when there is a newer one. That state, or one a later look at the
 * product brings, is put under what was typed: untouched fields follow it, typed ones stay, and the page says what has
 * changed. Saving once more is then a decision and no accident. So it is with what was `kept` of an earlier visit. Without
 * a product it is a new one: once the shop has it, it is changed like any other.
 */
import type { Product } from '@bulkhead/product/contract';
import { ref, watch } from 'vue';
import { isApiProblem } from '../../api/ApiProblem.ts';
import { products } from '../../api/clients.ts';
import type { NewProduct } from '../../api/productClient.ts';
import { changesOf, type DraftField, draftOf, isAlready, type ProductDraft, toSend } from './productDraft.ts';
import { useStockCache } from './stockCache.ts';
import { type KeptProduct, useProductDraft } from './useProductDraft.ts';
import { useSubmit } from '../form/useSubmit.ts';

interface Outcome {
  product: Product;
  isSaved: boolean;
}

/** `saved` hears whether that is all, or whether more was typed meanwhile. */
export function useProductEdit(
  product: () => Product | undefined,
  saved: (product: Product, isAll: boolean) => unknown,
  kept?: KeptProduct,
) {
  const stock = useStockCache();
  const opened = kept ? kept.base : product();
  const draft = useProductDraft(opened, kept?.typed);
  let current = opened;
  /** The fields somebody else has changed as well; null while nobody has changed anything under what is typed. */
  const clashes = ref<DraftField[] | null>(null);

  function meet(theirs: Product | undefined): void {
    if (!theirs || (current && theirs.updated_at <= current.updated_at)) return;
    // A save whose answer was lost, with the tab that waited for it, has reached the shop all the same.
    if (!draft.isDirty.value || isAlready(theirs, draft.changes.value)) settle(theirs);
    else {
      current = theirs;
      clashes.value = draft.rebase(theirs);
    }
  }
  watch(product, meet, { immediate: true });

  async function send(typed: ProductDraft, key: string): Promise<Outcome> {
    if (!current) return { product: await products.create(newProductOf(typed), key), isSaved: true };
    const { id, updated_at: expected_updated_at } = current;
    const changes = toSend(changesOf(draftOf(current), typed));
    try {
      return { product: await products.update(id, { ...changes, expected_updated_at }), isSaved: true };
    } catch (error) {
      const theirs = newerIn(error);
      if (!theirs) throw error;
      return { product: theirs, isSaved: isAlready(theirs, changes) };
    }
  }

  async function done({ product, isSaved }: Outcome, sent: ProductDraft): Promise<void> {
    if (isSaved) settle(product, sent);
    else meet(product);
    stock.keep(product);
    if (isSaved) await saved(product, !draft.isDirty.value);
  }

  function settle(theirs: Product | undefined, sent?: ProductDraft): void {
    current = theirs;
    clashes.value = null;
    draft.settle(theirs, sent);
  }

  const sending = useSubmit({ send, done });
  return {
    draft,
    clashes,
    sending,
    save: () => sending.submit(draft.now.value),
    /** Gives up what was typed. */
    discard: () => {
      settle(current);
    },
  };
}

function newProductOf(typed: ProductDraft): NewProduct {
  const { category, ...texts } = toSend(typed);
  return { ...texts, category: category || undefined };
}

/** The product as it is now, when that is why a change was refused. */
function newerIn(error: unknown): Product | undefined {
  return isApiProblem(error) && error.code === 'product-changed' ? (error.result as Product) : undefined;
}
