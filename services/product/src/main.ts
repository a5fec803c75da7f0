/** The product service's process. */
import { runService } from '@bulkhead/chassis/lifecycle/runService';
import { ProductConfig } from './config.ts';
import { createProductService } from './service.ts';

runService(ProductConfig, createProductService);
