/**
 * Decides which lists a search reads: those of its rarest word. Other words are
 * matched against each entry's text.
 */
import type { Database } from '@bulkhead/chassis/storage/Database';
import type { Listing } from '../domain/Catalogue.ts';
import {
  beginningList,
  categoryList,
  listFor,
  type Visibility,
  WHOLE_CATALOGUE,
  wordList,
} from '../domain/productLists.ts';
import { categoryPiece, wordPiece } from '../domain/wordLine.ts';
import { type Range, type Source, within } from './listEntries.ts';

/** At most this many lists are merged, for each visibility. */
const MOST_LISTS = 24;
/** Up to this many entries, lists count as short: sorting them costs less than anything cleverer. */
const SHORT = 1000;
/** The greatest character: the upper bound of a range of words that begin alike. */
const LAST = '\u{10FFFF}';

export interface Plan {
  source: Source;
  /** Texts that the words of every entry must contain. */
  pieces: string[];
}

/**
 * One condition of a search: a product must be in one of these lists, and its words must contain this text.
 */
interface Criterion {
  lists: string[];
  piece: string;
  /**
   * Set when more words begin like this than can be merged: `lists` then holds all
   * their products, and others.
   */
  tooMany?: { ranges: Range[] };
}

type Asked = Pick<Listing, 'words' | 'category' | 'visibilities'>;

export class SearchPlanner {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async plan({ words, category, visibilities }: Asked): Promise<Plan> {
    const criteria = await this.#criteriaOf(words, visibilities);
    if (category !== undefined)
      criteria.push({
        lists: listsFor(visibilities, [categoryList(category)]),
        piece: categoryPiece(category),
      });
    const walked = await this.#rarestOf(criteria);
    if (!walked) return { source: { lists: listsFor(visibilities, [WHOLE_CATALOGUE]) }, pieces: [] };
    const source = await this.#sourceOf(walked);
    const holdsMore = walked.tooMany !== undefined && source === walked;
    const others = criteria.filter((criterion) => criterion !== walked || holdsMore);
    return { source, pieces: others.map(({ piece }) => piece) };
  }

  async #criteriaOf(words: string[], visibilities: readonly Visibility[]): Promise<Criterion[]> {
    const long = words.filter((word) => Array.from(word).length > 2);
    const continuations = long.length > 0 ? await this.#continuationsOf(long) : [];
    return words.map((word) => criterionOf(word, continuations, visibilities));
  }

  async #sourceOf(criterion: Criterion): Promise<Source> {
    if (!criterion.tooMany) return criterion;
    const [size] = await this.#sizesOf([criterion]);
    return size !== undefined && size <= SHORT ? criterion.tooMany : criterion;
  }

  async #rarestOf(criteria: Criterion[]): Promise<Criterion | undefined> {
    const none = criteria.find(({ lists }) => lists.length === 0);
    if (none || criteria.length < 2) return none ?? criteria[0];
    const sizes = await this.#sizesOf(criteria);
    return criteria[sizes.indexOf(Math.min(...sizes))];
  }

  /**
   * The number of entries for each criterion, as the server estimates it from its index. Counting would cost
   * more than it saves.
   */
  async #sizesOf(criteria: Criterion[]): Promise<number[]> {
    const conditions = criteria.map(({ lists, tooMany }) =>
      tooMany ? within(tooMany.ranges) : { text: 'list IN (?)', values: [lists] },
    );
    const scans = conditions.map(
      ({ text }) => `SELECT 1 FROM product_lists FORCE INDEX (by_newest) WHERE ${text}`,
    );
    const plan = await this.#database.select<{ rows: number | null }>(
      `EXPLAIN FORMAT=TRADITIONAL ${scans.join(' UNION ALL ')}`,
      conditions.flatMap(({ values }) => values),
    );
    return plan.map(({ rows }) => Number(rows));
  }

  /** For each beginning, the words that begin with it: at most one more than can be merged. */
  async #continuationsOf(beginnings: string[]): Promise<Continuation[]> {
    const one = `(SELECT ? AS beginning, word FROM search_words WHERE word BETWEEN ? AND ? LIMIT ${MOST_LISTS + 1})`;
    return this.#database.select<Continuation>(
      beginnings.map(() => one).join(' UNION ALL '),
      beginnings.flatMap((word) => [word, word, word + LAST]),
    );
  }
}

interface Continuation {
  beginning: string;
  word: string;
}

/** One letter matches only a whole word. Two letters have a list of their own. */
function criterionOf(
  asked: string,
  continuations: Continuation[],
  visibilities: readonly Visibility[],
): Criterion {
  const on = (...lists: string[]) => listsFor(visibilities, lists);
  const letters = Array.from(asked).length;
  const piece = wordPiece(asked);
  if (letters === 1) return { lists: on(wordList(asked)), piece };
  if (letters === 2) return { lists: on(beginningList(asked)), piece };
  const words = continuations.filter(({ beginning }) => beginning === asked).map(({ word }) => word);
  if (words.length <= MOST_LISTS) return { lists: on(...words.map(wordList)), piece };
  return {
    lists: on(beginningList(asked)),
    piece,
    tooMany: { ranges: on(wordList(asked)).map((from) => ({ from, to: from + LAST })) },
  };
}

const listsFor = (visibilities: readonly Visibility[], lists: string[]): string[] =>
  visibilities.flatMap((visibility) => lists.map((list) => listFor(visibility, list)));
