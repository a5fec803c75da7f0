/** The user service's process. */
import { readConfig } from '@bulkhead/chassis/config/readConfig';
import { runService } from '@bulkhead/chassis/lifecycle/runService';
import { UserConfig } from './config.ts';
import { createUserService } from './service.ts';

const config = readConfig(UserConfig);
await runService(await createUserService(config), config);
