/** Adds a product to a user's open order. Begins an order when there is none. */
import { Refusal } from '@bulkhead/chassis/errors/Refusal';
import type { Once } from '@bulkhead/chassis/storage/once';
import { MAX_LINES, MAX_QUANTITY } from '../contract/order.ts';
import type { FindProduct } from './findProduct.ts';
import { withLine, type Line, type Order } from './Order.ts';
import { OrderRefusal } from './OrderRefusal.ts';
import type { Orders } from './Orders.ts';
import type { Product } from './Product.ts';

interface Parts {
  orders: Orders;
  findProduct: FindProduct;
}

export type AddItem = (
  userId: string,
  productIdOrSlug: string,
  quantity: number,
  once?: Once,
) => Promise<Order>;

export function makeAddItem({ orders, findProduct }: Parts): AddItem {
  return async (userId, productIdOrSlug, quantity, once) => {
    // Looked up before anything is locked, judged inside: a repeated request gets its first answer, whatever
    // has happened to the product.
    const found = await findProduct(productIdOrSlug);
    return orders.change(once, async (changes) => {
      const product = assertForSale(found);
      const order = await changes.lockOrBegin(userId, product.currency);
      const line = extendedLine(order, product, quantity);
      await changes.putLine(order.id, line);
      return withLine(order, line);
    });
  };
}

function assertForSale(found: Product | Refusal): Product {
  if (found instanceof Refusal) throw found;
  if (!found.isActive)
    throw new Refusal('conflict', 'product-hidden', `${found.name} is not for sale any more`, {
      values: { name: found.name },
    });
  return found;
}

/** The product's line with more pieces. The whole line gets the current name and price. */
export function extendedLine(order: Order, product: Product, quantity: number): Line {
  if (order.currency !== product.currency)
    throw new OrderRefusal('other-currency', `${product.name} is priced in ${product.currency}`, order, {
      values: { name: product.name, currency: product.currency },
    });
  const line = order.lines.find(({ productId }) => productId === product.id);
  const total = (line?.quantity ?? 0) + quantity;
  if (total > MAX_QUANTITY)
    throw new OrderRefusal('line-full', `An order takes at most ${MAX_QUANTITY} of ${product.name}`, order, {
      values: { max: MAX_QUANTITY, name: product.name },
    });
  if (!line && order.lines.length >= MAX_LINES)
    throw new OrderRefusal('order-full', `An order takes at most ${MAX_LINES} different products`, order, {
      values: { max: MAX_LINES },
    });
  const { id, name, slug, image, price } = product;
  const position = line?.position ?? (order.lines.at(-1)?.position ?? 0) + 1;
  return {
    productId: id,
    name,
    slug,
    image,
    quantity: total,
    position,
    agreedPrice: price,
    price,
    isForSale: true,
  };
}
