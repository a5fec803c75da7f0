import type { Product } from '@bulkhead/product/contract';
import { expect } from 'chai';
import { speakIn } from './inEnglish.ts';
import {
  changesOf,
  draftOf,
  isAlready,
  previewOf,
  rebased,
  toSend,
} from '../../src/composables/admin/productDraft.ts';

const mug: Product = {
  id: '0198c0de-0000-7000-8000-000000000000',
  name: 'Mug',
  slug: 'mug',
  price: '12.00',
  currency: 'EUR',
  image: '/images/mug.svg',
  description: 'Holds coffee.',
  category: 'Kitchen',
  is_active: false,
  created_at: '2026-01-01T00:00:00.000Z',
  updated_at: '2026-01-01T00:00:00.000Z',
};
const before = draftOf(mug);

describe('the draft of a product', () => {
  it('is a change where it differs from the opened product', () => {
    expect(changesOf(before, before)).to.deep.equal({});
    expect(changesOf(before, { ...before, price: '13', name: 'Big Mug' })).to.deep.equal({
      name: 'Big Mug',
      price: '13',
    });
  });

  it('may use a category’s name in the reader’s language', async () => {
    await speakIn('de');
    try {
      expect(toSend({ category: ' Küche ' })).to.deep.equal({ category: 'Kitchen' });
      expect(toSend({ category: 'Kombüse' })).to.deep.equal({ category: 'Kombüse' });
      expect(previewOf({ ...before, category: 'Küche' }).category).to.equal('Kitchen');
    } finally {
      await speakIn('en');
    }
  });

  it('may have a decimal comma', () => {
    expect(toSend({ price: ' 12,50 ' })).to.deep.equal({ price: '12.50' });
    expect(toSend({ name: '1,5' })).to.deep.equal({ name: '1,5' });
  });

  it('may have a price in Arabic digits', () => {
    expect(toSend({ price: '١٢٫٥٠' })).to.deep.equal({ price: '12.50' });
    expect(previewOf({ ...before, price: '٣,٥' }).price).to.equal('3.50');
  });

  it('has a preview as shoppers will see it', () => {
    const typed = { ...before, name: ' Cup ', price: '3,5', image: 'cup.svg', category: '' };
    expect(previewOf(typed, mug)).to.deep.equal({
      ...mug,
      name: 'Cup',
      price: '3.50',
      image: '/images/cup.svg',
      category: 'Other',
    });
    expect(previewOf(draftOf())).to.include({ price: '0.00', currency: 'EUR', image: '', is_active: true });
  });

  it('costs nothing in the preview until its price is valid', () => {
    for (const price of ['', 'x', '1.999', '-1', '1e3'])
      expect(previewOf({ ...before, price }).price, price).to.equal('0.00');
  });
});

describe('a product that somebody else has changed meanwhile', () => {
  it('updates untouched fields and keeps typed ones', () => {
    const mine = { ...before, name: 'Big Mug' };
    const theirs = { ...before, category: 'Home' };
    expect(rebased(before, mine, theirs)).to.deep.equal({
      draft: { ...before, name: 'Big Mug', category: 'Home' },
      clashes: [],
    });
  });

  it('conflicts where both have changed a field to different values', () => {
    const mine = { ...before, price: '13.00', name: 'Big Mug' };
    const theirs = { ...before, price: '14.00', name: 'Big Mug' };
    expect(rebased(before, mine, theirs).clashes).to.deep.equal(['price']);
    expect(rebased(before, mine, theirs).draft.price).to.equal('13.00');
  });

  it('already has the changes when an earlier attempt was saved', () => {
    expect(isAlready(mug, { price: '12', image: 'mug.svg', name: 'Mug ' })).to.equal(true);
    expect(isAlready(mug, { price: '12.01' })).to.equal(false);
    expect(isAlready(mug, {})).to.equal(true);
  });
});
