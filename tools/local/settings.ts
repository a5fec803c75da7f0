/** The settings of `make up` and `make reset`, read from the environment once. */
import { join, resolve } from 'node:path';
import { type Ports, portsFrom } from './Ports.ts';
import { ROOT } from './root.ts';

/** Variables passed on to the processes. Others in this shell, however named, are not meant for the shop. */
const HANDED_ON = [
  'USER_DATABASE_URL',
  'PRODUCT_DATABASE_URL',
  'ORDER_DATABASE_URL',
  'REDIS_URL',
  'SESSION_KEYS',
  'ADMIN_USERNAME',
  'ADMIN_PASSWORD',
  'LOG_LEVEL',
  'LOG_PRETTY',
];

export interface Settings {
  ports: Ports;
  dataDir: string;
  env: NodeJS.ProcessEnv;
}

function portFrom(name: string, text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 64_000) return port;
  throw new Error(`${name} is "${text}": set a whole number from 1 to 64000`);
}

export function readSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  const handedOn = Object.fromEntries(HANDED_ON.filter((name) => env[name]).map((name) => [name, env[name]]));
  return {
    ports: portsFrom(
      portFrom('PORT', env.PORT || '8080'),
      portFrom('SERVICES_PORT', env.SERVICES_PORT || '5001'),
    ),
    dataDir: env.DATA_DIR ? resolve(env.DATA_DIR) : join(ROOT, '.data'),
    // Only this machine reaches the shop, unless BIND=0.0.0.0 opens it to the network.
    env: { ...handedOn, ...(env.BIND ? { HOST: env.BIND } : {}) },
  };
}
