/** Changes a product, and everything on the page that shows it. */
import type { Product } from '@bulkhead/product/contract';
import { useQueryCache } from '@pinia/colada';
import type { ProductChanges } from '../api/productClient.ts';
import { products } from '../api/clients.ts';
import { useNotices } from '../stores/notices.ts';
import { stockQuery } from './products.ts';
import { sentenceOf } from './sentenceOf.ts';
import { useSubmit } from './useSubmit.ts';
import { t } from '../words/spoken.ts';

export function useProductChange(changed?: (product: Product) => unknown) {
  const notices = useNotices();
  const keep = useStockCache();
  return useSubmit({
    send: async ({ id, changes }: { id: string; changes: ProductChanges }) => {
      try {
        return await products.update(id, changes);
      } catch (error) {
        notices.show('bad', `${t('admin.unchanged')} ${sentenceOf(error)}`);
        throw error;
      }
    },
    done: async (product) => {
      keep(product);
      await changed?.(product);
    },
  });
}

/** Everything shown of products is read again when it is next looked at; the admin's own list shows the change at once. */
export function useStockCache() {
  const cache = useQueryCache();
  return (product: Product): void => {
    void cache.invalidateQueries({ key: ['products'] }, false);
    const stock = cache.getQueryData(stockQuery.key);
    if (!stock) return;
    const others = stock.filter((one) => one.id !== product.id);
    cache.setQueryData(
      stockQuery.key,
      [...others, product].sort((one, other) => one.name.localeCompare(other.name)),
    );
  };
}
