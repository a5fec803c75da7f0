/** JSON lines on standard output, each with the request it belongs to; LOG_PRETTY=1 for people. Secrets never appear. */
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

/** A driver's error holds the statement, and the statement what people typed and what is made of their passwords. */
const STATEMENT = new Set(['sql', 'parameters', 'parent', 'original']);

export function errorInLog(error: Error): object {
  return Object.fromEntries(
    Object.entries(stdSerializers.err(error)).filter(([name]) => !STATEMENT.has(name)),
  );
}

/** Written in blocks, at least four times a second: a line costs the request no system call. */
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
