/** `make images`: builds the four images and prints how much each adds to its base. */
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

interface Image {
  Size: number;
  Config: { User: string; Entrypoint: string[]; Labels: Record<string, string> | null };
}

function inspect(image: string): Image {
  const [found] = JSON.parse(execFileSync('docker', ['image', 'inspect', image], { encoding: 'utf8' })) as [
    Image,
  ];
  return found;
}

/** The OCI labels that each image must have. */
const LABELS = ['title', 'description', 'version', 'revision', 'licenses', 'base.name'];

/** @throws if a cluster would refuse the image, or if its labels are missing or wrong */
function assertFit(name: ImageName, { Config: { User, Entrypoint, Labels } }: Image): void {
  if (!/^[1-9]\d*:[1-9]\d*$/.test(User)) throw new Error(`${name} runs as ${User || 'root'}`);
  if (Entrypoint[0] !== 'node') throw new Error(`${name} starts ${Entrypoint.join(' ')}`);
  const missing = LABELS.filter((label) => !Labels?.[`org.opencontainers.image.${label}`]);
  if (missing.length > 0) throw new Error(`${name} has no label for ${missing.join()}`);
  if (Labels?.['org.opencontainers.image.version'] !== tag) throw new Error(`${name} says another version`);
}

for (const name of IMAGE_NAMES) {
  build(name);
  const image = inspect(imageOf(name, tag));
  const megabytes = (image.Size - inspect(BASE_IMAGE).Size) / 1e6;
  console.log(`${imageOf(name, tag)}: ${megabytes.toFixed(1)} MB on top of ${BASE_IMAGE}`);
  if (megabytes > MOST_MB) throw new Error(`${name} is larger than ${MOST_MB} MB`);
  assertFit(name, image);
}
