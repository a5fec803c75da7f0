import { expect } from 'chai';
import { harmless } from '../../../build/prerender/harmless.ts';

describe('forms of a page whose app is not there yet', () => {
  it('send nothing', () => {
    expect(harmless('<form class="form"><input name="password"></form>')).to.match(
      /^<form method="dialog" class="form">/,
    );
  });

  it('but what they have an address of their own for', () => {
    const search = '<form role="search" action="/"><input name="search"></form>';
    expect(harmless(search)).to.equal(search);
    expect(harmless(`${search}<form class="form">`)).to.equal(`${search}<form method="dialog" class="form">`);
  });
});
