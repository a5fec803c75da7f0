/** Finds targets that are hard to hit: less than 24 px wide or high. Links in a sentence are exempt. */
(() => {
  const LEAST = 24;
  const targets = 'a[href], button, input, select, textarea, summary, [role="button"]';
  const isInSentence = (element) =>
    getComputedStyle(element).display === 'inline' &&
    [...element.parentElement.childNodes].some(
      (one) => one.nodeType === Node.TEXT_NODE && one.textContent.trim().length > 1,
    );
  /** The target may be larger than its box: the card around a link, the label of a field. */
  const isHitAround = (element, { left, right, top, bottom }) => {
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    const reach = LEAST / 2 - 0.5;
    return [-reach, 0, reach].every((dx) =>
      [-reach, 0, reach].every((dy) => {
        const hit = document.elementFromPoint(x + dx, y + dy)?.closest(targets);
        return hit === element;
      }),
    );
  };
  const faults = [];
  for (const element of document.querySelectorAll(targets)) {
    if (element.closest('.unseen, .skip') || isInSentence(element)) continue;
    if (element.getBoundingClientRect().width === 0) continue;
    element.scrollIntoView({ block: 'center', inline: 'center' });
    const box = element.getBoundingClientRect();
    if (box.width >= LEAST && box.height >= LEAST) continue;
    if (isHitAround(element, box)) continue;
    faults.push(
      `${element.tagName.toLowerCase()} “${(element.ariaLabel ?? element.textContent).trim()}” is ${box.width.toFixed(0)} × ${box.height.toFixed(0)} px`,
    );
  }
  for (const element of document.querySelectorAll('*')) element.scrollTo(0, 0);
  scrollTo(0, 0);
  return faults;
})();
