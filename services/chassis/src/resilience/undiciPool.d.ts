/**
 * The types of undici's pool alone. Importing the package's index also loads fetch, WebSocket and caches: 12
 * MB of memory per process.
 */
declare module 'undici/lib/dispatcher/pool.js' {
  export { Pool as default } from 'undici';
}

declare module 'undici/lib/core/connect.js' {
  import type { Socket } from 'node:net';
  import type { buildConnector } from 'undici';
  /** Its types leave out that it gives the socket. */
  export default function build(
    options: buildConnector.BuildOptions,
  ): (...asked: Parameters<buildConnector.connector>) => Socket;
}
