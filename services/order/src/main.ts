/** Runs the order service. */
import { runService } from '@bulkhead/chassis/lifecycle/runService';
import { OrderConfig } from './config.ts';
import { createOrderService } from './service.ts';

runService(OrderConfig, createOrderService);
