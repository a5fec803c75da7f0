import type { Product } from '@bulkhead/product/contract';
import { expect } from 'chai';
import type { KeptProduct } from '../../src/composables/admin/useProductDraft.ts';
import { answerCalls, inApp, json, settle } from './inApp.ts';

describe('saving a product', () => {
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

  let answer: PromiseWithResolvers<Response>;
  let bodies: Record<string, unknown>[];
  let calls: ReturnType<typeof answerCalls>;

  beforeEach(() => {
    bodies = [];
    calls = answerCalls((_path, { body }) => {
      bodies.push(JSON.parse(body as string) as Record<string, unknown>);
      answer = Promise.withResolvers();
      return answer.promise;
    });
  });
  afterEach(() => calls.restore());

  async function open(product?: Product, kept?: KeptProduct) {
    const { useProductEdit } = await import('../../src/composables/admin/useProductEdit.ts');
    const saved: boolean[] = [];
    const { result, unmount } = inApp(() =>
      useProductEdit(
        () => product,
        (_product, isAll) => saved.push(isAll),
        kept,
      ),
    );
    const take = async (theirs: Partial<Product>, minute = 1) => {
      const updated_at = `2026-01-01T00:0${minute}:00.000Z`;
      answer.resolve(json({ result: { ...mug, ...theirs, updated_at } }));
      await settle();
    };
    const save = async () => {
      result.save();
      await settle();
    };
    return { ...result, saved, save, take, unmount };
  }

  it('leaves nothing unsaved, even when the shop normalizes the input', async () => {
    const { draft, saved, save, take, unmount } = await open(mug);
    draft.typed.name = ' Big mug ';
    await save();
    await take({ name: 'Big mug' });
    expect([draft.typed.name, draft.isDirty.value, saved]).to.deep.equal(['Big mug', false, [true]]);
    unmount();
  });

  it('keeps edits made meanwhile, and sends only those next time', async () => {
    const { draft, clashes, saved, save, take, unmount } = await open(mug);
    draft.typed.name = ' Big mug ';
    await save();
    draft.typed.description = 'Holds tea.';
    await take({ name: 'Big mug' });
    expect(draft.changes.value).to.deep.equal({ description: 'Holds tea.' });
    expect([clashes.value, saved]).to.deep.equal([null, [false]]);
    await save();
    expect(bodies[1]).to.deep.equal({
      description: 'Holds tea.',
      expected_updated_at: '2026-01-01T00:01:00.000Z',
    });
    await take({ name: 'Big mug', description: 'Holds tea.' }, 2);
    expect(saved).to.deep.equal([false, true]);
    unmount();
  });

  it('continues a draft of an earlier visit, and reports what others have changed since', async () => {
    const earlier = await open(mug);
    expect(earlier.draft.toKeep()).to.equal(undefined);
    Object.assign(earlier.draft.typed, { name: 'Big mug', price: '13.00' });
    const kept = earlier.draft.toKeep();
    earlier.unmount();
    const theirs = { ...mug, price: '14.00', category: 'Deck', updated_at: '2026-01-01T00:01:00.000Z' };
    for (const [product, clashes] of [
      [mug, null],
      [theirs, ['price']],
    ] as const) {
      const page = await open(product, kept);
      expect(page.draft.changes.value).to.deep.equal({ name: 'Big mug', price: '13.00' });
      expect([page.clashes.value, page.draft.typed.category]).to.deep.equal([clashes, product.category]);
      page.unmount();
    }
  });

  it('has nothing to save when the restored draft had reached the shop, which normalized it', async () => {
    const earlier = await open(mug);
    Object.assign(earlier.draft.typed, { name: ' Big mug', price: '13' });
    const theirs = { ...mug, name: 'Big mug', price: '13.00', updated_at: '2026-01-01T00:01:00.000Z' };
    const page = await open(theirs, earlier.draft.toKeep());
    expect([page.draft.isDirty.value, page.clashes.value]).to.deep.equal([false, null]);
    expect(page.draft.typed).to.include({ name: 'Big mug', price: '13.00' });
    for (const { unmount } of [earlier, page]) unmount();
  });

  it('continues the draft of a new product, whose address still follows its name', async () => {
    const earlier = await open();
    earlier.draft.typed.name = 'Tin mug';
    const page = await open(undefined, earlier.draft.toKeep());
    expect([page.draft.typed.name, page.draft.slug.value]).to.deep.equal(['Tin mug', 'tin-mug']);
    page.draft.typed.name = 'Mug';
    expect(page.draft.slug.value).to.equal('mug');
    for (const { unmount } of [earlier, page]) unmount();
  });

  it('discards the draft for the product as it is, or for an empty one', async () => {
    for (const product of [mug, undefined]) {
      const { draft, discard, unmount } = await open(product);
      Object.assign(draft.typed, { name: 'Tin mug', price: '13' });
      discard();
      expect([draft.typed.name, draft.isDirty.value]).to.deep.equal([product?.name ?? '', false]);
      draft.typed.name = 'Cup';
      expect(draft.slug.value).to.equal(product ? 'mug' : 'cup');
      unmount();
    }
  });

  it('edits a new product like any other once created: its address no longer follows its name', async () => {
    const { draft, saved, save, take, unmount } = await open();
    Object.assign(draft.typed, { name: 'Mug', price: '12' });
    await save();
    expect(bodies[0]).to.include({ name: 'Mug', slug: 'mug', price: '12' });
    draft.typed.name = 'Mug of tin';
    await take({});
    expect(draft.changes.value).to.deep.equal({ name: 'Mug of tin' });
    await save();
    await take({ name: 'Mug of tin' }, 2);
    expect(calls.asked).to.deep.equal(['POST /api/product/create', 'PATCH /api/product/m']);
    expect(saved).to.deep.equal([false, true]);
    unmount();
  });
});
