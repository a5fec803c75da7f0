/** Runs the edge. */
import { runService } from '@bulkhead/chassis/lifecycle/runService';
import { EdgeConfig } from './config.ts';
import { createEdge } from './edge.ts';

runService(EdgeConfig, createEdge);
