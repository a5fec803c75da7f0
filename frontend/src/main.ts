/** Starts the app. It does not wait for any service: the page appears whatever state they are in. */
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
// A click gets visible feedback before the page it leads to is drawn.
router.beforeResolve(async (to, from) => {
  if (from.matched.length > 0 && to.fullPath !== from.fullPath) await untilPainted();
});
// The page's script and the texts of its language load in parallel.
app.use(router);
// Called now: once navigation has failed, a later `isReady()` would not report it.
const ready = router.isReady().catch(() => undefined);
void speak(preferredLanguage()).then(start, () => {
  // When all reload attempts are used up, the page falls back to English.
  if (!retryFirstLoad()) void speak('en').then(start, () => undefined);
});

async function start(): Promise<void> {
  await appear(app, ready);
  await untilIdle();
  // If the network was lost meanwhile, the shop works without this part; the next visit loads it.
  const part = await import('./arrival/settleIn.ts').catch((error: unknown) => {
    if (navigator.onLine) throw error;
  });
  part?.settleIn({ router, cache, answers });
}
