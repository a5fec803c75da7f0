/** A catalogue of any size: what the last page and a search cost beside the first page. */
import { seedProducts } from '../seed/products.ts';
import type { BenchShop } from './benchShop.ts';
import { median } from './compare.ts';

export interface PageCost {
  what: string;
  /** Milliseconds, the median. */
  ms: number;
  /** How many times the first page. */
  ratio: number;
  target: number;
}

const SAMPLES = 41;
const FAR_PAGE = 10_000;
/** In nearly every name, in some, in few; two together; a beginning of a word. */
const SEARCHES = ['steel', 'brass lantern', 'lan', 'zzyzx'];

export async function measureLargeCatalogue(
  { productUrl, databases }: BenchShop,
  count: number,
  tell: (text: string) => void,
): Promise<PageCost[]> {
  const started = performance.now();
  await seedProducts(databases.product.url, count);
  tell(`${count} products made in ${Math.round((performance.now() - started) / 1000)} s`);
  const pages = Math.min(FAR_PAGE, Math.floor(count / 100));
  const far = `&cursor=${await cursorOf(productUrl, pages)}`;
  const costs: PageCost[] = [];
  const first = () => timeOf(productUrl, '/api/products?limit=100');
  const measure = async (what: string, path: string, target: number) => {
    // In turn, so that what else the machine does hits both alike.
    const samples: { ms: number; ratio: number }[] = [];
    for (let sample = 0; sample < SAMPLES; sample += 1) {
      const base = await first();
      const ms = await timeOf(productUrl, path);
      samples.push({ ms, ratio: ms / base });
    }
    costs.push({
      what,
      target,
      ms: median(samples.map(({ ms }) => ms)),
      ratio: median(samples.map(({ ratio }) => ratio)),
    });
  };
  await measure(`page ${pages}`, `/api/products?limit=100${far}`, 1.2);
  for (const search of SEARCHES) {
    await measure(`search “${search}”`, `/api/products?limit=100&search=${encodeURIComponent(search)}`, 3);
  }
  return costs;
}

async function timeOf(url: string, path: string): Promise<number> {
  const started = performance.now();
  const response = await fetch(url + path);
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`${path} → ${response.status}`);
  return performance.now() - started;
}

/** Walks there page by page, as a client must. */
async function cursorOf(url: string, page: number): Promise<string> {
  let cursor = '';
  for (let walked = 1; walked < page; walked += 1) {
    const response = await fetch(`${url}/api/products?limit=100${cursor && `&cursor=${cursor}`}`);
    const { next } = (await response.json()) as { next: string | null };
    if (next === null) throw new Error(`The catalogue ends after page ${walked}`);
    cursor = encodeURIComponent(next);
  }
  return cursor;
}
