/**
 * Pure functions for a product draft: its preview, its changes, and its rebase onto another admin's changes.
 */
import { toCents, toDecimal } from '@bulkhead/chassis/contract/money';
import type { Product } from '@bulkhead/product/contract';
import { CURRENCY } from '@bulkhead/product/contract/currency';
import { categoryNamed } from '../../words/categoryNamed.ts';
import { inLatinDigits } from '../form/inLatinDigits.ts';

const FIELDS = ['name', 'slug', 'price', 'image', 'category', 'description'] as const;
export type DraftField = (typeof FIELDS)[number];
export type ProductDraft = Record<DraftField, string>;

const PRICE = /^\d{1,7}(\.\d{1,2})?$/;
/** The category the shop gives a product without one. */
const NO_CATEGORY = 'Other';

export function draftOf(product?: Product): ProductDraft {
  const { name = '', slug = '', price = '', image = '', category = '', description = '' } = product ?? {};
  return { name, slug, price, image, category, description };
}

/** The fields of `draft` that differ from `before`. */
export function changesOf(before: ProductDraft, draft: ProductDraft): Partial<ProductDraft> {
  const changed = FIELDS.filter((field) => draft[field] !== before[field]);
  return Object.fromEntries(changed.map((field) => [field, draft[field]]));
}

/**
 * Converts a draft to what the shop accepts: prices may be typed with a decimal comma or Arabic digits, and
 * categories in the reader's language.
 */
export function toSend<Draft extends Partial<ProductDraft>>(draft: Draft): Draft {
  const { price, category } = draft;
  return {
    ...draft,
    ...(price !== undefined && { price: pointed(price) }),
    ...(category !== undefined && { category: categoryNamed(category) }),
  };
}

/**
 * Rebases a draft based on `before` onto `theirs`: untouched fields follow, typed ones stay. `clashes` are
 * the fields that both have changed to different values.
 */
export function rebased(before: ProductDraft, mine: ProductDraft, theirs: ProductDraft) {
  const touched = FIELDS.filter((field) => mine[field] !== before[field]);
  const kept = Object.fromEntries(touched.map((field) => [field, mine[field]]));
  const clashes = touched.filter((field) => theirs[field] !== before[field] && theirs[field] !== mine[field]);
  return { draft: { ...theirs, ...kept }, clashes };
}

/** Whether the product already has these changes: an earlier attempt whose answer was lost has saved them. */
export function isAlready(product: Product, changes: Partial<ProductDraft>): boolean {
  const is = draftOf(product);
  const asked = normal({ ...is, ...changes });
  return FIELDS.every((field) => asked[field] === is[field]);
}

/** The product as shoppers would see it. An invalid price shows as zero. */
export function previewOf(draft: ProductDraft, product?: Product): Product {
  const { price, category, ...texts } = normal(draft);
  return {
    ...texts,
    id: product?.id ?? '',
    price: PRICE.test(price) ? price : toDecimal(0),
    currency: product?.currency ?? CURRENCY,
    category: category || NO_CATEGORY,
    is_active: product?.is_active ?? true,
    created_at: product?.created_at ?? '',
    updated_at: product?.updated_at ?? '',
  };
}

/** The draft as the shop would store it. */
function normal(draft: ProductDraft): ProductDraft {
  const { name, slug, category } = draft;
  const price = pointed(draft.price);
  const image = draft.image.trim();
  return {
    ...{ name: name.trim(), slug, category: categoryNamed(category), description: draft.description.trim() },
    price: PRICE.test(price) ? toDecimal(toCents(price)) : price,
    image: image === '' || /^(https:|\/)/.test(image) ? image : `/images/${image}`,
  };
}

const pointed = (price: string): string => inLatinDigits(price.trim()).replace(/[,٫]/, '.');
