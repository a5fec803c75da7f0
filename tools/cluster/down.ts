/** `make cluster-down`: deletes the cluster. */
import { CLUSTER } from './kube.ts';
import { run } from './run.ts';

await run('kind', ['delete', 'cluster', '--name', CLUSTER]);
