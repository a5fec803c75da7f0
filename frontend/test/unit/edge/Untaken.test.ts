import { expect } from 'chai';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { Untaken } from '../../../edge/Untaken.ts';

const megabyte = () => Buffer.alloc(1024 * 1024);
const newResponse = () => new ServerResponse(new IncomingMessage(new Socket()));

describe('answers that nobody takes', () => {
  it('are so many megabytes at most, until their readers have them or have gone', () => {
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

  it('count once when many take the same, until the last of them has it', () => {
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

  it('are none of those whose readers had gone before', () => {
    const untaken = new Untaken();
    for (let gone = 0; gone < 33; gone += 1) {
      const response = newResponse();
      response.destroy();
      untaken.add(megabyte(), response);
    }
    expect(untaken.isFull).to.equal(false);
  });
});
