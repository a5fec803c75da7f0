/** Makes the secrets that secrets.json describes, unless they are there. */
import { createHash, randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';

const ACCOUNT = '/var/run/secrets/kubernetes.io/serviceaccount';
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

const read = (path) => readFileSync(path, 'utf8');
const recipes = JSON.parse(read(new URL('secrets.json', import.meta.url)));
const namespace = read(`${ACCOUNT}/namespace`);

const made = new Map();
for (const [secret, keys] of Object.entries(recipes))
  for (const [key, recipe] of Object.entries(keys))
    if (typeof recipe === 'number')
      made.set(
        `${secret}/${key}`,
        Array.from({ length: recipe }, () => LETTERS[randomInt(LETTERS.length)]).join(''),
      );

const sha256 = (text) => createHash('sha256').update(text).digest('hex');
const fill = (text) =>
  text.replace(/\$\{(#?)([^}]+)\}/g, (_, hashed, id) => (hashed ? sha256(made.get(id)) : made.get(id)));

async function create(name, keys) {
  const stringData = Object.fromEntries(
    Object.entries(keys).map(([key, recipe]) => [
      key,
      typeof recipe === 'number' ? made.get(`${name}/${key}`) : fill(recipe),
    ]),
  );
  const response = await fetch(`https://kubernetes.default.svc/api/v1/namespaces/${namespace}/secrets`, {
    method: 'POST',
    headers: { authorization: `Bearer ${read(`${ACCOUNT}/token`)}`, 'content-type': 'application/json' },
    body: JSON.stringify({ apiVersion: 'v1', kind: 'Secret', metadata: { name }, stringData }),
  });
  if (!response.ok && response.status !== 409) throw new Error(`${name}: ${await response.text()}`);
  console.log(`${name}: ${response.status === 409 ? 'was there' : 'made'}`);
}

for (const [name, keys] of Object.entries(recipes)) await create(name, keys);
