import { expect } from 'chai';
import type { Rolldown } from 'vite';
import { scriptOf } from '../../../build/scriptOf.ts';

type Imports = Record<string, { by?: string[]; whenNeededBy?: string[] }>;

const page = (name: string) => `/app/src/pages/${name}.vue`;
const whenNeeded = { whenNeededBy: ['/app/src/router.ts'] };
const files: Imports = {
  [page('Login')]: whenNeeded,
  [page('Account')]: whenNeeded,
  [page('AdminOrders')]: whenNeeded,
  [page('AdminProducts')]: whenNeeded,
  Notices: whenNeeded,
  ShowMore: { by: [page('Account'), page('AdminOrders')], ...whenNeeded },
  Field: { by: [page('Login'), page('Account')] },
  Meter: { by: [page('Account')] },
  Table: { by: [page('AdminOrders'), page('AdminProducts')] },
  Cell: { by: ['Table'] },
  Price: { by: ['Table', page('Account')] },
  Sound: { by: ['Notices', page('Account')] },
  Helper: {},
  // A circular import.
  One: { by: ['Other', page('Login')] },
  Other: { by: ['One', page('Account')] },
};

const graph = {
  getModuleInfo: (file: string) => ({
    importers: files[file]?.by ?? [],
    dynamicImporters: files[file]?.whenNeededBy ?? [],
  }),
} as unknown as Rolldown.ChunkingContext;

describe('scriptOf', () => {
  const inScript = (script: string | null) =>
    Object.keys(files).filter((file) => scriptOf(file, graph) === script);

  it('puts modules that several pages need into one script', () => {
    expect(inScript('pages')).to.deep.equal(['Field', 'Price', 'One', 'Other']);
  });

  it('puts modules that only admin pages need into another', () => {
    expect(inScript('admin')).to.deep.equal([page('AdminOrders'), page('AdminProducts'), 'Table', 'Cell']);
  });

  it('leaves alone modules of one page, modules also needed elsewhere, and modules nobody is known to need', () => {
    expect(inScript(null)).to.deep.equal([
      page('Login'),
      page('Account'),
      'Notices',
      'ShowMore',
      'Meter',
      'Sound',
      'Helper',
    ]);
  });
});
