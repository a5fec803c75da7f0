/** Finds faults of the current focus: missing, invisible, low in contrast, or covered. */
(() => {
  const element = document.activeElement;
  if (!element || element === document.body) return ['nothing has the focus'];
  const name = `${element.tagName.toLowerCase()} “${(element.ariaLabel ?? element.labels?.[0]?.textContent ?? element.textContent).trim().slice(0, 40)}”`;
  if (element.id === 'main') return []; // a starting point, not a control
  const outline = ['', '::before', '::after']
    .map((part) => getComputedStyle(element, part))
    .find(({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2);
  if (!outline) return [`${name} shows no focus`];

  const ground = groundOf(element.parentElement);
  const found = contrast(over(outline.outlineColor, ground), ground);
  const onTop = [...element.getClientRects()].map(({ left, right, top, bottom }) => {
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    return { x, y, found: document.elementFromPoint(x, y) };
  });
  const isOnTop = onTop.some(({ found }) => element.contains(found));
  const seen = onTop.map(({ x, y, found }) => `${found?.outerHTML.slice(0, 80)} is at ${x}, ${y}`);
  return [
    ...(found >= LEAST_CONTRAST ? [] : [`the focus on ${name} has a contrast of ${found.toFixed(2)} only`]),
    ...(isOnTop ? [] : [`${name} has the focus and cannot be seen: ${seen.join(' · ')}`]),
  ];
})();
