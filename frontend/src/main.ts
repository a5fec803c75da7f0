/** Starts the app. Nothing here waits for the services: the page is shown whatever state they are in. */
import { createWebHistory } from 'vue-router';
import { appear } from './arrival/appear.ts';
import { readFirstAnswers, takeFirstAnswers } from './arrival/firstAnswers.ts';
import { loadAgainOnce } from './arrival/loadAgainOnce.ts';
import { createShop } from './createShop.ts';
import { wearChosenTheme } from './stores/theme.ts';
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import './styles/surfaces.css';
import { speakPreferred } from './words/chooseLanguage.ts';

wearChosenTheme();
const { app, router, cache } = createShop(createWebHistory(), { asking: true });
const answers = readFirstAnswers();
takeFirstAnswers(cache, answers);
loadAgainOnce(router);
// The page's script and the words of the language are on their way at the same time.
app.use(router);
void speakPreferred()
  .then(() => appear(app, router))
  .then(async () => {
    const { settleIn } = await import('./arrival/settleIn.ts');
    settleIn({ router, cache, answers });
  });
