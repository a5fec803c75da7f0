/** Prepares what the suites need, so that two of them never make it at the same time. */
import { findChromium } from '../engines/findChromium.ts';
import { findDatabaseEngine, findRedisEngine } from '../engines/findEngines.ts';
import { buildApp } from '../local/appBuild.ts';
import type { Suite } from './findSuites.ts';

/** Installs missing programs on Debian as root; elsewhere rejects with the command to type. */
export async function prepare(suites: Suite[]): Promise<string> {
  const browser = suites.some(({ inBrowser }) => inBrowser);
  const app = browser || suites.some(({ name }) => /^frontend contract$| tools$/.test(name));
  const [database, redis, chromium] = await Promise.all([
    findDatabaseEngine(),
    findRedisEngine(),
    browser ? findChromium() : undefined,
    app ? buildApp(new AbortController().signal) : undefined,
  ]);
  const tools = [database, redis].map((engine) =>
    engine.kind === 'container' ? engine.image : engine.command,
  );
  return [...tools, ...(chromium ? [chromium] : [])].join(', ');
}
