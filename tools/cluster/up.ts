/** `make cluster`: creates a kind cluster, loads the images, and starts the shop at http://localhost:8080. */
import { databaseImage, redisImage } from '../images/serverImages.ts';
import { IMAGE_NAMES, imageOf } from '../images/shopImages.ts';
import { CLUSTER, apply } from './kube.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../local/root.ts';
import { Release } from './Release.ts';
import { run } from './run.ts';

/** Public images of the chart: loaded if they are on this machine, otherwise pulled by the node. */
const PUBLIC = [databaseImage(), redisImage()];
const NODE_PORT = ['frontend.service.type=NodePort', 'frontend.service.nodePort=30080'];

async function step(what: string, work: () => Promise<unknown>): Promise<void> {
  const began = performance.now();
  await work();
  console.log(`${what}: ${((performance.now() - began) / 1000).toFixed(0)} s`);
}

async function createCluster(): Promise<void> {
  const clusters = (await run('kind', ['get', 'clusters'])).split('\n');
  if (!clusters.includes(CLUSTER))
    await run('kind', ['create', 'cluster', '--name', CLUSTER, '--config', 'k8s/kind.yaml']);
}

async function loadImages(): Promise<void> {
  const here = await Promise.all(
    PUBLIC.map((image) =>
      run('docker', ['image', 'inspect', image]).then(
        () => [image],
        () => [],
      ),
    ),
  );
  const ours = IMAGE_NAMES.map((name) => imageOf(name));
  await run('kind', ['load', 'docker-image', ...ours, ...here.flat(), '--name', CLUSTER]);
}

/** Image ids as annotations, so that pods of an older image with the same name are replaced. */
function imageIds(): Promise<string[]> {
  return Promise.all(
    IMAGE_NAMES.map(async (name) => {
      const id = await run('docker', ['image', 'inspect', '--format', '{{.Id}}', imageOf(name)]);
      return `${name}.podAnnotations.image-id=${id.trim()}`;
    }),
  );
}

const release = new Release();
await step('cluster', createCluster);
await step('images', loadImages);
await step('shop', async () => {
  await apply(readFileSync(join(ROOT, 'k8s/namespace.yaml'), 'utf8'));
  await release.install([...NODE_PORT, ...(await imageIds())]);
});
console.log('The shop is at http://localhost:8080');
