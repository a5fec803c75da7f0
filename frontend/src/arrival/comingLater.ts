/**
 * A part that comes after the page. One that gets lost on the way is asked for again and again, ever more seldom: what it has
 * to say is not said without it. The page is not loaded again for it: that would lose what somebody is typing. Where a newer
 * build no longer has it, the next page does that (`reloadForMissingPart`).
 */
import { type AsyncComponentLoader, type Component, defineAsyncComponent } from 'vue';

export const comingLater = <Part extends Component>(loader: AsyncComponentLoader<Part>) =>
  defineAsyncComponent({
    loader,
    onError(_error, retry, _fail, tries) {
      setTimeout(retry, Math.min(tries, 30) * 1000);
    },
  });
