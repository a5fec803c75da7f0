/** Which others of its category a product's page shows: in the app, in the pages of the edge, and so many in the build. */

export const MOST_RELATED = 4;

/** `listed`: what the category lists first, maybe the product itself among them. */
export function relatedTo<Product extends { id: string }>(
  product: Product,
  listed: readonly Product[],
): Product[] {
  return listed.filter(({ id }) => id !== product.id).slice(0, MOST_RELATED);
}
