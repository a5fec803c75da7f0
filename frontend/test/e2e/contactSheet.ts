/** Writes pictures of every page in every state into one file to leaf through: .out/shop/index.html. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from '@bulkhead/tools/local/root';
import type { Page } from 'playwright-core';

export const FOLDER = join(ROOT, '.out/shop');
export const WIDTHS = [1440, 768, 360] as const;
export const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** The last two simulate a window of 1280 × 900 px zoomed to 200 % and 400 %. */
const HEIGHTS = { 1440: 900, 768: 1024, 360: 740, 640: 450, 320: 225 };

interface Picture {
  file: string;
  theme: Theme;
  width: number;
}
/** The pictures per state. */
const taken = new Map<string, Picture[]>();

export async function openContactSheet(): Promise<void> {
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(FOLDER, { recursive: true });
}

export async function resize(page: Page, width: keyof typeof HEIGHTS): Promise<void> {
  await page.setViewportSize({ width, height: HEIGHTS[width] });
}

/** Takes a full-page picture as a JPEG. */
export async function takePicture(page: Page, state: string, theme: Theme, width: number): Promise<void> {
  const file = `${state.replace(/\W+/g, '-')}-${theme}-${width}.jpg`;
  const path = join(FOLDER, file);
  await page.screenshot({ path, type: 'jpeg', quality: 70, fullPage: true, animations: 'allow' });
  taken.set(state, [...(taken.get(state) ?? []), { file, theme, width }]);
}

/** Writes the file. All its texts are our own, so nothing needs escaping. */
export async function closeContactSheet(): Promise<void> {
  const rows = [...taken].map(([state, pictures]) => {
    const images = pictures.map(
      ({ file, theme, width }) =>
        `<a href="${file}"><img loading="lazy" src="${file}" alt="${theme}, ${width} px" style="width: ${width / 6}px"></a>`,
    );
    return `<h2>${state}</h2><p>${images.join(' ')}</p>`;
  });
  const style =
    'body { font: 1rem system-ui; margin: 1rem } img { vertical-align: top; outline: 1px solid #999 }';
  await writeFile(
    join(FOLDER, 'index.html'),
    `<!doctype html><meta charset="utf-8"><title>Contact sheet</title><style>${style}</style><h1>Every page of the shop</h1>${rows.join('\n')}`,
  );
}
