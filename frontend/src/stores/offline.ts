/** Whether the browser itself says that it has no connection. That it has one does not mean much. */
import { ref } from 'vue';

export const isOffline = ref(navigator.onLine === false);

for (const change of ['online', 'offline'])
  addEventListener(change, () => {
    isOffline.value = !navigator.onLine;
  });
