/** The products, and the lists that shoppers look at. */
import { ProductPage } from '@bulkhead/product/contract';
import { jsonOf, type Ask } from './exchange.ts';
import type { EdgeBalancer } from './EdgeBalancer.ts';

export class Goods {
  readonly slugs: readonly string[];
  /** Lists that shoppers open: everything, sorted, by category, searched. */
  readonly lists: readonly string[];
  #turn = 0;

  private constructor(slugs: string[], lists: string[]) {
    this.slugs = slugs;
    this.lists = lists;
  }

  static async of(client: EdgeBalancer): Promise<Goods> {
    const products = await client.send({ method: 'GET', path: '/api/products' });
    const { results } = ProductPage.parse(jsonOf(products));
    if (results.length === 0) throw new Error('Nothing is for sale');
    const categories = new Set(results.flatMap(({ category }) => (category ? [category] : [])));
    const words = results.slice(0, 3).map(({ name }) => name.split(' ').at(-1) ?? name);
    const lists = [
      '/api/products',
      '/api/products?sort=price',
      ...[...categories].map((category) => `/api/products?category=${encodeURIComponent(category)}`),
      ...words.map((word) => `/api/products?search=${encodeURIComponent(word)}`),
    ];
    return new Goods(
      results.map(({ slug }) => slug),
      lists,
    );
  }

  someSlug(): string {
    return this.slugs[Math.floor(Math.random() * this.slugs.length)] ?? '';
  }

  nextList(): string {
    return this.lists[this.#turn++ % this.lists.length] ?? '';
  }

  /** Requests every list at every edge, so that everything that can be kept is kept. */
  async warm(client: EdgeBalancer): Promise<void> {
    const asks = this.lists.map((path): Ask => ({ method: 'GET', path }));
    await Promise.all(asks.map((ask) => client.sendToEach(ask)));
  }
}
