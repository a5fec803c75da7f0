/**
 * A component that loads after the page. A failed load is retried with growing pauses, because nothing else
 * can show what the component has to say. The page is not reloaded for it: that would lose what the visitor
 * is typing. If a newer build no longer has the component, the next navigation reloads
 * (`reloadForMissingPart`).
 */
import { type AsyncComponentLoader, type Component, defineAsyncComponent } from 'vue';

export const comingLater = <Part extends Component>(loader: AsyncComponentLoader<Part>) =>
  defineAsyncComponent({
    loader,
    onError(_error, retry, _fail, tries) {
      setTimeout(retry, Math.min(tries, 30) * 1000);
    },
  });
