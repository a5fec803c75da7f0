/**
 * Compares the basket with the catalogue when it is shown: prices may have changed, and products may be off
 * sale.
 */
import { useQueryCache } from '@pinia/colada';
import { onMounted, reactive } from 'vue';
import { isApiProblem } from '../../api/ApiProblem.ts';
import { type BasketLine, useBasket } from '../../stores/basket.ts';
import { productQuery } from '../catalogue/products.ts';

export function useRenewedBasket() {
  const basket = useBasket();
  const cache = useQueryCache();
  const repriced = reactive(new Set<string>());
  const gone = reactive(new Set<string>());

  async function renew({ product: id, unit_price }: BasketLine): Promise<void> {
    try {
      const { data } = await cache.refresh(cache.ensure(productQuery(id)));
      if (!data) return;
      if (!data.product.is_active) gone.add(id);
      if (data.product.price !== unit_price) repriced.add(id);
      basket.renew(data.product);
    } catch (error) {
      if (isApiProblem(error) && error.status === 404) gone.add(id);
    }
  }

  onMounted(async () => {
    for (const line of basket.lines) await renew(line);
  });

  return {
    /** The price has changed since the product was put into the basket. */
    isRepriced: ({ product }: BasketLine) => repriced.has(product),
    isGone: ({ product }: BasketLine) => gone.has(product),
  };
}
