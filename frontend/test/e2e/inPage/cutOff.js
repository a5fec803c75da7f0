/** Finds what does not fit: pages that scroll sideways, parts beyond the edges, text cut off. */
(() => {
  const width = document.documentElement.clientWidth;
  const scrolls = (element) => /auto|scroll/.test(getComputedStyle(element).overflowX);
  const isInScroller = (element) => {
    for (let one = element.parentElement; one && one !== document.body; one = one.parentElement)
      if (scrolls(one)) return true;
    return false;
  };
  const isUnseen = (element) =>
    element.closest('.unseen, .skip, [aria-hidden="true"]') !== null ||
    getComputedStyle(element).clipPath === 'inset(50%)';
  const nameOf = (element) =>
    `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} “${element.textContent.trim().slice(0, 40)}”`;
  const faults = [];
  if (document.documentElement.scrollWidth > width)
    faults.push(`the page is ${document.documentElement.scrollWidth} px wide in a window of ${width} px`);
  for (const element of document.querySelectorAll('body *')) {
    const { left, right, width: own } = element.getBoundingClientRect();
    if (own === 0 || isUnseen(element) || isInScroller(element)) continue;
    if (right > width + 1 || left < -1) faults.push(`beyond the edge: ${nameOf(element)}`);
    const { overflowX, overflowY, textOverflow } = getComputedStyle(element);
    const isClipped =
      /hidden|clip/.test(overflowX) && textOverflow !== 'ellipsis' && !element.matches('input, textarea');
    const isTooHigh = /hidden|clip/.test(overflowY) && element.scrollHeight > element.clientHeight + 1;
    if (
      (isClipped && element.scrollWidth > element.clientWidth + 1) ||
      (isTooHigh && textOverflow !== 'ellipsis')
    )
      faults.push(`cut off: ${nameOf(element)}`);
  }
  return faults;
})();
