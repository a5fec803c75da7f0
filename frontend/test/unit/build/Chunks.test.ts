import { expect } from 'chai';
import { Chunks } from '../../../build/Chunks.ts';

const chunk = (name: string, imports: string[] = [], kind = {}) => ({
  fileName: `assets/${name}.js`,
  moduleIds: [`/app/src/${name}.vue`],
  imports: imports.map((one) => `assets/${one}.js`),
  facadeModuleId: `/app/src/pages/${name}.vue`,
  isEntry: false,
  isDynamicEntry: false,
  ...kind,
});

describe('Chunks', () => {
  const chunks = new Chunks([
    chunk('index', ['vue'], { isEntry: true }),
    chunk('vue'),
    chunk('Login', ['Field', 'vue'], { isDynamicEntry: true }),
    chunk('Field'),
    chunk('AdminOrders', ['Table', 'Field'], { isDynamicEntry: true }),
    chunk('Table'),
  ]);

  it('lists the files a page needs in addition to the app’s first ones', () => {
    expect(chunks.holding(['src/Login.vue', 'src/index.vue'])).to.deep.equal([
      '/assets/Field.js',
      '/assets/Login.js',
    ]);
  });

  it('leaves out files that only the given pages need', () => {
    expect(chunks.without((page) => page.includes('/pages/Admin'))).to.deep.equal([
      '/assets/Field.js',
      '/assets/Login.js',
      '/assets/index.js',
      '/assets/vue.js',
    ]);
  });
});
