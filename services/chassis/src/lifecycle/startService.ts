/** How a process lives: its two ports, readiness, and a stop that cuts no request. */
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
  /** Bytes of headers that a request may have. */
  maxHeaderSize?: number;
  /** Brings its database up to date. Comes before `open`; `main migrate` does only this. */
  migrate?(): Promise<void>;
  /** Makes it usable. Asked again each second until both succeed; the port is open meanwhile. */
  open?(): Promise<void>;
  /** Rejects while its own database does not answer. */
  checkReady?(): Promise<void>;
  close?(): Promise<void>;
}

export interface RunningService {
  url: string;
  managementUrl: string;
  /** Resolves once `open` has succeeded. */
  opened: Promise<void>;
  /** Finishes what is running, takes nothing new, closes everything. */
  stop(): Promise<void>;
}

/**
 * Bytes of a request's head. The edge takes 16 kB, of which an address may grow threefold when it is escaped, and adds
 * headers of its own; what it lets through must never be too large here.
 */
const MAX_HEADER_SIZE = 64 * 1024;
/**
 * Milliseconds that a connection may be idle. Longer than Google's load balancer (600 s), Traefik (90 s), undici (600 s) and
 * browsers keep one, so that it is not us who closes it just as a POST comes. Envoy keeps one for an hour unless it is told
 * otherwise. When there are too many connections, the idle ones go first.
 */
const KEEP_ALIVE_MS = 650_000;
/** Milliseconds in which load balancers may go on to send requests after the delay. */
const FORGET_LIMIT_MS = 10_000;
/** Milliseconds that requests get to finish at a stop. Above every budget; all of it below Kubernetes' 30 s of grace. */
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

/** A process with a database tells its callers, too, whether it can work: the edge sees only this port of it. */
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
      // A request has 5 s to arrive; checked each second.
      headersTimeout: 5000,
      requestTimeout: 5000,
      connectionsCheckingInterval: 1000,
    },
    (request, response) => void listener(request, response),
  );
  // Whoever takes nothing of their answer for so long is gone; and there is memory for so many.
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
