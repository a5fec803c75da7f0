/** What a shopper is told about a failure. A refusal comes with the shop's own words; a missing part cannot know ours. */
import { isApiProblem } from '../api/ApiProblem.ts';

export function sentenceOf(error: unknown): string {
  if (!isApiProblem(error)) return 'Something went wrong on this page. Please load it again.';
  const isMissingPart = error.isAway && error.status !== 0;
  return isMissingPart ? 'That part of the shop does not answer just now.' : error.message;
}
