/** `make cluster-down`: nothing is left of the cluster. */
import { CLUSTER } from './kube.ts';
import { run } from './run.ts';

await run('kind', ['delete', 'cluster', '--name', CLUSTER]);
