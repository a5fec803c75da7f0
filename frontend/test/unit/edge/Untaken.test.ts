import { expect } from 'chai';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { Untaken } from '../../../edge/forwarding/Untaken.ts';

const MEGABYTE = Buffer.alloc(1024 * 1024);

describe('answers that nobody takes', () => {
  it('are so many megabytes at most, until their readers have them or have gone', () => {
    const untaken = new Untaken();
    const responses = Array.from({ length: 32 }, () => new ServerResponse(new IncomingMessage(new Socket())));
    for (const response of responses) {
      expect(untaken.isFull).to.equal(false);
      untaken.add(MEGABYTE, response);
    }
    expect(untaken.isFull).to.equal(true);
    responses[0]?.emit('close');
    expect(untaken.isFull).to.equal(false);
  });

  it('are none of those whose readers had gone before', () => {
    const untaken = new Untaken();
    for (let gone = 0; gone < 33; gone += 1) {
      const response = new ServerResponse(new IncomingMessage(new Socket()));
      response.destroy();
      untaken.add(MEGABYTE, response);
    }
    expect(untaken.isFull).to.equal(false);
  });
});
