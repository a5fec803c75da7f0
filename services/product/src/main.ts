/** Runs the product service. */
import { runService } from '@bulkhead/chassis/lifecycle/runService';
import { ProductConfig } from './config.ts';
import { createProductService } from './service.ts';

runService(ProductConfig, createProductService);
