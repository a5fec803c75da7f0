/** Adds up the page's layout shift, as browsers measure it (https://wicg.github.io/layout-instability/). */
globalThis.shifted = 0;
new PerformanceObserver((list) => {
  for (const { value } of list.getEntries()) globalThis.shifted += value;
}).observe({ type: 'layout-shift', buffered: true });
