/**
 * The OpenAPI document of the whole API, from the edge and the real services, which need no backends for it.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Service } from '@bulkhead/chassis/lifecycle/startService';
import { AnswerCheck } from '@bulkhead/chassis/testing/AnswerCheck';
import { OrderConfig } from '../../../../services/order/src/config.ts';
import { createOrderService } from '../../../../services/order/src/service.ts';
import { ProductConfig } from '../../../../services/product/src/config.ts';
import { createProductService } from '../../../../services/product/src/service.ts';
import { UserConfig } from '../../../../services/user/src/config.ts';
import { createUserService } from '../../../../services/user/src/service.ts';
import { SESSION_KEY, startEdge } from './startEdge.ts';

const SETTINGS = {
  LOG_LEVEL: 'silent',
  SESSION_KEYS: SESSION_KEY,
  REDIS_URL: 'redis://127.0.0.1:1',
  DATABASE_URL: 'mysql://nobody:nothing@127.0.0.1:1/none',
};

let check: Promise<AnswerCheck> | undefined;

/** One instance for all tests of a run. */
export function checkOfWholeApi(): Promise<AnswerCheck> {
  check ??= readDescription().then((document) => new AnswerCheck(document));
  return check;
}

async function readDescription(): Promise<unknown> {
  const [user, product, order] = await Promise.all([
    serve(await createUserService(UserConfig.parse(SETTINGS))),
    serve(await createProductService(ProductConfig.parse(SETTINGS))),
    serve(await createOrderService(OrderConfig.parse(SETTINGS))),
  ]);
  const edge = await startEdge({ user: [user], product: [product], order: [order] });
  try {
    return await (await fetch(`${edge.url}/api/openapi.json`)).json();
  } finally {
    await Promise.all([edge, user, product, order].map((each) => each.stop()));
  }
}

async function serve(service: Service) {
  const server = createServer((request, response) => void service.listener(request, response)).listen(
    0,
    '127.0.0.1',
  );
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.close();
      server.closeAllConnections();
      await service.close?.();
    },
  };
}
