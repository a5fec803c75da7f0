/**
 * `make screenshots`: renders the PNG icons that devices need from the shop's mark,
 * frontend/public/favicon.svg.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '@bulkhead/tools/local/root';
import { newVisitor } from './visitor.ts';

const FOLDER = join(ROOT, 'frontend/public');
/** Finds the colour of the plate behind the mark. */
const GROUND = /<rect [^>]*fill="([^"]+)"/;

interface Icon {
  file: string;
  /** Width and height in pixels. */
  size: number;
  /** The size of the mark where the device cuts the shape: there, the plate fills the whole icon. */
  cutTo?: string;
}

const icons: Icon[] = [
  { file: 'icon-192.png', size: 192 },
  { file: 'icon-512.png', size: 512 },
  // The whole plate except its corners is inside a circle of four fifths
  // (https://w3c.github.io/manifest/#icon-masks).
  { file: 'icon-maskable-512.png', size: 512, cutTo: '85%' },
  { file: 'apple-touch-icon.png', size: 180, cutTo: '100%' },
];

describe('the icons of the shop', function () {
  this.timeout(120_000);

  for (const { file, size, cutTo } of icons) {
    it(`hold ${file}`, async () => {
      const mark = await readFile(join(FOLDER, 'favicon.svg'), 'utf8');
      const ground = cutTo ? (GROUND.exec(mark)?.[1] ?? '') : 'transparent';
      const page = await newVisitor('about:blank', { viewport: { width: size, height: size } });
      await page.setContent(
        `<body style="margin: 0; height: 100vh; display: grid; place-items: center; background: ${ground}">
          <div style="width: ${cutTo ?? '100%'}; display: grid">${mark}</div>`,
      );
      await writeFile(join(FOLDER, file), await page.screenshot({ omitBackground: true }));
    });
  }
});
