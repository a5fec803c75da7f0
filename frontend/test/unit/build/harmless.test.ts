import { expect } from 'chai';
import { harmless } from '../../../build/prerender/harmless.ts';

describe('forms of a prerendered page, before the app is mounted', () => {
  it('send nothing', () => {
    expect(harmless('<form class="form"><input name="password"></form>')).to.match(
      /^<form method="dialog" class="form">/,
    );
  });

  it('except forms that have an address of their own', () => {
    const search = '<form role="search" action="/"><input name="search"></form>';
    expect(harmless(search)).to.equal(search);
    expect(harmless(`${search}<form class="form">`)).to.equal(`${search}<form method="dialog" class="form">`);
  });
});
