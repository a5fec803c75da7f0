/** Selects the related products of a product page: the same in the app, at the edge and in the build. */

export const MOST_RELATED = 4;

/** `listed`: the first products of the category, possibly with the product itself. */
export function relatedTo<Product extends { id: string }>(
  product: Product,
  listed: readonly Product[],
): Product[] {
  return listed.filter(({ id }) => id !== product.id).slice(0, MOST_RELATED);
}
