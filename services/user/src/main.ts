/** Runs the user service. */
import { runService } from '@bulkhead/chassis/lifecycle/runService';
import { UserConfig } from './config.ts';
import { createUserService } from './service.ts';

runService(UserConfig, createUserService);
