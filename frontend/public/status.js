/** Loads the status page anew as soon as it would say something else. */
const EVERY_MS = 5000;

const read = () =>
  fetch('/status').then(
    (response) => response.text(),
    () => undefined, // the edge is away: what the page says is the last that is known
  );

const shown = await read();
setInterval(async () => {
  const now = await read();
  if (now !== undefined && now !== shown) location.reload();
}, EVERY_MS);
