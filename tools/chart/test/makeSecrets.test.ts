import { expect } from 'chai';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { run } from '../../cluster/run.ts';
import { temporaryFolder } from '../../engines/testServers.ts';
import { ROOT } from '../../local/root.ts';

const SCRIPT = readFileSync(join(ROOT, 'k8s/secrets/makeSecrets.mjs'), 'utf8');
const PATH = '/api/v1/namespaces/shop/secrets';

interface Body {
  metadata?: { name: string };
  stringData: Record<string, string>;
}

describe('the job that creates the secrets', () => {
  const secrets = new Map<string, Record<string, string>>();
  const changes: string[] = [];
  let server: Server;

  /** Stands in for the parts of the API server that the job uses. */
  before(async () => {
    server = createServer((request, response) => {
      void (async () => {
        const { method = '', url = '' } = request;
        const body = method === 'GET' ? undefined : ((await json(request)) as Body);
        const name = body?.metadata?.name ?? url.slice(PATH.length + 1);
        const kept = secrets.get(name);
        if (method === 'POST' && kept) return response.writeHead(409).end('{}');
        if (method !== 'GET') changes.push(`${method} ${name}`);
        const data = { ...kept, ...body?.stringData };
        secrets.set(name, data);
        const encoded = Object.entries(data).map(([key, value]) => [
          key,
          Buffer.from(value).toString('base64'),
        ]);
        return response.end(JSON.stringify({ data: Object.fromEntries(encoded) as unknown }));
      })();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });

  after(() => server.close());

  beforeEach(() => {
    secrets.clear();
    changes.length = 0;
  });

  async function make(recipes: object): Promise<void> {
    const folder = temporaryFolder();
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const script = SCRIPT.replace('https://kubernetes.default.svc', origin).replace(
      '/var/run/secrets/kubernetes.io/serviceaccount',
      folder,
    );
    const files = {
      'makeSecrets.mjs': script,
      'secrets.json': JSON.stringify(recipes),
      namespace: 'shop',
      token: 'token',
    };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    await run(process.execPath, [join(folder, 'makeSecrets.mjs')]);
  }

  const recipesOf = (key: string, rules: string) => ({
    database: { password: 32 },
    sessions: { keys: '${sessions/key-1}', 'key-1': 48 },
    redis: { user: 32, [key]: `user user on #\${#redis/user} ${rules}` },
  });
  const hash = (text = '') => createHash('sha256').update(text).digest('hex');

  it('generates missing secrets', async () => {
    await make(recipesOf('users-1.acl', '+get'));
    expect(secrets.get('database')?.['password']).to.match(/^[A-Za-z0-9]{32}$/);
    expect(secrets.get('sessions')?.['keys']).to.equal(secrets.get('sessions')?.['key-1']);
    const { user, 'users-1.acl': acl } = secrets.get('redis') ?? {};
    expect(acl).to.equal(`user user on #${hash(user)} +get`);
  });

  it("gives an existing shop the new version's ACL with its present passwords, and changes nothing else", async () => {
    await make(recipesOf('users-1.acl', '+get'));
    const before = structuredClone(Object.fromEntries(secrets));
    changes.length = 0;
    await make(recipesOf('users-2.acl', '+get +set'));
    expect(changes).to.deep.equal(['PATCH redis']);
    const acl = { 'users-2.acl': `user user on #${hash(before['redis']?.['user'])} +get +set` };
    expect(Object.fromEntries(secrets)).to.deep.equal({ ...before, redis: { ...before['redis'], ...acl } });
  });
});
