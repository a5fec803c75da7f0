/**
 * Edits a product that other admins may be editing too. Only the typed fields are sent, with the instant of
 * the version they are based on; the shop refuses them when there is a newer one. A newer version, from a
 * refusal or a later read, is placed under the draft: untouched fields follow it, typed ones stay, and the
 * page lists the conflicts. Saving again is then a decision, not an accident. The same goes for a draft
 * `kept` from an earlier visit. Without a product the draft is a new one; once the shop has it, it is edited
 * like any other.
 */
import type { Product } from '@bulkhead/product/contract';
import { ref, watch } from 'vue';
import { isApiProblem } from '../../api/ApiProblem.ts';
import { products } from '../../api/clients.ts';
import type { NewProduct } from '../../api/productClient.ts';
import { changesOf, type DraftField, draftOf, isAlready, type ProductDraft, toSend } from './productDraft.ts';
import { useAdminProductCache } from './adminProductCache.ts';
import { type KeptProduct, useProductDraft } from './useProductDraft.ts';
import { useSubmit } from '../form/useSubmit.ts';

interface Outcome {
  product: Product;
  isSaved: boolean;
}

/** `saved` receives the product and whether everything typed has been saved. */
export function useProductEdit(
  product: () => Product | undefined,
  saved: (product: Product, isAll: boolean) => unknown,
  kept?: KeptProduct,
) {
  const productCache = useAdminProductCache();
  const opened = kept ? kept.base : product();
  const draft = useProductDraft(opened, kept?.typed);
  let current = opened;
  /**
   * The fields that another admin has changed as well; null while nobody has changed the product under the
   * draft.
   */
  const clashes = ref<DraftField[] | null>(null);

  function meet(theirs: Product | undefined): void {
    if (!theirs || (current && theirs.updated_at <= current.updated_at)) return;
    // A save may have reached the shop although its answer was lost together with its tab.
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
    productCache.keep(product);
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
    /** Discards the draft. */
    discard: () => {
      settle(current);
    },
  };
}

function newProductOf(typed: ProductDraft): NewProduct {
  const { category, ...texts } = toSend(typed);
  return { ...texts, category: category || undefined };
}

/** The current product from a refusal because of a newer version. */
function newerIn(error: unknown): Product | undefined {
  return isApiProblem(error) && error.code === 'product-changed' ? (error.result as Product) : undefined;
}
