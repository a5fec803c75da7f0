import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { TcpProxy } from '../network/TcpProxy.ts';
import { exchange, onThisMachine, type Answer } from '../shoppers/exchange.ts';

describe('the proxy between two parts', () => {
  let server: Server;
  let proxy: TcpProxy;
  const target = () => (server.address() as AddressInfo).port;
  const ask = (timeoutMs = 1000): Promise<Answer> =>
    exchange(onThisMachine(proxy.port), { method: 'GET', path: '/' }, timeoutMs);

  beforeEach(async () => {
    server = createServer((_, response) => response.end('well'));
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    proxy = await TcpProxy.open('http', target());
  });

  afterEach(() => {
    proxy.refuse();
    server.closeAllConnections();
    server.close();
  });

  it('passes everything on while nothing is wrong', async () => {
    expect(await ask()).to.include({ status: 200, text: 'well' });
  });

  it('adds two seconds', async () => {
    proxy.weather = 'slow';
    expect(await ask(500)).to.include({ trouble: 'no answer within 500 ms' });
    const began = performance.now();
    expect(await ask(4000)).to.include({ text: 'well' });
    expect(performance.now() - began).to.be.greaterThan(1990);
  });

  it('resets connections, those that are open too', async () => {
    await ask();
    proxy.weather = 'resetting';
    expect((await ask()).trouble).to.be.oneOf(['ECONNRESET', 'socket hang up']);
  });

  it('answers HTTP 500', async () => {
    proxy.weather = 'failing';
    expect(await ask()).to.include({ status: 500 });
  });

  it('talks nonsense, and tells the truth again afterwards', async () => {
    await ask();
    proxy.weather = 'garbled';
    for (let i = 0; i < 10; i++) expect((await ask()).text).to.not.equal('well');
    proxy.weather = 'clear';
    await ask(); // may use a connection that carried garbage
    expect(await ask()).to.include({ text: 'well' });
  });

  it('refuses connections as a port without a listener, until its target is back', async () => {
    proxy.refuse();
    expect(await ask()).to.include({ trouble: 'ECONNREFUSED', sent: false });
    await proxy.admit();
    expect(await ask()).to.include({ text: 'well' });
  });

  it('passes over a target that refuses', async () => {
    const two = await TcpProxy.open('http', 1, target());
    for (let i = 0; i < 4; i++)
      expect(await exchange(onThisMachine(two.port), { method: 'GET', path: '/' }, 1000)).to.include({
        text: 'well',
      });
    two.refuse();
  });
});
