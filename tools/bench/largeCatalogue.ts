/** Measures a catalogue of any size: the cost of the last page and of searches relative to the first page. */
import { seedProducts } from '../seed/products.ts';
import type { BenchShop } from './benchShop.ts';
import { median } from './compare.ts';

export interface PageCost {
  what: string;
  /** Milliseconds, the median. */
  ms: number;
  /** The time as a multiple of the first page's. */
  ratio: number;
  target: number;
}

const SAMPLES = 41;
const FAR_PAGE = 10_000;
/** A word in nearly every name, two words together, the beginning of a word, and a word in few names. */
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
    // Alternately, so that other load on the machine affects both.
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

/** Walks to the page one by one, as a client must. */
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
