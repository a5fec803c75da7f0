/**
 * Reads DATABASE_URL: `mysql://user:password@host:port/name`, and behind it how the connection is secured, as
 * `?ssl-mode=` with MySQL's own words. Certificates are checked against Node's list and `NODE_EXTRA_CA_CERTS`.
 */
import type { SslOptions } from 'mysql2';

/** https://dev.mysql.com/doc/refman/en/connection-options.html#option_general_ssl-mode; without `PREFERRED`, which may do nothing. */
const SSL_MODES = ['DISABLED', 'REQUIRED', 'VERIFY_CA', 'VERIFY_IDENTITY'] as const;
export const SSL_MODE_RULE = `Set ssl-mode to one of ${SSL_MODES.join(', ')}, and nothing beside it`;
type SslMode = (typeof SSL_MODES)[number];

const TLS: Record<SslMode, SslOptions | undefined> = {
  DISABLED: undefined,
  REQUIRED: { rejectUnauthorized: false },
  VERIFY_CA: { rejectUnauthorized: true, verifyIdentity: false },
  VERIFY_IDENTITY: { rejectUnauthorized: true, verifyIdentity: true },
};

/** Null when it names none that there is, or anything beside it. */
export function sslModeOf({ searchParams }: URL): SslMode | null {
  const named = searchParams.get('ssl-mode')?.toUpperCase() ?? 'DISABLED';
  const isAlone = searchParams.size === Number(searchParams.has('ssl-mode'));
  return (isAlone && SSL_MODES.find((mode) => mode === named)) || null;
}

export interface DatabaseAddress {
  host: string;
  port: number;
  database: string;
  user: string;
  password: string;
  ssl?: SslOptions;
}

/** As mysql2 takes it. */
export function databaseAddress(text: string): DatabaseAddress {
  const url = new URL(text);
  const mode = sslModeOf(url);
  if (mode === null) throw new Error(SSL_MODE_RULE);
  const ssl = TLS[mode];
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: Number(url.port || 3306),
    database: decodeURIComponent(url.pathname.slice(1)),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    ...(ssl && { ssl: { ...ssl } }),
  };
}
