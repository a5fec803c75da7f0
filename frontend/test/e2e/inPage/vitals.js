/** Records the values that web-vitals (loaded before) has measured on this page so far. */
globalThis.vitals = { lcp: 0, cls: 0, moved: '', inp: 0 };
const always = { reportAllChanges: true, durationThreshold: 16 };
webVitals.onLCP(({ value }) => void (globalThis.vitals.lcp = value), always);
webVitals.onCLS(({ value, entries }) => {
  const worst = entries.toSorted((one, other) => other.value - one.value)[0];
  const places = worst?.sources.map(({ node }) => `${node?.nodeName.toLowerCase()}.${node?.className ?? ''}`);
  Object.assign(globalThis.vitals, { cls: value, moved: places?.join(', ') ?? '' });
}, always);
webVitals.onINP(({ value }) => void (globalThis.vitals.inp = value), always);
