/** Decides which lists a search walks: those of its rarest word. The other words are held against each entry. */
import type { Database } from '@bulkhead/chassis/storage/Database';
import { beginningList, categoryList, WHOLE_CATALOGUE, wordList } from '../domain/productLists.ts';
import { searchSignature } from '../domain/searchSignature.ts';
import type { Source } from './listEntries.ts';

/** Lists that are merged at most. */
const MOST_LISTS = 24;
/** Entries up to which lists are short: sorting them costs less than anything cleverer. */
const SHORT = 1000;
/** The end of all words that begin alike. */
const LAST = '\u{10FFFF}';

export interface Plan {
  source: Source;
  /** Bits that every entry must have. */
  signature: bigint;
  /** Whether the lists hold other products too, which must be sorted out by a closer look. */
  inexact: boolean;
}

/** What a search asks for, as lists: a product must be in one of these. */
interface Criterion {
  lists: string[];
  /** More words begin like this than can be merged: `lists` holds all their products and others. */
  tooMany?: { from: string; to: string };
}

export class SearchPlanner {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async plan(words: string[], category: string | undefined): Promise<Plan> {
    const criteria = await this.#criteriaOf(words);
    if (category !== undefined) criteria.push({ lists: [categoryList(category)] });
    const rarest = criteria.length > 1 ? await this.#rarestOf(criteria) : criteria[0];
    const source = rarest ? await this.#sourceOf(rarest) : { lists: [WHOLE_CATALOGUE] };
    const inexact = criteria.length > 1 || ('lists' in source && rarest?.tooMany !== undefined);
    return { source, inexact, signature: inexact ? searchSignature(words, category) : 0n };
  }

  async #criteriaOf(words: string[]): Promise<Criterion[]> {
    const long = words.filter((word) => Array.from(word).length > 2);
    const continuations = long.length > 0 ? await this.#continuationsOf(long) : [];
    return words.map((word) => criterionOf(word, continuations));
  }

  async #sourceOf({ lists, tooMany }: Criterion): Promise<Source> {
    if (!tooMany) return { lists };
    const [size] = await this.#sizesOf([{ lists, tooMany }]);
    return size === SHORT ? { lists } : tooMany;
  }

  async #rarestOf(criteria: Criterion[]): Promise<Criterion | undefined> {
    if (criteria.some(({ lists }) => lists.length === 0)) return { lists: [] };
    const sizes = await this.#sizesOf(criteria);
    return criteria[sizes.indexOf(Math.min(...sizes))];
  }

  /** Entries of each criterion, counted up to SHORT. */
  async #sizesOf(criteria: Criterion[]): Promise<number[]> {
    const counts = criteria.map(
      ({ tooMany }, n) => `(SELECT COUNT(*) FROM (SELECT 1 FROM product_lists FORCE INDEX (by_newest)
        WHERE list ${tooMany ? 'BETWEEN ? AND ?' : 'IN (?)'} LIMIT ${SHORT}) AS counted${n}) AS size${n}`,
    );
    const values = criteria.flatMap<unknown>(({ lists, tooMany }) =>
      tooMany ? [tooMany.from, tooMany.to] : [lists],
    );
    const [sizes = {}] = await this.#database.select<Record<string, number>>(
      `SELECT ${counts.join()}`,
      values,
    );
    return Object.values(sizes);
  }

  /** For each beginning, the words that begin so: one more than can be merged at most. */
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

/** A single letter must be a word by itself. Two letters have a list of their own. */
function criterionOf(asked: string, continuations: Continuation[]): Criterion {
  const letters = Array.from(asked).length;
  if (letters === 1) return { lists: [wordList(asked)] };
  if (letters === 2) return { lists: [beginningList(asked)] };
  const words = continuations.filter(({ beginning }) => beginning === asked).map(({ word }) => word);
  if (words.length <= MOST_LISTS) return { lists: words.map(wordList) };
  return { lists: [beginningList(asked)], tooMany: { from: wordList(asked), to: wordList(asked) + LAST } };
}
