/**
 * Reads request bodies. JSON and both form encodings become the same plain object; everything else is refused
 * (docs/decisions/small-libraries.md).
 */
import { STATUS_CODES } from 'node:http';
import { Busboy } from '@fastify/busboy';
import type { Context } from 'koa';
import getRawBody from 'raw-body';
import { Refusal } from '../errors/Refusal.ts';

const MAX_BYTES = 64 * 1024;
const TYPES = ['application/json', 'application/x-www-form-urlencoded', 'multipart/form-data'];

export async function readBody(ctx: Context): Promise<unknown> {
  const raw = await readRaw(ctx);
  if (raw.length === 0) return {};
  const type = ctx.request.is(...TYPES);
  if (type === 'multipart/form-data') return fields(await multipart(raw, ctx.get('Content-Type')));
  if (type === 'application/x-www-form-urlencoded') return fields(new URLSearchParams(utf8(raw)));
  if (type === 'application/json') return json(raw);
  throw new Refusal('unsupported', 'unsupported-media-type', `Send the body as one of ${TYPES.join(', ')}`);
}

/** The raw bytes, 64 kB at most. */
export async function readRaw(ctx: Context): Promise<Buffer> {
  if (Number(ctx.get('Content-Length')) > MAX_BYTES) throw tooLarge();
  try {
    return await getRawBody(ctx.req, { limit: MAX_BYTES });
  } catch (error) {
    if (hasStatus(error, 413)) throw tooLarge();
    throw new Refusal('malformed', 'incomplete-body', 'The body did not arrive whole', { cause: error });
  }
}

function tooLarge(): Refusal {
  return new Refusal('too-large', 'body-too-large', `The body may have at most ${MAX_BYTES} bytes`);
}

function hasStatus(error: unknown, status: keyof typeof STATUS_CODES): boolean {
  return error instanceof Error && 'status' in error && error.status === status;
}

function utf8(raw: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw);
  } catch (cause) {
    throw new Refusal('malformed', 'broken-encoding', 'The body is not UTF-8', { cause });
  }
}

function json(raw: Buffer): unknown {
  try {
    return JSON.parse(utf8(raw));
  } catch (error) {
    if (error instanceof Refusal) throw error;
    // No cause: it would quote the body.
    throw new Refusal('malformed', 'broken-json', 'The body is not valid JSON');
  }
}

function multipart(raw: Buffer, type: string): Promise<[string, string][]> {
  return new Promise((resolve, reject) => {
    const broken = (cause: unknown) => {
      reject(new Refusal('malformed', 'broken-form', 'The body is not a valid multipart form', { cause }));
    };
    const found: [string, string][] = [];
    try {
      const form = new Busboy({ headers: { 'content-type': type } });
      form.on('field', (name, value) => found.push([name, value]));
      form.on('file', (_name, file) => {
        // A form that ends inside the file makes the file emit an error. Without a
        // listener that would end the process.
        file.on('error', broken);
        file.resume();
        reject(new Refusal('unsupported', 'files-not-taken', 'Send fields only; files are not taken'));
      });
      form.on('finish', () => {
        resolve(found);
      });
      form.on('error', broken);
      form.end(raw);
    } catch (error) {
      broken(error);
    }
  });
}

/**
 * A repeated field becomes a list. No schema accepts a list, so the client gets a
 * fault instead of a lost value.
 */
function fields(form: Iterable<[string, unknown]>): Record<string, unknown> {
  const values = new Map<string, unknown[]>();
  for (const [name, value] of form) {
    const known = values.get(name);
    if (known) known.push(value);
    else values.set(name, [value]);
  }
  return Object.fromEntries([...values].map(([name, all]) => [name, all.length > 1 ? all : all[0]]));
}
