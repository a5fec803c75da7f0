/** Assembles the edge: the only file that knows all its parts. */
import Koa from 'koa';
import { observeRequests } from '@bulkhead/chassis/http/observeRequests';
import type { Service } from '@bulkhead/chassis/lifecycle/startService';
import { createLogger } from '@bulkhead/chassis/observability/logger';
import { createMetrics } from '@bulkhead/chassis/observability/metrics';
import { openSessions } from '@bulkhead/chassis/sessions/openSessions';
import { userPaths } from '@bulkhead/user/contract';
import { answerDirectly } from './answerDirectly.ts';
import { App } from './app/App.ts';
import { at } from './at.ts';
import { Catalogue } from './catalogue/Catalogue.ts';
import { keepCatalogue } from './catalogue/keepCatalogue.ts';
import { expireOnChange, serveCatalogue } from './catalogue/serveCatalogue.ts';
import type { EdgeConfig } from './config.ts';
import { forward } from './forwarding/forward.ts';
import { robots, ROBOTS_PATH, sitemap, SITEMAP_PATH } from './searchEngines/sitemap.ts';
import { openApi } from './openApi.ts';
import { servePages } from './pages/servePages.ts';
import { describeSession } from './session/describeSession.ts';
import { logOut } from './session/logOut.ts';
import { watchRedis } from './session/watchRedis.ts';
import { showStatus, showStatusPage } from './status/showStatus.ts';
import { STATUS_PAGE, STATUS_PATH } from './status/StatusAnswer.ts';
import { StatusBoard } from './status/StatusBoard.ts';
import { Untaken } from './Untaken.ts';
import { UPSTREAM_BUDGET_MS, openUpstreams } from './upstreams/openUpstreams.ts';

export async function createEdge(config: EdgeConfig): Promise<Service> {
  const logger = await createLogger({ service: 'edge', ...config });
  const metrics = createMetrics('edge');
  const copiesServed = metrics.counter('edge_copies_served_total', 'Answers given from a copy in an outage.');
  const sessions = openSessions(config, { logger, metrics });
  const opened = openUpstreams(config, { logger, metrics });
  const { upstreams } = opened;
  const catalogue = new Catalogue(upstreams.product);
  metrics.gauge('edge_copies_bytes', 'Memory held by copies of catalogue answers.', () => catalogue.bytes);
  const app = new App();
  const untaken = new Untaken();
  const board = new StatusBoard({ upstreams, redis: sessions.redis, metrics });
  const background = [keepCatalogue(catalogue), watchRedis(sessions.redis), () => board.close()];

  const koa = new Koa({ proxy: config.TRUST_PROXY, maxIpsCount: 1 });
  koa.on('error', (error: unknown) => {
    logger.warn({ err: error }, 'answer not sent whole');
  });
  koa.use(observeRequests({ logger, metrics, budgetMs: UPSTREAM_BUDGET_MS }));
  koa.use(untaken.count);
  koa.use(serveCatalogue(catalogue, () => copiesServed.inc()));
  koa.use(expireOnChange(catalogue));
  koa.use(at('GET', '/api/openapi.json', openApi(upstreams, untaken)));
  koa.use(at('GET', STATUS_PATH, showStatus(board)));
  koa.use(at('GET', STATUS_PAGE, showStatusPage(board)));
  koa.use(at('POST', userPaths.logout, logOut(upstreams, sessions)));
  koa.use(forward(upstreams, untaken));
  koa.use(at('GET', ROBOTS_PATH, robots));
  koa.use(at('GET', SITEMAP_PATH, sitemap(catalogue, untaken)));
  koa.use(app.untilLoaded);
  koa.use(servePages({ app, catalogue, sessions, untaken, onCopyServed: () => copiesServed.inc() }));
  koa.use(app.serve);

  const pipeline = koa.callback();
  const listener = answerDirectly(
    { catalogue, describeSession: describeSession(sessions, upstreams), metrics },
    (request, response) => {
      // A client must not set the edge's time limit: short limits would make healthy services look hung.
      delete request.headers['x-request-timeout-ms'];
      return pipeline(request, response);
    },
  );
  return {
    logger,
    metrics,
    listener,
    maxHeaderSize: 16 * 1024,
    async open() {
      await app.load(config.APP_DIR);
      // A new process may be reachable before it can reach others. Until then it is of no use.
      await opened.found(config.FIND_SERVICES_MS);
    },
    async close() {
      for (const stop of background) stop();
      await opened.close();
      await sessions.close();
    },
  };
}
