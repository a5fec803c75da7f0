/**
 * The sentence a shopper reads about a failure: why the shop refused, or that a part of it is unavailable.
 */
import { isApiProblem } from '../../api/ApiProblem.ts';
import { refusalText } from '../../words/refusalText.ts';
import { t } from '../../words/spoken.ts';

export function sentenceOf(error: unknown): string {
  if (!isApiProblem(error)) return t('failure.page');
  const isMissingPart = error.isAway && error.status !== 0;
  return isMissingPart ? t('failure.part') : refusalText(error);
}
