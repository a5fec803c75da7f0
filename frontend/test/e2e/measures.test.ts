import { expect } from 'chai';
import { faultsByAxe } from './axe.ts';
import { faultsBy } from './inPage/script.ts';
import { newVisitor } from './visitor.ts';

/**
 * A page with every fault the checks should find. A check that finds nothing here would never find anything.
 */
const FAULTY = `
  <!doctype html>
  <title>Faulty</title>
  <style>
    body { margin: 0; background: #fff }
    * { outline: none !important }
    #faint { border: 1px solid #eee; background: #fff; width: 200px }
    #wide { width: 3000px }
    #cut { width: 40px; overflow: hidden; white-space: nowrap }
    #turning { animation: turn 9s linear infinite }
    @keyframes turn { to { rotate: 1turn } }
  </style>
  <h1>One</h1><h1>Another</h1><h3>Skipped</h3>
  <main>
    <button id="small" style="width: 9px; height: 9px; padding: 0; border: 0"></button>
    <input id="faint" aria-label="Faint">
    <p id="wide">wide</p><p id="cut">This does not fit in there</p><p id="turning">turning</p>
    <p style="color: #bbb">pale</p>
  </main>`;

describe('the checks for pages', function () {
  this.timeout(120_000);

  async function faultyPage() {
    const page = await newVisitor('about:blank', { reducedMotion: 'no-preference' });
    await page.setContent(FAULTY);
    return page;
  }

  it('find every fault on a page that has them all', async () => {
    const page = await faultyPage();
    expect(await faultsBy(page, 'outline')).to.have.length(2);
    expect(await faultsBy(page, 'cutOff')).to.satisfy((faults: string[]) =>
      ['the page is', 'beyond the edge: p', 'cut off: p'].every((start) =>
        faults.some((fault) => fault.startsWith(start)),
      ),
    );
    expect(await faultsBy(page, 'faintFields')).to.have.length(1);
    expect(await faultsBy(page, 'smallTargets')).to.have.length(2);
    expect(await faultsBy(page, 'motion')).to.have.length(1);
    expect((await faultsByAxe(page)).map((fault) => fault.split(':')[0])).to.include.members([
      'button-name',
      'color-contrast',
      'html-has-lang',
    ]);
  });

  it('find a focus that is missing, invisible, pale or covered', async () => {
    const page = await faultyPage();
    expect(await faultsBy(page, 'focus')).to.deep.equal(['nothing has the focus']);
    await page.locator('#faint').focus();
    expect(await faultsBy(page, 'focus')).to.deep.equal(['input “Faint” shows no focus']);
    const outline = (colour: string) =>
      page.addStyleTag({ content: `#faint { outline: 3px solid ${colour} !important }` });
    await outline('#ddd');
    expect((await faultsBy(page, 'focus'))[0]).to.match(/contrast of 1\.\d+ only/);
    await outline('#06c');
    expect(await faultsBy(page, 'focus')).to.deep.equal([]);
    await page.addStyleTag({
      content: 'body::after { content: ""; position: fixed; inset: 0; background: #fff }',
    });
    expect((await faultsBy(page, 'focus'))[0]).to.match(/cannot be seen/);
  });
});
