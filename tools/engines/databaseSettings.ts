/**
 * The settings of our private database servers: the same on MySQL 8.4+ and MariaDB
 * 10.11+, small, strict, in UTC.
 */
import { userInfo } from 'node:os';

const STRICT =
  'STRICT_TRANS_TABLES,ONLY_FULL_GROUP_BY,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION';

/** Settings that a data folder is created with; a server cannot change them later. */
export const SHARED_SETTINGS = [
  '--innodb-buffer-pool-size=64M',
  '--character-set-server=utf8mb4',
  ...(userInfo().uid === 0 ? ['--user=root'] : []), // root must name the user explicitly
];

export type DatabaseKind = 'mysql' | 'mariadb';

/** @param durable whether a commit must survive the loss of the machine, not only of the process */
export function databaseSettings(kind: DatabaseKind, durable: boolean): string[] {
  const redo = durable ? '96M' : '16M';
  return [
    ...SHARED_SETTINGS,
    '--default-time-zone=+00:00',
    `--sql-mode=${STRICT}`,
    '--max-connections=100',
    '--skip-name-resolve',
    '--skip-log-bin',
    '--performance-schema=OFF',
    '--innodb-use-native-aio=0', // the system has few of these, and there are many servers
    `--innodb-flush-log-at-trx-commit=${durable ? 1 : 2}`,
    ...(durable ? [] : ['--innodb-flush-method=fsync', '--innodb-doublewrite=0']),
    ...(kind === 'mysql'
      ? ['--mysqlx=0', `--innodb-redo-log-capacity=${redo}`]
      : [`--innodb-log-file-size=${redo}`, '--aria-pagecache-buffer-size=8M', '--key-buffer-size=1M']),
  ];
}
