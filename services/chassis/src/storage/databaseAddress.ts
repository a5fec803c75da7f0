/**
 * Reads DATABASE_URL: `mysql://user:password@host:port/name`, and behind it how the connection is secured, as
 * `?ssl-mode=` with MySQL's own words. Certificates are checked against Node's list and `NODE_EXTRA_CA_CERTS`.
 */
import type { SslOptions } from 'mysql2';

/** https://dev.mysql.com/doc/refman/en/connection-options.html#option_general_ssl-mode; without `PREFERRED`, which may do nothing. */
export const SSL_MODES = ['DISABLED', 'REQUIRED', 'VERIFY_CA', 'VERIFY_IDENTITY'] as const;
type SslMode = (typeof SSL_MODES)[number];

const TLS: Record<SslMode, SslOptions | undefined> = {
  DISABLED: undefined,
  REQUIRED: { rejectUnauthorized: false },
  VERIFY_CA: { rejectUnauthorized: true, verifyIdentity: false },
  VERIFY_IDENTITY: { rejectUnauthorized: true, verifyIdentity: true },
};

/** Null when it names none that there is. */
export function sslModeOf(url: URL): SslMode | null {
  const named = url.searchParams.get('ssl-mode')?.toUpperCase() ?? 'DISABLED';
  return SSL_MODES.find((mode) => mode === named) ?? null;
}

/** As mysql2 and Sequelize take it. */
export function databaseAddress(text: string): { uri: string; ssl?: SslOptions } {
  const url = new URL(text.replace(/^mariadb:/, 'mysql:'));
  const mode = sslModeOf(url);
  if (mode === null) throw new Error(`ssl-mode is one of ${SSL_MODES.join(', ')}`);
  url.searchParams.delete('ssl-mode');
  const ssl = TLS[mode];
  return { uri: url.href, ...(ssl && { ssl: { ...ssl } }) };
}
