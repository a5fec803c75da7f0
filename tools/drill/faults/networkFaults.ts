/** Faults of the network: a part's proxy spoils the traffic, the part itself keeps working. */
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
/** Only HTTP has a status 500; for the stores this resets connections. */
export const erroring = weather('erroring', 'failing');
