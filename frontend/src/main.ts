/** Starts the app. Nothing here waits for the services: the page is shown whatever state they are in. */
import { PiniaColada, PiniaColadaQueryHooksPlugin } from '@pinia/colada';
import { createPinia } from 'pinia';
import { createApp } from 'vue';
import App from './App.vue';
import { noticeTrouble } from './queries/trouble.ts';
import { router } from './router.ts';
import { wearChosenTheme } from './stores/theme.ts';
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import './styles/surfaces.css';
import { speakPreferred } from './words/chooseLanguage.ts';

wearChosenTheme();
void speakPreferred().then(start);

function start(): void {
  createApp(App)
    .use(createPinia())
    .use(PiniaColada, {
      plugins: [PiniaColadaQueryHooksPlugin({ onError: noticeTrouble })],
      queryOptions: { refetchOnWindowFocus: false },
      mutationOptions: { onError: noticeTrouble },
    })
    .use(router)
    .mount('#app');
}
