/** Starts and stops a process: its two ports, its readiness, and a shutdown that drops no request. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { ProcessSettings } from '../config/settings.ts';
import type { Logger } from '../observability/logger.ts';
import type { Metrics } from '../observability/metrics.ts';
import { Draining } from './Draining.ts';
import { answerReadiness, managementServer } from './managementServer.ts';
import { openWithPatience } from './openWithPatience.ts';

export interface Service {
  logger: Logger;
  metrics: Metrics;
  /** Koa's callback, or anything else that answers. Must not reject. */
  listener: (request: IncomingMessage, response: ServerResponse) => unknown;
  /** Limit for a request's headers, in bytes. */
  maxHeaderSize?: number;
  /** Brings the service's database up to date. Runs before `open`; `main migrate` runs only this. */
  migrate?(): Promise<void>;
  /**
   * Makes the service usable. Both are retried each second until they succeed; the port is open meanwhile.
   */
  open?(): Promise<void>;
  /** Rejects while the service's own database does not answer. */
  checkReady?(): Promise<void>;
  close?(): Promise<void>;
}

export interface RunningService {
  url: string;
  managementUrl: string;
  /** Resolves once `open` has succeeded. */
  opened: Promise<void>;
  /** Finishes running requests, takes no new ones, closes everything. */
  stop(): Promise<void>;
}

/**
 * Limit for a request's headers, in bytes. The edge takes 16 kB, escaping can make an address three times as
 * long, and the edge adds headers of its own. Everything that passes the edge must fit here.
 */
const MAX_HEADER_SIZE = 64 * 1024;
/**
 * Milliseconds that a connection may be idle. Google's load balancer (600 s), Traefik (90 s), undici (600 s) and
 * browsers close theirs earlier, so the server never closes one just as a POST arrives. Envoy needs a setting: its
 * default is an hour. When there are too many connections, the idle ones are closed first.
 */
const KEEP_ALIVE_MS = 650_000;
/** After the drain delay, load balancers may go on sending requests for this long, in milliseconds. */
const FORGET_LIMIT_MS = 10_000;
/**
 * Time for running requests to finish at shutdown, in milliseconds. More than every budget; the whole
 * shutdown stays below Kubernetes' grace period of 30 s.
 */
const DRAIN_LIMIT_MS = 10_000;

export async function startService(service: Service, settings: ProcessSettings): Promise<RunningService> {
  const { logger, metrics } = service;
  const opening = openWithPatience(service);
  const isReady = async () => {
    if (draining.started || !opening.done()) throw new Error(draining.started ? 'draining' : 'opening');
    await service.checkReady?.();
  };
  const server = apiServer(
    service.checkReady ? tellingReadiness(service.listener, isReady) : service.listener,
    service.maxHeaderSize ?? MAX_HEADER_SIZE,
  );
  const draining = new Draining(server);
  const management = managementServer({ metrics, isReady });
  const managementUrl = await listen(management, settings.HOST, settings.MANAGEMENT_PORT);
  const url = await listen(server, settings.HOST, settings.PORT);
  logger.info({ url, managementUrl }, 'listening');
  return {
    url,
    managementUrl,
    opened: opening.opened,
    async stop() {
      draining.start();
      opening.giveUp();
      if (settings.DRAIN_DELAY_MS > 0) {
        await delay(settings.DRAIN_DELAY_MS);
        await draining.untilForgotten(FORGET_LIMIT_MS);
      }
      await draining.finish(DRAIN_LIMIT_MS);
      await service.close?.();
      management.close();
      management.closeAllConnections();
      logger.info('stopped');
    },
  };
}

/** Answers /readyz on the public port as well: that is the only port the edge can reach. */
function tellingReadiness(listener: Service['listener'], isReady: () => Promise<void>): Service['listener'] {
  return (request, response) => {
    if (request.url === '/readyz') void answerReadiness(response, isReady);
    else void listener(request, response);
  };
}

function apiServer(listener: Service['listener'], maxHeaderSize: number): Server {
  const server = createServer(
    {
      maxHeaderSize,
      keepAliveTimeout: KEEP_ALIVE_MS,
      // A request must arrive within 5 s; checked each second.
      headersTimeout: 5000,
      requestTimeout: 5000,
      connectionsCheckingInterval: 1000,
    },
    (request, response) => void listener(request, response),
  );
  // A client that reads nothing for 30 s is considered gone. Memory allows 5000 connections.
  server.timeout = 30_000;
  server.maxConnections = 5000;
  server.on('drop', () => server.closeIdleConnections());
  return server;
}

async function listen(server: Server, host: string | undefined, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      resolve();
    });
  });
  const shown = host === undefined || host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${shown}:${(server.address() as AddressInfo).port}`;
}
