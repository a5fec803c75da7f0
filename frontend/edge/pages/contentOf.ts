/**
 * Decides what a page shows. It does not wait long for the catalogue: without an
 * answer the page goes out without it.
 */
import { orderPaths } from '@bulkhead/order/contract';
import { productPaths } from '@bulkhead/product/contract';
import { userPaths } from '@bulkhead/user/contract';
import { addressNamed, isForAdmins } from '../../shared/addresses.ts';
import { type WantedOfCatalogue, wantedByAddress } from '../../shared/catalogueAddress.ts';
import type { ListName } from '../../shared/Prerendered.ts';
import { ADMIN_PAGE_SIZE } from '../../shared/adminPageSize.ts';
import { relatedTo } from '../../shared/relatedTo.ts';
import type { Catalogue } from '../catalogue/Catalogue.ts';
import { type Content, type Known, plain } from './Content.ts';
import { listPath } from './listAddress.ts';

const PATIENCE_MS = 150;
/** The whole first page; it also names the categories. */
const FIRST_PRODUCTS = `${productPaths.allProducts}?limit=${ADMIN_PAGE_SIZE}`;

/** Matches a product's slug or id. */
const SLUG = /^[a-z\d-]+$/;

interface Asked {
  path: string;
  query: Partial<Record<string, unknown>>;
  /**
   * Whether the visitor is an admin. Called only for the admin addresses; other pages do not depend on it.
   */
  isAdmin: () => Promise<boolean>;
}

export async function contentOf({ path, query, isAdmin }: Asked, catalogue: Catalogue): Promise<Content> {
  const end = performance.now() + PATIENCE_MS;
  const name = addressNamed(path);
  if (!name) return plain('nowhere', { status: 404 });
  if (isForAdmins(path) && !(await isAdmin())) return plain('forAdmins');
  switch (name) {
    case 'home':
      return listContent(wantedByAddress(query), catalogue, end);
    case 'product':
      return productContent(path.split('/')[2] ?? '', catalogue, end);
    case 'login':
    case 'register':
    case 'order':
    case 'checkout':
      return plain(name);
    case 'orders':
      return plain(name, { asks: orderPaths.history });
    case 'account':
      return plain(name, { asks: userPaths.me });
    case 'admin':
    case 'adminProducts':
      return plain('adminProducts', { asks: FIRST_PRODUCTS });
    case 'adminNewProduct':
      return plain(name, { asks: FIRST_PRODUCTS });
    case 'adminProduct':
      return plain(name, { asks: productPaths.anyProduct.replace(':id', path.split('/')[3] ?? '') });
    case 'adminOrders':
      return plain(name, { asks: orderPaths.all });
    default:
      return plain('frame');
  }
}

/** A narrowed list also needs the unfiltered one, which names the other categories. */
async function listContent(asked: WantedOfCatalogue, catalogue: Catalogue, end: number): Promise<Content> {
  const { search, category, sort } = asked;
  if (!search && !category && !sort) return homeContent(catalogue, end);
  const answers = await besideTheWhole(catalogue, listPath(asked), end);
  if (!answers) return plain('frame');
  const { products, hasMore } = answers[0].copy.listing;
  const page = listNameOf(asked);
  if (products.length === 0)
    return search
      ? { page: category ? 'nothingFoundInCategory' : 'nothingFound', status: 200, answers }
      : plain('frame');
  // The category is spelled differently from its products' category.
  if (category && products[0]?.category !== category) return plain('frame');
  return { page: hasMore ? `${page}WithMore` : page, status: 200, answers };
}

function listNameOf({ search, category }: WantedOfCatalogue): ListName {
  if (search) return category ? 'foundInCategory' : 'found';
  return category ? 'category' : 'home';
}

async function homeContent(catalogue: Catalogue, end: number): Promise<Content> {
  const found = await read(catalogue, productPaths.all, end);
  if (found === undefined || found === 'gone' || found.copy.listing.products.length === 0)
    return plain('homeWaiting');
  return { page: found.copy.listing.hasMore ? 'homeWithMore' : 'home', status: 200, answers: [found] };
}

async function productContent(slug: string, catalogue: Catalogue, end: number): Promise<Content> {
  // Escaped or in capitals, one product could have copies without end.
  if (!SLUG.test(slug)) return plain('productWaiting', { status: 404 });
  const found = await read(catalogue, productPaths.one.replace(':id', slug), end);
  if (found === 'gone') return plain('productWaiting', { status: 404 });
  if (!found) return plain('productWaiting');
  const [product] = found.copy.listing.products;
  if (!product?.is_active) return plain('productWaiting');
  const related = await read(catalogue, listPath({ category: product.category }), end);
  if (related === undefined || related === 'gone')
    return { page: 'productAlone', status: 200, answers: [found] };
  const isAlone = relatedTo(product, related.copy.listing.products).length === 0;
  return { page: isAlone ? 'productAlone' : 'product', status: 200, answers: [found, related] };
}

/** A list and the unfiltered catalogue; undefined when either does not come in time. */
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

/** Undefined when the catalogue does not answer in time. */
async function read(catalogue: Catalogue, path: string, end: number): Promise<Known | 'gone' | undefined> {
  const served = await catalogue.serveWithin(Math.max(0, end - performance.now()), path);
  if (served?.answer) return served.answer.status === 404 ? 'gone' : undefined;
  return served && { path, copy: served.copy, stale: served.stale };
}
