import { expect } from 'chai';
import { randomBytes } from 'node:crypto';
import { weighFirstLoad } from '../../../build/weighFirstLoad.ts';

describe('the weight of a first load', () => {
  const chunk = (fileName: string, bytes: number, more: object = {}) => ({
    type: 'chunk',
    fileName,
    code: randomBytes(bytes / 2).toString('hex'),
    imports: [],
    facadeModuleId: null,
    ...more,
  });
  const page = {
    type: 'asset',
    fileName: 'index.html',
    source:
      '<script type="module" crossorigin src="/assets/app.js"></script><link rel="stylesheet" crossorigin href="/assets/app.css">',
  };
  const style = { type: 'asset', fileName: 'assets/app.css', source: 'a{}' };
  /** The hex digits of random bytes compress to half their size. */
  const weigh = (budget: { script: number; style: number }, ...parts: { fileName: string }[]) => {
    const bundle = Object.fromEntries([page, style, ...parts].map((part) => [part.fileName, part]));
    const said: string[] = [];
    const note = (text: string) => void said.push(text);
    const { writeBundle } = weighFirstLoad({
      ...budget,
      alsoNeeded: [/pages\/Home\.vue$/],
      oneOf: /words\/\w+\.ts$/,
    });
    (writeBundle as (this: object, options: object, bundle: object) => void).call(
      { info: note, error: note },
      {},
      bundle,
    );
    return said;
  };

  it('is reported for scripts and styles, and passes within the budget', () => {
    const said = weigh({ script: 10, style: 1 }, chunk('assets/app.js', 4000));
    expect(said).to.have.length(1);
    expect(said[0]).to.match(/2\.\d kB of JavaScript \(at most 10\), 0\.0 kB of CSS \(at most 1\)/);
  });

  it('counts imports and what the home page needs, but no other page', () => {
    const said = weigh(
      { script: 10, style: 1 },
      chunk('assets/app.js', 4000, { imports: ['assets/vue.js'] }),
      chunk('assets/vue.js', 4000),
      chunk('assets/home.js', 4000, { facadeModuleId: '/src/pages/Home.vue', imports: ['assets/vue.js'] }),
      chunk('assets/other.js', 80_000, { facadeModuleId: '/src/pages/Other.vue' }),
    );
    expect(said[0]).to.match(/6\.\d kB of JavaScript/);
  });

  it('counts the texts of the language with the largest file', () => {
    const words = (language: string, bytes: number) =>
      chunk(`assets/${language}.js`, bytes, { facadeModuleId: `/src/words/${language}.ts` });
    const said = weigh(
      { script: 10, style: 1 },
      chunk('assets/app.js', 4000),
      ...[words('en', 2000), words('de', 4000), words('ar', 1000)],
    );
    expect(said[0]).to.match(/4\.\d kB of JavaScript/);
  });

  it('fails a build over the budget and names the files', () => {
    const said = weigh({ script: 1, style: 1 }, chunk('assets/app.js', 4000));
    expect(said[1])
      .to.match(/too heavy/)
      .and.to.include('assets/app.js');
  });
});
