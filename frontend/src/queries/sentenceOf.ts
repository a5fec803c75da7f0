/** What a shopper is told about a failure. */
import { isApiProblem } from '../api/ApiProblem.ts';

export function sentenceOf(error: unknown): string {
  return isApiProblem(error) ? error.message : 'Something went wrong on this page. Please load it again.';
}
