/** Installs one package on Debian or Ubuntu as root, and tells everybody else what to install. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import { promisify } from 'node:util';
import { findExecutable } from './findExecutable.ts';

const run = promisify(execFile);

/** The command for this system, or undefined when we know none. */
function advice(aptPackage: string): string | undefined {
  const other: Record<string, string> = { 'mariadb-server': 'mariadb', 'redis-server': 'redis' };
  const name = other[aptPackage] ?? aptPackage;
  if (findExecutable('apt-get')) return `sudo apt-get install --no-install-recommends ${aptPackage}`;
  if (findExecutable('brew')) return `brew install ${name}`;
  if (findExecutable('dnf')) return `sudo dnf install ${other[aptPackage] ? aptPackage : name}`;
  if (findExecutable('pacman')) return `sudo pacman -S ${name}`;
  return undefined;
}

let queue: Promise<unknown> = Promise.resolve();

/** apt works on one thing at a time. Our servers are started by us alone: the packages start none. */
async function aptInstall(name: string): Promise<void> {
  // RUNLEVEL=1 makes Debian's invoke-rc.d skip the start of services on systems without systemd.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  const options = { env, timeout: 600_000, maxBuffer: 64 * 1024 * 1024 };
  const settings = ['-q', '-y', '-o', 'DPkg::Lock::Timeout=120'];
  await run('apt-get', [...settings, 'update'], options);
  await run('apt-get', [...settings, 'install', '--no-install-recommends', name], options);
}

/** @param what what is needed, in words: the beginning of the message when nothing can be done */
export async function installWithApt(aptPackage: string, what: string): Promise<void> {
  const canInstall = userInfo().uid === 0 && existsSync('/etc/debian_version') && findExecutable('apt-get');
  if (!canInstall) {
    const command = advice(aptPackage);
    const hint = command
      ? `Install one with\n\n    ${command}\n\nor start Docker`
      : 'Install one, or start Docker';
    throw new Error(`This needs ${what}, and found none on this machine. ${hint}, then try again.`);
  }
  const earlier = queue;
  const turn = earlier.catch(() => {}).then(() => aptInstall(aptPackage));
  queue = turn;
  await turn;
}
