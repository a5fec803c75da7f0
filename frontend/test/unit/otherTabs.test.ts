import { expect } from 'chai';
import { BroadcastChannel } from 'node:worker_threads';
import { loadAnew } from './loadAnew.ts';
import { standIn } from './standIn.ts';

describe('the tabs of one browser', () => {
  const open: BroadcastChannel[] = [];
  let restore: () => void;

  before(() => {
    restore = standIn(globalThis, {
      BroadcastChannel: class extends BroadcastChannel {
        constructor(name: string) {
          super(name);
          open.push(this);
        }
      },
    });
  });
  after(() => {
    restore();
    for (const channel of open) channel.close();
  });

  const openTab = () =>
    loadAnew<typeof import('../../src/composables/account/otherTabs.ts')>(
      'src/composables/account/otherTabs.ts',
    );

  it('receive each other’s messages, but not their own', async () => {
    const [one, another, third] = [await openTab(), await openTab(), await openTab()];
    const heard: [string, unknown][] = [];
    const { promise: both, resolve } = Promise.withResolvers<undefined>();
    const hear = (tab: string) => (message: unknown) => {
      heard.push([tab, message]);
      if (heard.length === 2) resolve(undefined);
    };
    one.onOtherTabs(hear('one'));
    another.onOtherTabs(hear('another'));
    third.onOtherTabs(hear('third'));
    const message = { kind: 'user', user: { id: 'u', username: 'grace', is_admin: false } } as const;
    one.tellOtherTabs(message);
    await both;
    expect(heard).to.have.deep.members([
      ['another', message],
      ['third', message],
    ]);
  });

  it('are independent where the browser has no channel between them', async () => {
    const refuse = standIn(globalThis, {
      BroadcastChannel: function () {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      },
    });
    const tab = await openTab().finally(refuse);
    tab.onOtherTabs(() => undefined);
    tab.tellOtherTabs({ kind: 'user', user: null });
  });
});
