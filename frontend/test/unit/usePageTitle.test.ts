import { expect } from 'chai';
import { nextTick, ref } from 'vue';
import { usePageTitle } from '../../src/composables/usePageTitle.ts';
import { speakIn } from './inEnglish.ts';
import { spoken, t } from '../../src/words/spoken.ts';
import { inApp } from './inApp.ts';

describe('the title of a page', () => {
  const english = spoken.value;
  afterEach(() => (spoken.value = english));

  it('is the shop’s name until the page has a title', async () => {
    const product = ref('');
    const { unmount } = inApp(() => usePageTitle(() => product.value));
    expect(document.title).to.equal('Bulkhead');
    product.value = 'Mug';
    await nextTick();
    expect(document.title).to.equal('Mug · Bulkhead');
    unmount();
  });

  it('changes with the language, for as long as the page is shown', async () => {
    const { unmount } = inApp(() => usePageTitle(() => t('register.title')));
    await speakIn('de');
    await nextTick();
    expect(document.title).to.equal('Registrieren · Bulkhead');
    unmount();
    spoken.value = english;
    await nextTick();
    expect(document.title).to.equal('Registrieren · Bulkhead');
  });
});
