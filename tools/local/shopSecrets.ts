/** The admin's login and the session keys: given, or generated once and stored beside the data. */
import { join } from 'node:path';
import { keptSecret } from '../engines/keptSecret.ts';

export interface Admin {
  username: string;
  password: string;
}

export interface ShopSecrets {
  admin: Admin;
  sessionKeys: string;
}

export async function shopSecrets(env: NodeJS.ProcessEnv, dataDir: string): Promise<ShopSecrets> {
  return {
    admin: {
      username: env.ADMIN_USERNAME || 'admin',
      password: env.ADMIN_PASSWORD || (await keptSecret(join(dataDir, 'admin-password'), 12)),
    },
    sessionKeys: env.SESSION_KEYS || (await keptSecret(join(dataDir, 'session-keys'), 32)),
  };
}
