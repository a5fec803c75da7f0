/** The journeys of browsing and looking at a product. */
import { ProductPage, ProductResult } from '@bulkhead/product/contract';
import type { Answer } from '../shoppers/exchange.ts';
import type { Journey } from './Journey.ts';
import { judge } from './judge.ts';

const fromCopy = (_: unknown, { headers }: Answer) => headers['x-served-from'] === 'copy';

export const browse: Journey = {
  name: 'browse, search',
  tells: true,
  reads: true,
  async attempt(world) {
    const answer = await world.ask({ method: 'GET', path: world.goods.nextList() });
    return judge(answer, {
      limited: fromCopy,
      fault: (body) =>
        ProductPage.safeParse(body).data?.results.length ? undefined : 'a list without products',
    });
  },
};

export const productPage: Journey = {
  name: 'product page',
  tells: true,
  reads: true,
  async attempt(world) {
    const slug = world.goods.someSlug();
    const answer = await world.ask({ method: 'GET', path: `/api/product/${slug}` });
    return judge(answer, {
      limited: fromCopy,
      fault: (body) =>
        ProductResult.safeParse(body).data?.result.slug === slug ? undefined : 'another product',
    });
  },
};
