/** Decides what is shown at an address. Nobody waits long for the catalogue: then the page goes out without it. */
import { productPaths } from '@bulkhead/product/contract';
import { addressNamed } from '../../src/addresses.ts';
import type { Catalogue } from '../catalogue/Catalogue.ts';
import { type Content, type Known, plain } from './Content.ts';
import { productsOf } from './productsOf.ts';

const PATIENCE_MS = 150;
/** With one of these in its address the catalogue is put together by the app. */
const NARROWING = ['search', 'sort'];

export async function contentOf(
  path: string,
  query: Partial<Record<string, unknown>>,
  catalogue: Catalogue,
): Promise<Content> {
  const end = performance.now() + PATIENCE_MS;
  const name = addressNamed(path);
  switch (name) {
    case undefined:
      return plain('nowhere', 404);
    case 'home':
      return NARROWING.some((parameter) => query[parameter])
        ? narrowedContent(query, catalogue, end)
        : listContent(query['category'], catalogue, end);
    case 'product':
      return productContent(path.split('/')[2] ?? '', catalogue, end);
    case 'login':
    case 'register':
    case 'order':
      return plain(name);
    default:
      return plain('frame');
  }
}

/** An address that names several categories is nothing the shop links to. */
async function listContent(category: unknown, catalogue: Catalogue, end: number): Promise<Content> {
  if (!category) return homeContent(catalogue, end);
  return typeof category === 'string' ? categoryContent(category, catalogue, end) : plain('frame');
}

/** The app puts it together, of answers that come along; with the whole catalogue for what categories there are. */
async function narrowedContent(
  query: Partial<Record<string, unknown>>,
  catalogue: Catalogue,
  end: number,
): Promise<Content> {
  const asked = new URLSearchParams();
  for (const parameter of ['search', 'category', 'sort']) {
    const value = query[parameter];
    if (typeof value === 'string' && value.trim()) asked.set(parameter, value.trim());
  }
  const answers = await besideTheWhole(catalogue, `${productPaths.all}?${asked.toString()}`, end);
  return answers ? { page: 'frame', status: 200, answers } : plain('frame');
}

/** With the whole catalogue, too: what other categories there are. */
async function categoryContent(category: string, catalogue: Catalogue, end: number): Promise<Content> {
  const answers = await besideTheWhole(catalogue, categoryPath(category), end);
  if (!answers) return plain('frame');
  const { products, hasMore } = productsOf(answers[0].copy);
  if (products[0]?.category !== category) return plain('frame');
  return { page: hasMore ? 'categoryWithMore' : 'category', status: 200, answers };
}

async function homeContent(catalogue: Catalogue, end: number): Promise<Content> {
  const found = await read(catalogue, productPaths.all, end);
  if (found === undefined || found === 'gone' || productsOf(found.copy).products.length === 0)
    return plain('homeWaiting');
  return { page: productsOf(found.copy).hasMore ? 'homeWithMore' : 'home', status: 200, answers: [found] };
}

async function productContent(slug: string, catalogue: Catalogue, end: number): Promise<Content> {
  const found = await read(catalogue, productPaths.one.replace(':id', slug), end);
  if (found === 'gone') return plain('productWaiting', 404);
  if (!found) return plain('productWaiting');
  const [product] = productsOf(found.copy).products;
  if (!product?.is_active) return plain('productWaiting');
  const related = await read(catalogue, categoryPath(product.category), end);
  if (related === undefined || related === 'gone')
    return { page: 'productAlone', status: 200, answers: [found] };
  const isAlone = productsOf(related.copy).products.every(({ id }) => id === product.id);
  return { page: isAlone ? 'productAlone' : 'product', status: 200, answers: [found, related] };
}

function categoryPath(category: string): string {
  return `${productPaths.all}?${new URLSearchParams({ category }).toString()}`;
}

/** A list, and the whole catalogue; undefined when either does not come in time. */
async function besideTheWhole(
  catalogue: Catalogue,
  path: string,
  end: number,
): Promise<[Known, Known] | undefined> {
  const [found, whole] = await Promise.all([
    read(catalogue, path, end),
    read(catalogue, productPaths.all, end),
  ]);
  if (found === undefined || found === 'gone' || whole === undefined || whole === 'gone') return undefined;
  return [found, whole];
}

/** Undefined when the catalogue does not tell in time. */
async function read(catalogue: Catalogue, path: string, end: number): Promise<Known | 'gone' | undefined> {
  const served = await catalogue.serveWithin(Math.max(0, end - performance.now()), path);
  if (served?.answer) return served.answer.status === 404 ? 'gone' : undefined;
  return served && { path, copy: served.copy, stale: served.stale };
}
