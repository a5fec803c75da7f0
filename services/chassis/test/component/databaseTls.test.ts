import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect } from 'chai';
import type { DatabaseServer } from '@bulkhead/tools/engines/DatabaseServer';
import { findDatabaseEngine } from '@bulkhead/tools/engines/findEngines';
import { ownDatabase, temporaryFolder } from '@bulkhead/tools/engines/testServers';

/** Prints the cipher of a connection. A separate process, because the environment configures it. */
const ASK = `
  import { sequelizeOf } from '@bulkhead/chassis/storage/Database';
  const sequelize = sequelizeOf(process.env.URL, 1);
  try {
    const [[row]] = await sequelize.query("SHOW STATUS LIKE 'Ssl_cipher'");
    console.log(row.Value || 'plain');
  } catch (error) {
    console.log(error.message);
  }
  await sequelize.close();`;

describe('a database connection (needs openssl, and a database server on PATH)', () => {
  const folder = temporaryFolder();
  const file = (name: string) => join(folder, name);
  let server: DatabaseServer | undefined;
  let url: URL;

  before(async function () {
    this.timeout(30_000);
    if ((await findDatabaseEngine()).kind === 'container' || spawnSync('openssl', ['version']).error)
      this.skip();
    makeCertificates();
    server = await ownDatabase({
      options: [
        `--ssl-ca=${file('ca.pem')}`,
        `--ssl-cert=${file('cert.pem')}`,
        `--ssl-key=${file('key.pem')}`,
      ],
    });
    url = new URL(await server.createDatabase('tls'));
  });
  after(() => server?.stop());

  function makeCertificates(): void {
    const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: 'pipe', cwd: folder });
    const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
    openssl('req', '-x509', ...key, '-keyout', 'ca-key.pem', '-out', 'ca.pem', '-subj', '/CN=Test CA');
    openssl('req', ...key, '-keyout', 'key.pem', '-out', 'request.pem', '-subj', '/CN=database.example');
    const signed = ['-in', 'request.pem', '-CA', 'ca.pem', '-CAkey', 'ca-key.pem', '-CAcreateserial'];
    openssl('x509', '-req', ...signed, '-out', 'cert.pem');
  }

  function ask(host: string, mode: string, { knowsAuthority = false } = {}): string {
    url.hostname = host;
    url.search = `?ssl-mode=${mode}`;
    return execFileSync(process.execPath, ['--input-type=module', '--eval', ASK], {
      cwd: import.meta.dirname,
      env: {
        ...process.env,
        URL: url.href,
        ...(knowsAuthority && { NODE_EXTRA_CA_CERTS: file('ca.pem') }),
      },
      encoding: 'utf8',
    }).trim();
  }

  it('is unencrypted unless the address asks for more', () => {
    expect(ask('127.0.0.1', 'DISABLED')).to.equal('plain');
  });

  it('is encrypted with ssl-mode=REQUIRED, whoever signed the certificate', () => {
    expect(ask('127.0.0.1', 'REQUIRED')).to.match(/AES|CHACHA/);
  });

  it('checks who signed the certificate with ssl-mode=VERIFY_CA', () => {
    expect(ask('127.0.0.1', 'VERIFY_CA')).to.match(/certificate/);
    expect(ask('127.0.0.1', 'VERIFY_CA', { knowsAuthority: true })).to.match(/AES|CHACHA/);
  });

  it('checks the name in it, too, with ssl-mode=VERIFY_IDENTITY', () => {
    expect(ask('localhost', 'VERIFY_CA', { knowsAuthority: true })).to.match(/AES|CHACHA/);
    expect(ask('localhost', 'VERIFY_IDENTITY', { knowsAuthority: true })).to.match(/localhost/);
  });
});
