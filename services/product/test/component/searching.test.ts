import { expect } from 'chai';
import { create, keyOf, startProduct, wholeList, type ProductUnderTest } from './startProduct.ts';

const NAMES = [
  'Woollen Blanket',
  'Wool Sock',
  'Woodland Mug',
  "Captain's Logbook",
  'Crème Brûlée Mould',
  'Mug',
  'Blanket Box',
  'Vitamin C',
  '帆船模型',
];

describe('searching the catalogue', () => {
  let product: ProductUnderTest;

  before(async () => {
    product = await startProduct();
    const key = await keyOf('admin', product);
    for (const name of NAMES) {
      const category = name.includes('Mug') ? 'Kitchen' : 'Home';
      await create(product, key, { name, category });
    }
    // More words than are merged, so that short beginnings are searched in another way: 60 of "qu…", 1040 of "part…".
    for (let n = 0; n < 60; n += 1) await create(product, key, { name: `Qu${n} Peg`, category: 'Pegs' });
    const hidden = await create(product, key, { name: 'Woollen Ghost' });
    await product.api.delete(`/api/product/${hidden.id}`, { key });
  });
  after(() => product.stop());

  const found = async (search: string, rest = 'sort=newest') =>
    (await wholeList(product, `search=${encodeURIComponent(search)}&${rest}`, 3)).map(({ name }) => name);

  const cases: [string, string[]][] = [
    ['wool', ['Wool Sock', 'Woollen Blanket']],
    ['WOOLLEN', ['Woollen Blanket']],
    ['wo', ['Woodland Mug', 'Wool Sock', 'Woollen Blanket']],
    ['blanket wool', ['Woollen Blanket']],
    ['mug kitchen', ['Mug', 'Woodland Mug']],
    ['captains', ["Captain's Logbook"]],
    ["Captain's log", ["Captain's Logbook"]],
    ['creme brulee', ['Crème Brûlée Mould']],
    ['c', ['Vitamin C']],
    ['帆船', ['帆船模型']],
    ['ool', []],
    ['mug sock', []],
    ['ghost', []],
    ['!?', []],
    ["%' OR 1=1 --", []],
    ['blanket blan bl', ['Blanket Box', 'Woollen Blanket']],
  ];
  for (const [search, names] of cases) {
    it(`finds ${names.join(' and ') || 'nothing'} for ${search}`, async () => {
      expect(await found(search)).to.deep.equal(names);
    });
  }

  it('finds a beginning that more words share than it merges', async () => {
    expect(await found('qu')).to.have.length(60);
    expect(await found('qu1')).to.have.length(11);
    expect(await found('qu peg', 'sort=name')).to.have.length(60);
  });

  it('searches within a category, in every order', async () => {
    for (const sort of ['name', 'price', '-price', 'newest']) {
      expect((await found('wo', `category=Home&sort=${sort}`)).sort()).to.deep.equal([
        'Wool Sock',
        'Woollen Blanket',
      ]);
    }
    expect(await found('mug', 'category=Home')).to.deep.equal([]);
  });

  it('treats an empty search as none', async () => {
    expect(await found(' ')).to.have.length(NAMES.length + 60);
  });
});
