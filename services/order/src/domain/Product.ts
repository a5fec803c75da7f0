/** The facts about a product that an order needs. */

export interface Product {
  id: string;
  slug: string;
  name: string;
  image: string;
  /** Cents. */
  price: number;
  currency: string;
  isActive: boolean;
  /** RFC 3339. Of two states of a product, the later one counts. */
  updatedAt: string;
}
