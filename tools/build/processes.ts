/** The shop's four processes: the entry point and the bundle of each. */
export const processes = {
  user: { entry: 'services/user/src/main.ts', bundle: 'services/user/dist/main.cjs' },
  product: { entry: 'services/product/src/main.ts', bundle: 'services/product/dist/main.cjs' },
  order: { entry: 'services/order/src/main.ts', bundle: 'services/order/dist/main.cjs' },
  edge: { entry: 'frontend/edge/main.ts', bundle: 'frontend/edge/dist/main.cjs' },
} as const;
export type ProcessName = keyof typeof processes;
export const processNames = Object.keys(processes) as ProcessName[];

/**
 * For every process: a heap that fits a pod of 128 MiB (22 MB of it is code), one arena of
 * the C library instead of one per thread, and blocks above 30 kB (the compiler's size)
 * given back as soon as they are free.
 */
export const productionEnvironment = {
  NODE_OPTIONS: '--max-old-space-size=38 --max-semi-space-size=3',
  MALLOC_ARENA_MAX: '1',
  MALLOC_MMAP_THRESHOLD_: '30000',
  MALLOC_TRIM_THRESHOLD_: '131072',
};

/**
 * For the user service in addition: the 19 MiB that hashing a password needs for a moment come in huge pages
 * if the system has them, in less than half the time. They would only make the other processes larger.
 */
export const hashingEnvironment = { GLIBC_TUNABLES: 'glibc.malloc.hugetlb=1' };
