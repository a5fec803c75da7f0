/**
 * Creates the secrets that secrets.json describes, unless they exist. In an existing one, only an ACL is written again: the
 * access rules of this version's processes, with the passwords that the secret holds.
 */
import { createHash, randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';

const ACCOUNT = '/var/run/secrets/kubernetes.io/serviceaccount';
const SERVER = 'https://kubernetes.default.svc';
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

const read = (path) => readFileSync(path, 'utf8');
const recipes = JSON.parse(read(new URL('secrets.json', import.meta.url)));
const path = `/api/v1/namespaces/${read(`${ACCOUNT}/namespace`)}/secrets`;

/** `secret/key` → its value. */
const values = new Map();
for (const [secret, keys] of Object.entries(recipes))
  for (const [key, recipe] of Object.entries(keys))
    if (typeof recipe === 'number')
      values.set(
        `${secret}/${key}`,
        Array.from({ length: recipe }, () => LETTERS[randomInt(LETTERS.length)]).join(''),
      );

const sha256 = (text) => createHash('sha256').update(text).digest('hex');
const fill = (text) =>
  text.replace(/\$\{(#?)([^}]+)\}/g, (_, hashed, id) => (hashed ? sha256(values.get(id)) : values.get(id)));
const fillAll = (name, keys) =>
  Object.fromEntries(
    Object.entries(keys).map(([key, recipe]) => [
      key,
      typeof recipe === 'number' ? values.get(`${name}/${key}`) : fill(recipe),
    ]),
  );

/** The answer, or undefined if the object to be created exists already. */
async function ask(method, name, body, type = 'application/json') {
  const response = await fetch(`${SERVER}${path}${method === 'POST' ? '' : `/${name}`}`, {
    method,
    headers: { authorization: `Bearer ${read(`${ACCOUNT}/token`)}`, 'content-type': type },
    body: body && JSON.stringify(body),
  });
  if (method === 'POST' && response.status === 409) return undefined;
  if (!response.ok) throw new Error(`${name}: ${await response.text()}`);
  return response.json();
}

async function renewAcl(name, keys) {
  const { data = {} } = await ask('GET', name);
  for (const [key, kept] of Object.entries(data))
    values.set(`${name}/${key}`, Buffer.from(kept, 'base64').toString());
  const stringData = Object.fromEntries(
    Object.entries(fillAll(name, keys)).filter(([key]) => key.endsWith('.acl') || !(key in data)),
  );
  await ask('PATCH', name, { stringData }, 'application/merge-patch+json');
}

for (const [name, keys] of Object.entries(recipes)) {
  const made = await ask('POST', name, {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name },
    stringData: fillAll(name, keys),
  });
  const hasAcl = Object.keys(keys).some((key) => key.endsWith('.acl'));
  if (!made && hasAcl) await renewAcl(name, keys);
  console.log(`${name}: ${made ? 'made' : hasAcl ? 'was there, has its ACL anew' : 'was there'}`);
}
