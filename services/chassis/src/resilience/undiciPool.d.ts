/**
 * The types of undici's pool alone. Importing the package's index also loads fetch, WebSocket and caches: 12
 * MB of memory per process.
 */
declare module 'undici/lib/dispatcher/pool.js' {
  export { Pool as default } from 'undici';
}
