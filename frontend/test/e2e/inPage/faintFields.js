/** Finds fields whose edge has too little contrast to what is around it. */
[...document.querySelectorAll('input, select, textarea')]
  .filter((field) => !field.closest('.unseen') && !field.disabled && field.getBoundingClientRect().width > 0)
  .flatMap((field) => {
    const edged =
      parseFloat(getComputedStyle(field).borderTopWidth) > 0 ? field : field.closest('[role="group"]');
    const ground = groundOf(edged.parentElement);
    const edge = over(getComputedStyle(edged).borderTopColor, ground);
    const found = Math.max(contrast(edge, ground), contrast(groundOf(field), ground));
    const name = field.ariaLabel ?? field.labels?.[0]?.textContent ?? field.name;
    return found >= LEAST_CONTRAST
      ? []
      : [`“${name}” has an edge with a contrast of ${found.toFixed(2)} only`];
  });
