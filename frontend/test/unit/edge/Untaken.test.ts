import { expect } from 'chai';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { Untaken } from '../../../edge/Untaken.ts';

const megabyte = () => Buffer.alloc(1024 * 1024);
const newResponse = () => new ServerResponse(new IncomingMessage(new Socket()));

describe('answers not yet read by their clients', () => {
  it('are limited in megabytes, until their clients have read them or gone', () => {
    const untaken = new Untaken();
    const responses = Array.from({ length: 32 }, newResponse);
    for (const response of responses) {
      expect(untaken.isFull).to.equal(false);
      untaken.add(megabyte(), response);
    }
    expect(untaken.isFull).to.equal(true);
    responses[0]?.emit('close');
    expect(untaken.isFull).to.equal(false);
  });

  it('count once when many clients read the same one, until the last has it', () => {
    const untaken = new Untaken();
    const [page, responses] = [megabyte(), Array.from({ length: 64 }, newResponse)];
    for (const response of responses) untaken.add(page, response);
    for (let more = 1; more < 32; more += 1) {
      expect(untaken.isFull).to.equal(false);
      untaken.add(megabyte(), newResponse());
    }
    expect(untaken.isFull).to.equal(true);
    for (const response of responses) {
      expect(untaken.isFull).to.equal(true);
      response.emit('close');
    }
    expect(untaken.isFull).to.equal(false);
  });

  it('do not include those whose clients had already gone', () => {
    const untaken = new Untaken();
    for (let gone = 0; gone < 33; gone += 1) {
      const response = newResponse();
      response.destroy();
      untaken.add(megabyte(), response);
    }
    expect(untaken.isFull).to.equal(false);
  });
});
