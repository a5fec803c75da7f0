/**
 * Parses DATABASE_URL: `mysql://user:password@host:port/name`, with an optional `?ssl-mode=` that takes
 * MySQL's own values. Certificates are checked against Node's list and `NODE_EXTRA_CA_CERTS`.
 */
import type { SslOptions } from 'mysql2';

/**
 * https://dev.mysql.com/doc/refman/en/connection-options.html#option_general_ssl-mode, without `PREFERRED`,
 * which may silently connect without TLS.
 */
const SSL_MODES = ['DISABLED', 'REQUIRED', 'VERIFY_CA', 'VERIFY_IDENTITY'] as const;
export const SSL_MODE_RULE = `Set ssl-mode to one of ${SSL_MODES.join(', ')}, and nothing beside it`;
type SslMode = (typeof SSL_MODES)[number];

const TLS: Record<SslMode, SslOptions | undefined> = {
  DISABLED: undefined,
  REQUIRED: { rejectUnauthorized: false },
  VERIFY_CA: { rejectUnauthorized: true, verifyIdentity: false },
  VERIFY_IDENTITY: { rejectUnauthorized: true, verifyIdentity: true },
};

/** Null when the mode is unknown, or when there is any other parameter. */
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

/** The address in the form that mysql2 takes. */
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
