/** Assembles the order service: the only file that knows all its parts. */
import { RateLimit } from '@bulkhead/chassis/http/RateLimit';
import { openParts, type Parts } from '@bulkhead/chassis/lifecycle/assembleService';
import type { Service } from '@bulkhead/chassis/lifecycle/startService';
import type { Caller } from '@bulkhead/chassis/http/route';
import { Breakers } from '@bulkhead/chassis/resilience/Breakers';
import { HttpUpstream } from '@bulkhead/chassis/resilience/HttpUpstream';
import { createIdempotencyKeys } from '@bulkhead/chassis/storage/once';
import { createOrders } from '../migrations/orders.ts';
import { createProductCopies } from '../migrations/productCopies.ts';
import { ProductClient } from './clients/ProductClient.ts';
import type { OrderConfig } from './config.ts';
import { FeedLock } from './data/FeedLock.ts';
import { FeedProgressRow } from './data/FeedProgressRow.ts';
import { OrderRepository } from './data/OrderRepository.ts';
import { ProductCopyRepository } from './data/ProductCopyRepository.ts';
import { makeAddItem } from './domain/addItem.ts';
import { makeChangeItem } from './domain/changeItem.ts';
import { makeFindProduct } from './domain/findProduct.ts';
import { followProducts } from './domain/followProducts.ts';
import { NewestProducts } from './domain/NewestProducts.ts';
import { makePlaceOrder } from './domain/placeOrder.ts';
import { ProductFeed } from './domain/ProductFeed.ts';
import { openOrderRoutes } from './http/openOrderRoutes.ts';
import { orderRoutes } from './http/orderRoutes.ts';
import { Summaries } from './http/Summaries.ts';

export async function createOrderService(config: OrderConfig): Promise<Service> {
  const { database, logger, metrics, sessions, assemble } = await openParts('order', config);
  const orders = new OrderRepository(database);
  const summaries = new Summaries({ orders, store: sessions.store });
  const products = openProducts(config, { database, logger, metrics });

  const placed = metrics.counter('orders_placed_total', 'Orders that were placed.');
  const findProduct = makeFindProduct(products);
  const useCases = {
    addItem: makeAddItem({ orders, findProduct }),
    changeItem: makeChangeItem({ orders }),
    placeOrder: makePlaceOrder({ orders, onPlaced: () => placed.inc() }),
  };
  const changes = new RateLimit({ name: 'order-changes', times: config.LIMIT_ORDER_CHANGES, seconds: 60 });
  const limitChanges = ({ id }: Caller) => changes.consume(id);
  return assemble({
    routes: [
      ...openOrderRoutes({ orders, summaries, limitChanges, ...useCases }),
      ...orderRoutes({ orders }),
    ],
    migrations: [createIdempotencyKeys, createOrders, createProductCopies],
    async open() {
      products.follow();
    },
    async close() {
      await products.close();
      await summaries.close();
    },
  });
}

/** Everything about products: looking up one, our copies, and the feed that keeps the copies up to date. */
function openProducts(config: OrderConfig, { database, logger, metrics }: Omit<Parts, 'sessions'>) {
  const { DATABASE_URL: url, PRODUCT_SERVICE_URL: origin, PRODUCT_FEED_MS: everyMs } = config;
  const upstream = new HttpUpstream(origin, { connections: 10 });
  const breakers = new Breakers({ log: logger, metrics });
  const client = new ProductClient({ upstream, breakers });
  const copies = new ProductCopyRepository(database);
  const feed = new ProductFeed({ changes: client, copies, progress: new FeedProgressRow(database) });
  const fallbacks = metrics.counter(
    'product_copy_fallbacks_total',
    'Products added from our copy because the product service did not answer.',
  );
  metrics.gauge('product_copies_age_seconds', 'Since the copies were last known to be complete.', () =>
    feed.caughtUpAt ? (Date.now() - feed.caughtUpAt.getTime()) / 1000 : Infinity,
  );
  let stopFollowing = async () => {};
  return {
    copies,
    productService: new NewestProducts({ productService: client, copies }),
    onFallback: () => fallbacks.inc(),
    follow() {
      stopFollowing = followProducts({ feed, turn: new FeedLock(url, everyMs), everyMs, logger });
    },
    async close() {
      await stopFollowing();
      breakers.shutdown();
      await upstream.close();
    },
  };
}
