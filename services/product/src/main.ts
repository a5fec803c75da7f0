/** The product service as a process. */
import { runService } from '@bulkhead/chassis/lifecycle/runService';
import { Config } from './config.ts';
import { createProductService } from './service.ts';

runService(Config, createProductService);
