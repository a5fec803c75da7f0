import { join } from 'node:path';
import { expect } from 'chai';
import { startProcess } from '@bulkhead/tools/engines/OwnedProcess';
import { freePort } from '@bulkhead/tools/engines/freePort';
import { testDatabase, testRedis } from '@bulkhead/tools/engines/testServers';
import { ApiClient } from '@bulkhead/chassis/testing/ApiClient';
import { SESSION_COOKIE } from '@bulkhead/chassis/sessions/sessionHeaders';
import { signedIn, somebody } from './startUser.ts';

const MAIN = join(import.meta.dirname, '../../src/main.ts');

describe('the user service’s process', () => {
  it('logs events and never a secret, and ends with 0 on request', async () => {
    const [port, managementPort] = [await freePort(), await freePort()];
    const output: string[] = [];
    const secrets = {
      ADMIN_PASSWORD: 'the-keepers-password',
      SESSION_KEYS: 'a key for a test of the process alone',
    };
    const child = await startProcess({
      command: process.execPath,
      args: [MAIN],
      env: {
        HOST: '127.0.0.1',
        PORT: String(port),
        MANAGEMENT_PORT: String(managementPort),
        LOG_LEVEL: 'debug',
        DATABASE_URL: await testDatabase(),
        REDIS_URL: await testRedis(),
        ADMIN_USERNAME: 'keeper',
        ...secrets,
      },
      output: (line) => output.push(line),
    });
    const ready = async () => (await fetch(`http://127.0.0.1:${managementPort}/readyz`)).ok;
    while (!(await ready().catch(() => false))) if (!child.running()) throw new Error(output.join('\n'));

    const api = await ApiClient.of(`http://127.0.0.1:${port}`);
    const { key } = await signedIn(api);
    const [Cookie, password] = [`${SESSION_COOKIE}=${key}`, 'a-secret-for-this-test'];
    await api.post('/api/user/create', { body: { ...somebody(), password, extra: password } });
    await api.post('/api/user/create', { form: { password } });
    await api.post('/api/user/login', { body: { username: 'nobody', password } });
    await api.post('/api/user/login', { body: `{"password":"${password}` });
    await api.get('/api/user', { headers: { Cookie, 'X-Request-Id': 'seen-in-the-log' } });
    await api.post('/api/user/password', { key, body: { old_password: password, new_password: password } });
    await api.post('/api/user/logout', { headers: { Cookie } });

    child.kill('SIGTERM');
    expect(await child.exited).to.deep.equal({ code: 0, signal: null });
    const log = output.join('\n');
    expect(log).to.contain('seen-in-the-log');
    for (const line of output) expect(JSON.parse(line)).to.include.keys('time', 'level', 'msg');
    for (const secret of [key, password, '$argon2id', 'horse-battery', ...Object.values(secrets)]) {
      expect(log).not.to.contain(secret);
    }
  });

  it('reports all errors in its settings at once, without values', async () => {
    const output: string[] = [];
    const env = { PORT: 'http', DATABASE_URL: 'postgres://a:secret@b/c', ADMIN_USERNAME: 'keeper' };
    const child = await startProcess({
      command: process.execPath,
      args: [MAIN],
      env,
      output: (line) => output.push(line),
    });
    expect((await child.exited).code).to.equal(1);
    const text = output.join('\n');
    for (const name of ['PORT', 'DATABASE_URL', 'SESSION_KEYS']) expect(text).to.contain(`${name}:`);
    expect(text).not.to.contain('secret');
  });
}).timeout(30_000);
