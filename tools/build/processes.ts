/** The four processes of the shop: where each starts, and where its bundle goes. */
export const processes = {
  user: { entry: 'services/user/src/main.ts', bundle: 'services/user/dist/main.cjs' },
  product: { entry: 'services/product/src/main.ts', bundle: 'services/product/dist/main.cjs' },
  order: { entry: 'services/order/src/main.ts', bundle: 'services/order/dist/main.cjs' },
  edge: { entry: 'frontend/edge/main.ts', bundle: 'frontend/edge/dist/main.cjs' },
} as const;
export type ProcessName = keyof typeof processes;

/**
 * For each process: a heap that fits a pod of 128 MiB, one arena of the C library instead of one per thread, and large
 * blocks (hashing a password takes 19 MiB) given back to the system as soon as they are free.
 */
export const productionEnvironment = {
  NODE_OPTIONS: '--max-old-space-size=64 --max-semi-space-size=4',
  MALLOC_ARENA_MAX: '1',
  MALLOC_MMAP_THRESHOLD_: '131072',
  MALLOC_TRIM_THRESHOLD_: '131072',
};
