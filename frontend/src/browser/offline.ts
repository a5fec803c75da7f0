/** Whether the browser reports that it has no connection. When it reports one, that proves little. */
import { ref } from 'vue';
import { onPage } from './onPage.ts';

export const isOffline = ref((navigator as { onLine?: boolean }).onLine === false);

onPage('online', () => {
  isOffline.value = false;
});
onPage('offline', () => {
  isOffline.value = true;
});
