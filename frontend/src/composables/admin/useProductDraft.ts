/** A product being typed: its fields, whether something of it is not saved yet, and the product it was opened with. */
import type { Product } from '@bulkhead/product/contract';
import { computed, reactive, ref, shallowRef } from 'vue';
import { changesOf, draftOf, previewOf, type ProductDraft, rebased } from './productDraft.ts';
import { slugOf } from './slugOf.ts';

export type Draft = ReturnType<typeof useProductDraft>;

/** What was typed, and over which state of the product; none of a new one. */
export interface KeptProduct {
  base: Product | undefined;
  typed: ProductDraft;
}

export function useProductDraft(opened?: Product, before?: ProductDraft) {
  const base = shallowRef(opened);
  const typed = reactive({ ...draftOf(opened), ...before });
  /** Until somebody writes one, the address follows the name. */
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

  /** This is how the product is, if there is one yet. Of what was typed, only what was typed since `sent` is left: without it, nothing. */
  function settle(product: Product | undefined, sent = now.value): void {
    // An address that only follows the name was not typed, and the product has one now.
    const mine = isSlugOwn.value ? now.value : { ...now.value, slug: sent.slug };
    base.value = product;
    isSlugOwn.value = product !== undefined;
    Object.assign(typed, draftOf(product), changesOf(sent, mine));
  }

  /** Goes on from a newer state of the product. Gives the fields both sides have changed. */
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
