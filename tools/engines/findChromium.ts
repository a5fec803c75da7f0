/** Finds a real Chromium for browser tests, or installs one on Debian as root. */
import { existsSync } from 'node:fs';
import { findExecutable } from './findExecutable.ts';
import { install } from './install.ts';

/** The headless shell comes first: a new page costs a third of what it costs in the full browser. */
const SHELL = 'chromium-headless-shell';
const NAMES = [SHELL, 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const MACOS = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const installed = (): string | undefined => findExecutable(...NAMES) ?? MACOS.find(existsSync);

/** The absolute path of Chromium. `CHROMIUM_PATH` wins. */
export async function findChromium(): Promise<string> {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) {
    if (!existsSync(chosen)) throw new Error(`CHROMIUM_PATH names ${chosen}, which does not exist`);
    return chosen;
  }
  const here = installed();
  if (here) return here;
  const name = 'chromium';
  await install({
    what: 'Chromium or Google Chrome',
    'apt-get': SHELL,
    brew: `--cask ${name}`,
    dnf: name,
    pacman: name,
  });
  const now = installed();
  if (!now) throw new Error('Chromium is installed, but not found on PATH');
  return now;
}
