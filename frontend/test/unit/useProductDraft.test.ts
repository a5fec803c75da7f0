import type { Product } from '@bulkhead/product/contract';
import { expect } from 'chai';
import { useProductDraft } from '../../src/composables/admin/useProductDraft.ts';
import { inApp } from './inApp.ts';

describe('the draft of a product being typed', () => {
  const mug: Product = {
    id: 'm',
    name: 'Mug',
    slug: 'mug',
    price: '12.00',
    currency: 'EUR',
    image: '/images/mug.svg',
    description: 'Holds coffee.',
    category: 'Kitchen',
    is_active: true,
    created_at: '2026-01-01T00:00:00.000Z',
    updated_at: '2026-01-01T00:00:00.000Z',
  };

  function open(opened?: Product) {
    const { result, unmount } = inApp(() => useProductDraft(opened));
    return { ...result, unmount };
  }

  it('derives a new product’s address from its name, until one is typed, and again when it is emptied', () => {
    const { typed, slug, now, unmount } = open();
    typed.name = 'Tin mug';
    expect([slug.value, now.value.slug]).to.deep.equal(['tin-mug', 'tin-mug']);
    slug.value = 'mug-of-tin';
    typed.name = 'Big tin mug';
    expect(now.value.slug).to.equal('mug-of-tin');
    slug.value = '';
    expect(now.value.slug).to.equal('big-tin-mug');
    unmount();
  });

  it('keeps the address of an existing product when its name changes', () => {
    const { typed, changes, unmount } = open(mug);
    typed.name = 'Tin mug';
    expect(changes.value).to.deep.equal({ name: 'Tin mug' });
    unmount();
  });

  it('is dirty only while something differs, not when it is typed back', () => {
    const { typed, isDirty, preview, unmount } = open(mug);
    expect(isDirty.value).to.equal(false);
    typed.price = '13';
    expect([isDirty.value, preview.value.price, preview.value.id]).to.deep.equal([true, '13.00', 'm']);
    typed.price = '12.00';
    expect(isDirty.value).to.equal(false);
    unmount();
  });

  it('replaces the draft by the product as it is', () => {
    const { typed, isDirty, settle, unmount } = open(mug);
    typed.price = '13';
    settle({ ...mug, price: '14.00' });
    expect([typed.price, isDirty.value]).to.deep.equal(['14.00', false]);
    unmount();
  });

  it('rebases the draft onto a newer version, and returns the conflicts', () => {
    const { typed, changes, base, rebase, unmount } = open(mug);
    Object.assign(typed, { price: '13.00', name: 'Big mug' });
    const theirs = { ...mug, price: '14.00', category: 'Deck' };
    expect(rebase(theirs)).to.deep.equal(['price']);
    expect([typed.category, base.value?.price]).to.deep.equal(['Deck', '14.00']);
    expect(changes.value).to.deep.equal({ price: '13.00', name: 'Big mug' });
    unmount();
  });
});
