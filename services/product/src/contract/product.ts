/** The product service's published contract: its paths, requests and answers. */
import { z } from 'zod';
import { toCents } from '@bulkhead/chassis/contract/money';
import {
  Currency,
  Id,
  Instant,
  Money,
  atMost,
  fault,
  line,
  messageAnd,
  pageOf,
  pageQuery,
  paragraph,
  resultOf,
} from '@bulkhead/chassis/contract/shared';

export const productPaths = {
  all: '/api/products',
  one: '/api/product/:id',
  create: '/api/product/create',
  /** All products, on sale or hidden, for admins. */
  allProducts: '/api/products/all',
  anyProduct: '/api/products/all/:id',
} as const;

export const Product = z.object({
  id: Id,
  name: z.string(),
  slug: z.string(),
  price: Money,
  currency: Currency,
  image: z.string(),
  description: z.string(),
  category: z.string(),
  is_active: z.boolean(),
  created_at: Instant,
  updated_at: Instant,
});
export type Product = z.infer<typeof Product>;

const Name = line(120);
const Slug = z
  .string()
  .refine(...atMost(80))
  .refine(
    (text) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text),
    fault('bad-slug', 'Must be lower-case letters, digits and single dashes, such as coffee-mug'),
  )
  .meta({ type: 'string', maxLength: 80, pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' });

/** A decimal from 0 to 9,999,999.99 with at most two places, as text or number. Becomes whole cents. */
const Price = z
  .union([z.string(), z.number()], 'Must be an amount such as 19.99')
  .refine(
    (value) => /^\d{1,7}(\.\d{1,2})?$/.test(String(value)),
    fault(
      'not-a-price',
      'Must be an amount such as 19.99: at most two decimal places, not negative, at most 9999999.99',
    ),
  )
  .transform((value) => toCents(String(value)))
  .meta({ type: ['string', 'number'], examples: ['19.99'] });

/** An https address, a path on this shop, or a bare file name, which means a file in /images/. */
const Image = line(300)
  .refine(
    (text) =>
      /^https:\/\/[^\s"'<>\\]+$/.test(text) || /^\/(?!\/)[^\s"'<>\\]*$/.test(text) || /^[\w.-]+$/.test(text),
    fault('bad-image', 'Must be an https address, a path such as /images/mug.svg, or a file name'),
  )
  .transform((text) => (/^(https:|\/)/.test(text) ? text : `/images/${text}`))
  .meta({ type: 'string', maxLength: 300 });

const Category = line(40);

export const CreateProductRequest = z.object({
  name: Name,
  slug: Slug,
  image: Image,
  price: Price,
  description: paragraph(2000).default(''),
  category: Category.default('Other'),
});
export type CreateProductRequest = z.infer<typeof CreateProductRequest>;

export const UpdateProductRequest = z
  .object({
    name: Name,
    slug: Slug,
    image: Image,
    price: Price,
    description: paragraph(2000),
    category: Category,
    is_active: z.union([z.boolean(), z.stringbool()]),
    /**
     * The `updated_at` of the state that was edited: refused with `product-changed` if the product is newer.
     */
    expected_updated_at: Instant,
  })
  .partial();
export type UpdateProductRequest = z.infer<typeof UpdateProductRequest>;

export const ProductParams = z.object({ id: z.string().max(80) });

export const ProductSort = z.enum(['name', 'price', '-price', 'newest']);
export type ProductSort = z.infer<typeof ProductSort>;

/** The query that both product lists share. */
const listing = {
  search: z
    .string()
    .refine(...atMost(100))
    .meta({ maxLength: 100 })
    .optional(),
  category: z
    .string()
    .refine(...atMost(40))
    .meta({ maxLength: 40 })
    .optional(),
  sort: ProductSort.default('name'),
  ...pageQuery(100, 200),
};

export const ListProductsQuery = z.object({
  ...listing,
  /**
   * The change feed: every product changed at or after this instant, oldest change first. A hidden product
   * carries nothing but the fact that it is hidden: its slug is its id, its texts are empty.
   */
  updated_since: z.iso
    .datetime({ offset: true, message: 'Must be an instant such as 2026-01-31T12:00:00Z' })
    .refine(
      (text) => !(Date.parse(text) < 0 || Date.parse(text) >= Date.UTC(9999, 0)), // no instant: see above
      fault('out-of-range', 'Must be an instant from 1970 to 9998'),
    )
    .optional(),
});
export type ListProductsQuery = z.infer<typeof ListProductsQuery>;

export const VisibilityFilter = z.enum(['all', 'active', 'hidden']);
export type VisibilityFilter = z.infer<typeof VisibilityFilter>;

export const ListAllProductsQuery = z.object({ ...listing, state: VisibilityFilter.default('all') });
export type ListAllProductsQuery = z.infer<typeof ListAllProductsQuery>;

export const ProductResult = resultOf(Product);
export const ProductPage = pageOf(Product).extend({
  /**
   * If the unfiltered list does not fit on one page, its first page also names all
   * categories, sorted by name.
   */
  categories: z.array(z.string()).optional(),
});
export type ProductPage = z.infer<typeof ProductPage>;
export const ProductCreated = z.object({ message: z.string(), result: Product, product: Product });
export const ProductUpdated = messageAnd(Product);
