/**
 * Takes a product off sale or puts it back, as an optimistic update: a failure is rolled back and reported.
 * Without a clear answer the shop may have done it anyway: the notice says so, and the stock is read again.
 */
import type { Product } from '@bulkhead/product/contract';
import { isApiProblem } from '../../api/ApiProblem.ts';
import { products } from '../../api/clients.ts';
import { useNotices } from '../../stores/notices.ts';
import { sentenceOf } from '../outage/sentenceOf.ts';
import { useStockCache } from './stockCache.ts';
import { useSubmit } from '../form/useSubmit.ts';
import { t } from '../../words/spoken.ts';

export function useVisibility() {
  const notices = useNotices();
  const stock = useStockCache();

  async function turn(product: Product): Promise<Product> {
    const is_active = !product.is_active;
    stock.show({ ...product, is_active });
    try {
      return await products.update(product.id, { is_active });
    } catch (error) {
      stock.show(product);
      const isUnclear = isApiProblem(error) && !error.isRefusal;
      if (isUnclear) stock.readAgain();
      const { name } = product;
      const what = isUnclear ? t('admin.unclear', { name }) : t('admin.unchanged', { name });
      notices.show('bad', `${what} ${sentenceOf(error)}`);
      throw error;
    }
  }

  return useSubmit({ send: turn, done: stock.keep });
}
