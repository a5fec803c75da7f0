/** What shoppers can do while a part is away, in the words of the status page. */
import type { StatusWords } from '../../src/words/en.ts';
import type { UpstreamName, UpstreamState } from './StatusAnswer.ts';

export function worksNow(name: UpstreamName, state: UpstreamState, words: StatusWords): string {
  return state === 'away' ? words[`status.without.${name}`] : words['status.works'];
}
