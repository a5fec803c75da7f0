/**
 * The draft of a product: its fields, whether it has unsaved changes, and the version of the product it
 * started from.
 */
import type { Product } from '@bulkhead/product/contract';
import { computed, reactive, ref, shallowRef } from 'vue';
import { changesOf, draftOf, previewOf, type ProductDraft, rebased } from './productDraft.ts';
import { slugOf } from './slugOf.ts';

export type Draft = ReturnType<typeof useProductDraft>;

/** The typed fields and the version of the product they are based on; undefined for a new product. */
export interface KeptProduct {
  base: Product | undefined;
  typed: ProductDraft;
}

export function useProductDraft(opened?: Product, before?: ProductDraft) {
  const base = shallowRef(opened);
  const typed = reactive({ ...draftOf(opened), ...before });
  /** Until someone types an address, it follows the name. */
  const isSlugOwn = ref(typed.slug !== '');
  const slug = computed({
    get: () => (isSlugOwn.value ? typed.slug : slugOf(typed.name)),
    set: (text) => {
      typed.slug = text;
      isSlugOwn.value = text !== '';
    },
  });
  const now = computed<ProductDraft>(() => ({ ...typed, slug: slug.value }));
  const changes = computed(() => changesOf(draftOf(base.value), now.value));
  const isDirty = computed(() => Object.keys(changes.value).length > 0);

  /**
   * Takes over the product as the shop has it. Edits made after `sent` are kept; without `sent`, none are.
   */
  function settle(product: Product | undefined, sent = now.value): void {
    // An address that follows the name was not typed, so it is no edit: the shop has assigned one by now.
    const mine = isSlugOwn.value ? now.value : { ...now.value, slug: sent.slug };
    base.value = product;
    isSlugOwn.value = product !== undefined;
    Object.assign(typed, draftOf(product), changesOf(sent, mine));
  }

  /**
   * Rebases the draft onto a newer version of the product. Returns the fields that both sides have changed.
   */
  function rebase(theirs: Product) {
    const { draft, clashes } = rebased(draftOf(base.value), now.value, draftOf(theirs));
    settle(theirs);
    Object.assign(typed, draft);
    return clashes;
  }

  return {
    typed,
    slug,
    now,
    base,
    changes,
    isDirty,
    toKeep: (): KeptProduct | undefined =>
      isDirty.value ? { base: base.value, typed: { ...typed } } : undefined,
    preview: computed(() => previewOf(now.value, base.value)),
    settle,
    rebase,
  };
}
