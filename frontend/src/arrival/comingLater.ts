/**
 * A part that comes after the page. One that gets lost on the way is asked for again and again, for what it has to say is not
 * said without it; when a few tries have not helped, the page is loaded again, as for what it begins with.
 */
import { type AsyncComponentLoader, type Component, defineAsyncComponent } from 'vue';
import { retryFirstLoad } from './retryFirstLoad.ts';

const TRIES = 4;

export const comingLater = <Part extends Component>(loader: AsyncComponentLoader<Part>) =>
  defineAsyncComponent({
    loader,
    onError(_error, retry, _fail, tries) {
      if (tries !== TRIES || !retryFirstLoad()) setTimeout(retry, tries * 1000);
    },
  });
