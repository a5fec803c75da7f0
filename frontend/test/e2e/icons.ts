/** `make screenshots`: draws the icons that devices want as PNG from the shop's mark, frontend/public/favicon.svg. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '@bulkhead/tools/local/root';
import { newVisitor } from './visitor.ts';

const FOLDER = join(ROOT, 'frontend/public');
/** Of the plate that the mark stands on. */
const GROUND = /<rect [^>]*fill="([^"]+)"/;

interface Icon {
  file: string;
  /** Pixels, both ways. */
  size: number;
  /** How much of it the mark takes where a device cuts the shape itself: there, the plate goes to the edge. */
  cutTo?: string;
}

const icons: Icon[] = [
  { file: 'icon-192.png', size: 192 },
  { file: 'icon-512.png', size: 512 },
  // Everything but the corners of the plate is inside a circle of four fifths (https://w3c.github.io/manifest/#icon-masks).
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
