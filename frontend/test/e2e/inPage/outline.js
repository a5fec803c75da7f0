/** Checks the page's outline: one h1, no skipped level below it, and exactly one main element. */
(() => {
  const levels = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((heading) => ({
    level: Number(heading.tagName[1]),
    text: heading.textContent.trim(),
  }));
  const firsts = levels.filter(({ level }) => level === 1).length;
  const count = (selector) => document.querySelectorAll(selector).length;
  return [
    ...(firsts === 1 ? [] : [`${firsts} headings of the first level`]),
    ...levels
      .filter(({ level }, at) => at > 0 && level > levels[at - 1].level + 1)
      .map(({ level, text }) => `“${text}” skips to level ${level}`),
    ...['main', 'title'].filter((one) => count(one) !== 1).map((one) => `${count(one)} × ${one}`),
    ...['body > #app > header', 'body > #app > footer']
      .filter((one) => count('#app') > 0 && count(one) !== 1)
      .map((one) => `${count(one)} × ${one}`),
  ];
})();
