/** Tells what a database error means: ask again, a broken rule, or a database that cannot serve at present. */
import { ConnectionError } from 'sequelize';
import { Refusal, unavailable } from '../errors/Refusal.ts';

/**
 * Deadlock, lock wait timeout, and a change that another member of a cluster made first: the transaction was rolled back and
 * may simply be run again.
 */
const RUN_AGAIN = new Set([1213, 1205, 3101]);
const DUPLICATE = 1062;

/**
 * Error numbers of MySQL and MariaDB that tell of the server's state and not of the statement's. A table that is missing
 * (1146) belongs to them: a database that has just come is asked before it is migrated. So do a node outside its Galera
 * cluster (1047) and a ProxySQL that finds no server in time (9001).
 */
const CANNOT_SERVE = new Set([
  1021, 1040, 1041, 1047, 1053, 1114, 1146, 1203, 1205, 1213, 1226, 1290, 1317, 1792, 1836, 1927, 1969, 3024,
  3100, 3101, 3169, 3572, 4031, 9001,
]);

/** Those of a server that is read-only, or not in its cluster: after a fail-over the demoted one is both up and useless. */
const TAKES_NO_CHANGES = new Set([1047, 1290, 1792, 1836, 3100]);

/** What the operating system says when a disk is full, as the server passes it on. */
const DISK_FULL = /errno: (28|122)\b/;

interface DriverError {
  errno?: number;
  code?: string;
  fatal?: boolean;
  sqlMessage?: string;
}

/** The driver's own error, which Sequelize wraps and our own statements give as it is. */
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

/** Whether a unique index refused the row. The index's name decides, at the end of the message: the value before it may say anything. */
export function isDuplicateOf(error: unknown, index: string): boolean {
  const { errno, sqlMessage = '' } = driverErrorOf(error);
  return errno === DUPLICATE && new RegExp(`for key '(?:[^'.]+\\.)?${index}'$`).test(sqlMessage);
}

/** Passes refusals and programming errors on; words everything that says "not now" as a 503. */
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

/** ECONNRESET, EPIPE and their like, which the driver passes on as they are. */
function isSystemError(error: unknown): boolean {
  const { code } = driverErrorOf(error);
  return code !== undefined && /^E[A-Z]+$/.test(code);
}
