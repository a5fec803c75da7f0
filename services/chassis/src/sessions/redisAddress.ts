/**
 * Parses REDIS_URL: one server, a master that Sentinel names, or a Cluster. `rediss`
 * instead of `redis` means TLS.
 */

interface Node {
  host: string;
  port: number;
}

export type RedisAddress = {
  tls: boolean;
  username: string | undefined;
  password: string | undefined;
} & (
  | { kind: 'single'; node: Node; db: number }
  | { kind: 'sentinel'; nodes: Node[]; master: string; db: number; sentinelPassword: string | undefined }
  | { kind: 'cluster'; nodes: Node[] }
);

/** The accepted forms, for the error message. */
export const REDIS_ADDRESSES =
  'redis://user:password@host:6379, redis+sentinel://user:password@host:26379,host:26379/master or redis+cluster://user:password@host:6379,host:6379; rediss for TLS';

const ADDRESS =
  /^(?<scheme>rediss?)(?:\+(?<kind>sentinel|cluster))?:\/\/(?:(?<user>[^:@/]*)(?::(?<password>[^@/]*))?@)?(?<hosts>[^@/?]+)(?:\/(?<path>[^?]*))?(?:\?(?<query>.*))?$/;
/** A host name, an IPv4 address or an IPv6 address in brackets. */
const HOST = /^(\[[\da-f:]+\]|[^:[\]\s]+)(?::(\d{1,5}))?$/i;

/** Null when the text has none of the forms in `REDIS_ADDRESSES`. */
export function parseRedisAddress(text: string): RedisAddress | null {
  try {
    return read(text);
  } catch {
    return null; // a broken percent escape
  }
}

function read(text: string): RedisAddress | null {
  const {
    scheme,
    kind = 'single',
    user,
    password,
    hosts,
    path = '',
    query,
  } = ADDRESS.exec(text)?.groups ?? {};
  const nodes = hosts?.split(',').map((host) => nodeOf(host, kind === 'sentinel' ? 26379 : 6379)) ?? [];
  const [node] = nodes;
  if (!node || !nodes.every((each) => each !== null)) return null;
  const common = { tls: scheme === 'rediss', username: decoded(user), password: decoded(password) };
  if (kind === 'cluster') return path === '' ? { ...common, kind, nodes } : null;
  const [first = '', second = ''] = path.split('/');
  const db = Number((kind === 'sentinel' ? second : first) || '0');
  if (!Number.isInteger(db)) return null;
  if (kind === 'single') return nodes.length === 1 ? { ...common, kind, node, db } : null;
  const sentinelPassword = new URLSearchParams(query).get('sentinel_password') ?? undefined;
  const master = decoded(first);
  return master ? { ...common, kind: 'sentinel', nodes, master, db, sentinelPassword } : null;
}

function nodeOf(text: string, fallbackPort: number): Node | null {
  const [, host, port] = HOST.exec(text) ?? [];
  return host ? { host: host.replace(/^\[|\]$/g, ''), port: Number(port ?? fallbackPort) } : null;
}

const decoded = (text: string | undefined) => (text ? decodeURIComponent(text) : undefined);
