/** What an order needs to know of a product. */

export interface Product {
  id: string;
  slug: string;
  name: string;
  image: string;
  /** Cents. */
  price: number;
  currency: string;
  isActive: boolean;
  /** RFC 3339. Of two states of a product the one with the later instant holds. */
  updatedAt: string;
}
