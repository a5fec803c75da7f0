/** Starts the app. Nothing here waits for the shop: the page is shown whatever state the services are in. */
import { createWebHistory } from 'vue-router';
import { appear } from './arrival/appear.ts';
import { readFirstAnswers, takeFirstAnswers } from './arrival/firstAnswers.ts';
import { loadAgainOnce } from './arrival/loadAgainOnce.ts';
import { createShop } from './createShop.ts';
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import './styles/surfaces.css';

const { app, router, cache } = createShop(createWebHistory(), { asking: true });
const answers = readFirstAnswers();
takeFirstAnswers(cache, answers);
loadAgainOnce(router);
app.use(router);

void appear(app, router).then(async () => {
  const { settleIn } = await import('./arrival/settleIn.ts');
  settleIn({ router, cache, answers });
});
