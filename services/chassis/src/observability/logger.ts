/**
 * Writes the log: JSON lines, each with the ids of its request; LOG_PRETTY=1 for
 * people. Secrets never appear.
 */
import { pino, stdSerializers, type DestinationStream, type Logger } from 'pino';
import { requestContext } from '../http/requestContext.ts';

export type { Logger };

const SECRETS = [
  'password',
  'old_password',
  'new_password',
  'api_key',
  'token',
  'cookie',
  'authorization',
  'set-cookie',
];

interface Settings {
  service: string;
  LOG_LEVEL: string;
  LOG_PRETTY: boolean;
}

export async function createLogger({ service, LOG_LEVEL, LOG_PRETTY }: Settings): Promise<Logger> {
  return pino(
    {
      level: LOG_LEVEL,
      base: { service },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
      mixin: requestFields,
      serializers: { err: errorInLog },
      redact: SECRETS.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`]),
    },
    LOG_PRETTY ? await prettyStream() : buffered(),
  );
}

/**
 * The fields of an error that are logged. Others may be secret: the SQL statement with user input, a Redis
 * command with the password.
 */
const TOLD = ['type', 'message', 'stack', 'code', 'errno', 'syscall', 'address', 'port', 'sqlState', 'kind'];

export function errorInLog(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error };
  const told: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(stdSerializers.err(error))) {
    if (!TOLD.includes(name)) continue;
    if (typeof value === 'string') told[name] = withoutArguments(value);
    if (typeof value === 'number') told[name] = value;
  }
  if (error instanceof AggregateError) told['errors'] = error.errors.map(errorInLog);
  return told;
}

/** Redis quotes an unknown command in its error, and with AUTH that includes the password. */
export function withoutArguments(text: string): string {
  return text.replaceAll(/, with args beginning with:.*/g, '');
}

/** Writes in blocks, at least four times a second, so that a log line costs the request no system call. */
function buffered(): DestinationStream {
  return pino.destination({ minLength: 4096, periodicFlush: 250, sync: false });
}

async function prettyStream(): Promise<DestinationStream> {
  const { default: pretty } = await import('pino-pretty');
  return pretty({ colorize: process.stdout.isTTY, ignore: 'service', sync: true });
}

function requestFields(): object {
  const context = requestContext.getStore();
  if (!context) return {};
  return { request_id: context.requestId, trace_id: context.traceId, user_id: context.userId };
}
