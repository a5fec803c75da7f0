/**
 * Classifies a database error: worth a retry, a violated rule, or a database that cannot serve at present.
 */
import { ConnectionError } from 'sequelize';
import { Refusal, unavailable } from '../errors/Refusal.ts';

/**
 * Deadlock, lock wait timeout, and a change that another member of a cluster made first: the transaction was rolled
 * back and may simply run again.
 */
const RUN_AGAIN = new Set([1213, 1205, 3101]);
const DUPLICATE = 1062;

/**
 * Error numbers of MySQL and MariaDB that describe the state of the server, not a fault of the statement. A
 * missing table (1146) is one of them: a new database may be queried before it is migrated. So are a node
 * outside its Galera cluster (1047) and a ProxySQL that finds no server in time (9001).
 */
const CANNOT_SERVE = new Set([
  1021, 1040, 1041, 1047, 1053, 1114, 1146, 1203, 1205, 1213, 1226, 1290, 1317, 1792, 1836, 1927, 1969, 3024,
  3100, 3101, 3169, 3572, 4031, 9001,
]);

/** The errors of a server that is read-only or outside its cluster. After a fail-over the demoted server is up, but useless. */
const TAKES_NO_CHANGES = new Set([1047, 1290, 1792, 1836, 3100]);

/** The operating system's error for a full disk, as the server passes it on. */
const DISK_FULL = /errno: (28|122)\b/;

interface DriverError {
  errno?: number;
  code?: string;
  fatal?: boolean;
  sqlMessage?: string;
}

/** The driver's own error. Sequelize wraps it; our own statements throw it directly. */
function driverErrorOf(error: unknown): DriverError {
  const { parent } = error as { parent?: DriverError };
  return parent ?? (error as DriverError);
}

export function mayRunAgain(error: unknown): boolean {
  return RUN_AGAIN.has(driverErrorOf(error).errno ?? 0);
}

export function takesNoChanges(error: unknown): boolean {
  return TAKES_NO_CHANGES.has((error as DriverError | null | undefined)?.errno ?? 0);
}

/**
 * Whether a unique index refused the row. Decided by the index's name at the end of the
 * message, because the value before it may say anything.
 */
export function isDuplicateOf(error: unknown, index: string): boolean {
  const { errno, sqlMessage = '' } = driverErrorOf(error);
  return errno === DUPLICATE && new RegExp(`for key '(?:[^'.]+\\.)?${index}'$`).test(sqlMessage);
}

/** Turns every error that means "not now" into a 503. Refusals and programming errors pass unchanged. */
export function asRefusal(error: unknown): unknown {
  if (error instanceof Refusal) return error;
  return cannotServe(error)
    ? unavailable('database-unavailable', 'This part of the shop is away for a moment', error)
    : error;
}

function cannotServe(error: unknown): boolean {
  if (error instanceof ConnectionError) return true;
  const { errno, code, fatal, sqlMessage = '' } = driverErrorOf(error);
  if (errno !== undefined && CANNOT_SERVE.has(errno)) return true;
  return (
    fatal === true ||
    (code?.startsWith('PROTOCOL_') ?? false) ||
    isSystemError(error) ||
    DISK_FULL.test(sqlMessage)
  );
}

/** ECONNRESET, EPIPE and the like, which the driver passes on. */
function isSystemError(error: unknown): boolean {
  const { code } = driverErrorOf(error);
  return code !== undefined && /^E[A-Z]+$/.test(code);
}
