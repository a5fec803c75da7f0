/** Whether the browser itself says that it has no connection. That it has one does not mean much. */
import { ref } from 'vue';
import { onPage } from './onPage.ts';

export const isOffline = ref((navigator as { onLine?: boolean }).onLine === false);

onPage('online', () => {
  isOffline.value = false;
});
onPage('offline', () => {
  isOffline.value = true;
});
