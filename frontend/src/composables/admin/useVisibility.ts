/**
 * Takes a product off sale or puts it back, as an optimistic update: a failure is rolled back and reported.
 * Without a clear answer the shop may have done it anyway: the notice says so, and the products are read again.
 */
import type { Product } from '@bulkhead/product/contract';
import { isApiProblem } from '../../api/ApiProblem.ts';
import { products } from '../../api/clients.ts';
import { useNotices } from '../../stores/notices.ts';
import { sentenceOf } from '../outage/sentenceOf.ts';
import { useAdminProductCache } from './adminProductCache.ts';
import { useSubmit } from '../form/useSubmit.ts';
import { t } from '../../words/spoken.ts';

export function useVisibility() {
  const notices = useNotices();
  const productCache = useAdminProductCache();

  async function turn(product: Product): Promise<Product> {
    const is_active = !product.is_active;
    productCache.show({ ...product, is_active });
    try {
      return await products.update(product.id, { is_active });
    } catch (error) {
      productCache.show(product);
      const isUnclear = isApiProblem(error) && !error.isRefusal;
      if (isUnclear) productCache.readAgain();
      const { name } = product;
      const what = isUnclear ? t('admin.unclear', { name }) : t('admin.unchanged', { name });
      notices.show('bad', `${what} ${sentenceOf(error)}`);
      throw error;
    }
  }

  return useSubmit({ send: turn, done: productCache.keep });
}
