/**
 * Says a refusal of the shop in the reader's language, by its code. The shop's own English sentence stands in when the
 * code, or a value its words need, is not known here: the services may be older or newer than this app.
 */
import { gapsIn, type Values } from './message.ts';
import { isWordKey, say, spoken } from './spoken.ts';

export interface Told {
  code?: string | undefined;
  message: string;
  values?: Values | undefined;
}

/** Why the shop did not do something. */
export const refusalText = (refusal: Told) => inWords('refusal', refusal);

/** What is wrong with one field. */
export const faultText = (fault: Told) => inWords('fault', fault);

function inWords(kind: 'refusal' | 'fault', { code = '', message, values = {} }: Told): string {
  const key = `${kind}.${code}`;
  if (!isWordKey(key)) return message;
  return gapsIn(spoken.value.words[key]).every((gap) => gap in values) ? say(key, values) : message;
}
