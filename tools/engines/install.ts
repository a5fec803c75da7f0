/** Installs a missing program on Debian or Ubuntu as root; elsewhere reports how to install it. */
import { execFile } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { promisify } from 'node:util';
import { findExecutable } from './findExecutable.ts';

const run = promisify(execFile);

/** A required program and its name in each package manager. */
export interface Need {
  what: string;
  'apt-get': string;
  brew: string;
  dnf: string;
  pacman: string;
}

const COMMANDS = {
  'apt-get': 'sudo apt-get install --no-install-recommends',
  brew: 'brew install',
  dnf: 'sudo dnf install',
  pacman: 'sudo pacman -S',
};

function advice(need: Need): string {
  const tools = Object.keys(COMMANDS) as (keyof typeof COMMANDS)[];
  const tool = tools.find((name) => findExecutable(name));
  if (!tool) return `Install ${need.what}, then try again.`;
  return `Install it with\n\n    ${COMMANDS[tool]} ${need[tool]}\n\nthen try again.`;
}

const POLICY = '/usr/sbin/policy-rc.d';

/** Debian packages start their service at once unless this file forbids it. We start only our own servers. */
async function startingNothing<T>(work: () => Promise<T>): Promise<T> {
  if (existsSync(POLICY)) return work();
  writeFileSync(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    return await work();
  } finally {
    rmSync(POLICY, { force: true });
  }
}

async function apt(...args: string[]): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const common = ['-q', '-y', '-o', 'DPkg::Lock::Timeout=120', '-o', 'Acquire::Retries=3'];
  await run('apt-get', [...common, ...args], { env, timeout: 600_000, maxBuffer: 64 * 1024 * 1024 });
}

let updated: Promise<void> | undefined;
let turn: Promise<void> = Promise.resolve();

/** @throws with the command to type, if it cannot install */
export async function install(need: Need): Promise<void> {
  if (userInfo().uid !== 0 || !existsSync('/etc/debian_version') || !findExecutable('apt-get')) {
    throw new Error(`This machine has no ${need.what} that could be found. ${advice(need)}`);
  }
  const work = async () => {
    await (updated ??= apt('update'));
    await startingNothing(() => apt('install', '--no-install-recommends', ...need['apt-get'].split(' ')));
  };
  const mine = turn.then(work); // apt runs one job at a time
  turn = mine.catch(() => {});
  await mine.catch((error: unknown) => {
    const { stderr = '' } = error as { stderr?: string };
    throw new Error(`Could not install ${need.what}. ${advice(need)}\n${stderr.slice(-2000)}`, {
      cause: error,
    });
  });
}
