/** What can happen on the way to a part: its proxy spoils what passes, the part itself knows nothing of it. */
import type { Weather } from '../network/TcpProxy.ts';
import type { Fault } from './Fault.ts';

function weather(name: string, kind: Weather, more: Partial<Fault> = {}): Fault {
  return {
    name,
    isUsual: false,
    ...more,
    suits: () => true,
    begin({ proxy }) {
      proxy.weather = kind;
    },
    end({ proxy }) {
      proxy.weather = 'clear';
    },
  };
}

export const slow = weather('slow', 'slow', { refusesLate: true });
export const garbage = weather('garbage', 'garbled', { isUsual: true });
export const resetting = weather('resetting', 'resetting');
/** Only HTTP knows 500s: the stores reset. */
export const erroring = weather('erroring', 'failing');
