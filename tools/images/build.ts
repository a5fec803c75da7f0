/** `make images`: builds the four images, and says how much each adds to its base. */
import { execFileSync, spawnSync } from 'node:child_process';
import { ROOT } from '../local/root.ts';
import { BASE_IMAGE, IMAGE_NAMES, VERSION, imageOf, type ImageName } from './shopImages.ts';

const MOST_MB = 60;
const tag = process.env.TAG || VERSION;

function build(name: ImageName): void {
  const revision = spawnSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: ROOT, encoding: 'utf8' });
  const args = [
    ...['build', '--quiet', '--target', name, '--tag', imageOf(name, tag)],
    ...['--build-arg', `VERSION=${tag}`, '--build-arg', `REVISION=${revision.stdout.trim() || 'unknown'}`],
  ];
  execFileSync('docker', [...args, ROOT], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DOCKER_BUILDKIT: '1' },
  });
}

const bytesOf = (image: string) =>
  Number(execFileSync('docker', ['image', 'inspect', '--format', '{{.Size}}', image], { encoding: 'utf8' }));

for (const name of IMAGE_NAMES) {
  build(name);
  const megabytes = (bytesOf(imageOf(name, tag)) - bytesOf(BASE_IMAGE)) / 1e6;
  console.log(`${imageOf(name, tag)}: ${megabytes.toFixed(1)} MB on top of ${BASE_IMAGE}`);
  if (megabytes > MOST_MB) throw new Error(`${name} is larger than ${MOST_MB} MB`);
}
