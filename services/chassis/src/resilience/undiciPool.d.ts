/** undici's pool alone. The package's index loads fetch, WebSocket and caches as well: 12 MB of memory for each process. */
declare module 'undici/lib/dispatcher/pool.js' {
  export { Pool as default } from 'undici';
}
