/** Starts the app. Nothing here waits for the services: the page is shown whatever state they are in. */
import { createWebHistory } from 'vue-router';
import { appear } from './arrival/appear.ts';
import { readFirstAnswers, takeFirstAnswers } from './arrival/firstAnswers.ts';
import { reloadForMissingPart } from './arrival/reloadForMissingPart.ts';
import { retryFirstLoad } from './arrival/retryFirstLoad.ts';
import { untilIdle } from './arrival/untilIdle.ts';
import { createShop } from './createShop.ts';
import { untilPainted } from './browser/nextPicture.ts';
import { wearChosenTheme } from './stores/theme.ts';
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import './styles/surfaces.css';
import { preferredLanguage, speak } from './words/chooseLanguage.ts';

wearChosenTheme();
const { app, router, cache } = createShop(createWebHistory(), { asking: true });
const answers = readFirstAnswers();
takeFirstAnswers(cache, answers);
reloadForMissingPart(router);
// A press is answered before the page that it leads to is drawn.
router.beforeResolve(async (to, from) => {
  if (from.matched.length > 0 && to.fullPath !== from.fullPath) await untilPainted();
});
// The page's script and the words of the language are on their way at the same time.
app.use(router);
// Asked now: whoever asks after it has failed is told nothing.
const ready = router.isReady().catch(() => undefined);
void speak(preferredLanguage()).then(start, () => {
  // Who has loaded the page as often as may be reads English.
  if (!retryFirstLoad()) void speak('en').then(start, () => undefined);
});

async function start(): Promise<void> {
  await appear(app, ready);
  await untilIdle();
  // Whoever has lost the network meanwhile has the shop as it is; the next visit settles in.
  const part = await import('./arrival/settleIn.ts').catch((error: unknown) => {
    if (navigator.onLine) throw error;
  });
  part?.settleIn({ router, cache, answers });
}
