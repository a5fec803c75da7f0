/** Runs SQL in a service's database, as that service's user. */
import type { Release } from './Release.ts';

export async function askDatabase(release: Release, service: string, sql: string): Promise<string> {
  const [pod] = await release.readyPods(`${service}-mysql`);
  return release.kubectl(
    ...['exec', pod ?? '', '--', 'sh', '-c', 'MYSQL_PWD=$MYSQL_PASSWORD exec mysql "$@"', 'mysql'],
    ...['--skip-column-names', '--host=127.0.0.1', `--user=${service}`, service, '--execute', sql],
  );
}
