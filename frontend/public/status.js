/** Loads the status page anew as soon as it would say something else, and tells times by the reader's own clock. */
const EVERY_MS = 5000;

const { locale } = document.documentElement.dataset;
const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' });
for (const time of document.querySelectorAll('time'))
  time.textContent = format.format(new Date(time.dateTime));

const read = () =>
  fetch('/status').then(
    async (response) => /data-state="([^"]*)"/.exec(await response.text())?.[1],
    () => undefined, // the edge is away: what the page says is the last that is known
  );

setInterval(async () => {
  const now = await read();
  if (now !== undefined && now !== document.body.dataset.state) location.reload();
}, EVERY_MS);
