/** Colour helpers, prepended to the other scripts of this folder. */
/* eslint-disable @typescript-eslint/no-unused-vars -- it is used by what follows it there */
const partsOf = (colour) => {
  const [red = 0, green = 0, blue = 0, alpha = 1] = colour.match(/[\d.]+/g)?.map(Number) ?? [];
  return { rgb: [red, green, blue], alpha };
};
/** Blends a colour onto an opaque one. */
const over = (colour, ground) => {
  const { rgb, alpha } = partsOf(colour);
  const below = partsOf(ground).rgb;
  return `rgb(${rgb.map((part, at) => part * alpha + below[at] * (1 - alpha)).join(' ')})`;
};
/** The background colour visible behind an element's content. */
const groundOf = (element) => {
  if (!element) return 'rgb(255 255 255)';
  const colour = getComputedStyle(element).backgroundColor;
  return partsOf(colour).alpha === 1 ? colour : over(colour, groundOf(element.parentElement));
};
/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
const luminance = (colour) => {
  const [red, green, blue] = partsOf(colour).rgb.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
const contrast = (one, other) => {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
};
/** The minimum contrast of controls and the focus: https://www.w3.org/TR/WCAG22/#non-text-contrast */
const LEAST_CONTRAST = 3;
