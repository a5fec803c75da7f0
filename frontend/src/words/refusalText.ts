/**
 * Shows a refusal of the shop in the reader's language, by its code. The shop's own English sentence is the
 * fallback when the app does not know the code or lacks a value: the services may be older or newer than this
 * app.
 */
import { gapsIn, type Values } from './message.ts';
import { isWordKey, say, spoken } from './spoken.ts';

export interface Told {
  code?: string | undefined;
  message: string;
  values?: Values | undefined;
}

/** The reason for a refused request. */
export const refusalText = (refusal: Told) => inWords('refusal', refusal);

/** The fault of one form field. */
export const faultText = (fault: Told) => inWords('fault', fault);

function inWords(kind: 'refusal' | 'fault', { code = '', message, values = {} }: Told): string {
  const key = `${kind}.${code}`;
  if (!isWordKey(key)) return message;
  return gapsIn(spoken.value.words[key]).every((gap) => gap in values) ? say(key, values) : message;
}
