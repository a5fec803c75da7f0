import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EdgeConfig } from '../../../frontend/edge/config.ts';
import { OrderConfig } from '../../../services/order/src/config.ts';
import { ProductConfig } from '../../../services/product/src/config.ts';
import { UserConfig } from '../../../services/user/src/config.ts';
import { ROOT } from '../../local/root.ts';

const page = readFileSync(join(ROOT, 'docs/settings.md'), 'utf8');

describe('the page on settings', () => {
  for (const [name, { shape }] of Object.entries({ UserConfig, ProductConfig, OrderConfig, EdgeConfig }))
    it(`has every variable of ${name}`, () => {
      const variables = Object.keys(shape);
      expect(variables).to.have.length.greaterThan(5);
      expect(variables.filter((variable) => !page.includes(`\`${variable}\``))).to.deep.equal([]);
    });
});
