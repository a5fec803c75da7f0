/**
 * /api/openapi.json: merges the services' documents. Each is kept, and used while
 * its service does not answer.
 */
import type { Context } from 'koa';
import { edgeDocument } from './edgeDocument.ts';
import type { Untaken } from './Untaken.ts';
import type { ServiceName, Upstreams } from './upstreams/openUpstreams.ts';

const KEPT_MS = 60_000;
const PATIENCE_MS = 800;

interface Document {
  paths: Record<string, unknown>;
  components: Record<string, Record<string, unknown>>;
}
interface Kept {
  document: Document;
  until: number;
}

export function openApi(upstreams: Upstreams, untaken: Untaken) {
  const kept = new Map<ServiceName, Kept>();

  const documentOf = async (service: ServiceName): Promise<Document | undefined> => {
    const known = kept.get(service);
    if (known && performance.now() < known.until) return known.document;
    const asked = { method: 'GET', path: '/openapi.json', timeoutMs: PATIENCE_MS, repeatable: true };
    const answer = await upstreams[service].send(asked).catch(() => undefined);
    if (answer?.status !== 200) return known?.document;
    const document = JSON.parse(answer.body.toString()) as Document;
    kept.set(service, { document, until: performance.now() + KEPT_MS });
    return document;
  };

  return async (ctx: Context): Promise<void> => {
    untaken.assertRoom();
    const names = Object.keys(upstreams) as ServiceName[];
    const documents = await Promise.all(names.map(documentOf));
    const missing = names.filter((_, i) => !documents[i]);
    ctx.set('Content-Type', 'application/json; charset=utf-8');
    const known = documents.filter((document) => document !== undefined);
    ctx.body = JSON.stringify(merged([edgeDocument, ...known], missing));
  };
}

function merged(documents: Document[], missing: ServiceName[]): object {
  const gathered = (part: string): unknown =>
    Object.assign({}, ...documents.map(({ components }) => components[part])) as unknown;
  return {
    openapi: '3.1.0',
    info: {
      title: 'Bulkhead',
      version: '1',
      ...(missing.length > 0 && {
        description: `Not described now, because it is away: ${missing.join(', ')}`,
      }),
    },
    paths: Object.assign({}, ...documents.map(({ paths }) => paths)) as unknown,
    components: { schemas: gathered('schemas'), securitySchemes: gathered('securitySchemes') },
  };
}
