import { once } from 'node:events';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { expect } from 'chai';
import { processNames } from '../../build/processes.ts';
import { claimPort } from '../../engines/freePort.ts';
import { assertPortsFree } from '../assertPortsFree.ts';
import { freePorts, managementPort } from '../Ports.ts';
import { ROOT } from '../root.ts';
import { readSettings } from '../settings.ts';

describe('a busy port', () => {
  it('is reported before anything starts: which port, for what, who uses it, what to do', async () => {
    const ports = await freePorts();
    const squatter = createServer().listen(ports.edge);
    await once(squatter, 'listening');
    const message = await assertPortsFree(ports).then(
      () => '',
      (error: unknown) => String(error),
    );
    squatter.close();
    expect(message).to.include(`${ports.edge}, for the shop: process ${process.pid} has it`);
    expect(message).to.include(`PORT=${ports.edge + 10} make up`);
    expect(message).to.not.include('SERVICES_PORT');
  });

  it('is found on every local address', async () => {
    const ports = await freePorts();
    const squatter = createServer().listen(ports.order + 1000, '127.0.0.1');
    await once(squatter, 'listening');
    const message = await assertPortsFree(ports).catch((error: unknown) => String(error));
    squatter.close();
    expect(message).to.include(`${ports.order + 1000}, for the order service's health and metrics`);
    expect(message).to.include('SERVICES_PORT');
  });
});

describe('a free port', () => {
  it('is given out once, and so is the one for its management', async () => {
    const given = (await Promise.all(Array.from({ length: 20 }, freePorts))).flatMap((ports) =>
      Object.values(ports).flatMap((port) => [port, managementPort(port)]),
    );
    expect(new Set(given).size).to.equal(given.length);
    expect(await claimPort(given[0] ?? 0), 'in another process').to.equal(false);
  });
});

describe('settings', () => {
  it('are 8080 for the shop, 5001 to 5003 for the services, and a thousand more for their health', () => {
    const { ports, dataDir, env } = readSettings({});
    expect(ports).to.deep.equal({ edge: 8080, user: 5001, product: 5002, order: 5003 });
    expect(processNames.map((name) => managementPort(ports[name]))).to.deep.equal([6001, 6002, 6003, 9080]);
    expect([dataDir, env]).to.deep.equal([join(ROOT, '.data'), {}]);
  });

  it('refuse an invalid port', () => {
    for (const PORT of ['x', '0', '80.5', '70000'])
      expect(() => readSettings({ PORT })).to.throw(`PORT is "${PORT}"`);
  });

  it('do not pass on variables that are not meant for the shop', () => {
    const { env } = readSettings({ DATABASE_URL: 'mysql://other', HOST: 'laptop', ADMIN_USERNAME: 'ada' });
    expect(env).to.deep.equal({ ADMIN_USERNAME: 'ada' });
  });
});
