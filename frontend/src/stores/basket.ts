/**
 * The basket of a signed-out shopper, kept in this browser until its lines are in an order. Each line carries
 * the idempotency key it will be ordered with; a key never stands for two different quantities.
 */
import { defineStore } from 'pinia';
import { computed, ref } from 'vue';
import { newKey } from '../api/attempt.ts';
import { MAX_QUANTITY } from '../api/limits.ts';
import type { Told } from '../words/refusalText.ts';
import { onPage } from '../browser/onPage.ts';
import { onStoredElsewhere, readStored, writeStored } from '../browser/storedJson.ts';

export interface BasketProduct {
  id: string;
  name: string;
  slug: string;
  image: string;
  price: string;
  currency: string;
}

export interface BasketLine {
  key: string;
  product: string;
  name: string;
  slug: string;
  image: string;
  unit_price: string;
  currency: string;
  quantity: number;
  /**
   * The line was sent to the shop without a clear answer: it may already be in the order, so its quantity
   * must not change. Holds the id of the user it was sent for; older versions of the app stored only `true`.
   */
  sent: string | boolean;
  /** Why the shop refused the line, stored so that it can be shown in any language. */
  refusal: Told | null;
}

const STORED_AS = 'bulkhead.basket';
/** The fields of a line that an admin may change. */
const DETAILS = ['name', 'slug', 'image', 'unit_price', 'currency'] as const;

export const useBasket = defineStore('basket', () => {
  const lines = ref(readLines());
  /** The basket is being merged into the order of the signed-in user, which is not complete yet. */
  const isMerging = ref(false);
  const quantity = computed(() => lines.value.reduce((sum, line) => sum + line.quantity, 0));
  onStoredElsewhere(STORED_AS, reload);
  // A page restored by the browser has missed changes from other tabs.
  onPage('pageshow', reload);

  function reload(): void {
    lines.value = readLines();
  }

  /** Edits the stored lines, not the ones in memory: another tab may have ordered them meanwhile. */
  function change(edit: (lines: BasketLine[]) => BasketLine[]): void {
    lines.value = edit(readLines());
    writeStored(STORED_AS, lines.value);
  }

  /** Returns how many pieces there was room for. */
  function add(product: BasketProduct, pieces: number): number {
    let added = pieces;
    change((present) => {
      const line = present.find((one) => one.product === product.id && !one.sent);
      if (!line) return [...present, lineOf(product, pieces)];
      added = Math.min(pieces, MAX_QUANTITY - line.quantity);
      const asNow = { ...line, ...detailsOf(product) };
      return present.map((one) => (one === line ? withQuantity(asNow, line.quantity + pieces) : one));
    });
    return added;
  }

  /** Updates the product details of a line, except where the line has already been sent. */
  function renew(product: BasketProduct): void {
    const details = detailsOf(product);
    const isOutdated = (line: BasketLine) =>
      line.product === product.id && !line.sent && DETAILS.some((detail) => line[detail] !== details[detail]);
    if (!lines.value.some(isOutdated)) return; // storing it again would only wake the other tabs
    change((present) => present.map((line) => (isOutdated(line) ? { ...line, ...details } : line)));
  }

  function setQuantity(key: string, pieces: number): void {
    change((present) =>
      present
        .map((line) => (line.key === key && !line.sent ? withQuantity(line, pieces) : line))
        .filter((line) => line.quantity > 0),
    );
  }

  function remove(key: string): void {
    change((present) => present.filter((line) => line.key !== key));
  }

  function markSent(key: string, user: string): void {
    change((present) =>
      present.map((line) => (line.key === key ? { ...line, sent: user, refusal: null } : line)),
    );
  }

  /**
   * Marks a line as refused. `refusal` is the reason, or null when the line is not at fault and may be sent
   * again.
   */
  function markRefused(key: string, refusal: Told | null): void {
    change((present) =>
      present.map((line) => (line.key === key ? { ...line, key: newKey(), sent: false, refusal } : line)),
    );
  }

  return { lines, isMerging, quantity, add, renew, setQuantity, remove, markSent, markRefused, reload };
});

/**
 * Whether the line may already be in another user's order. It then waits for that user, and nobody else can
 * order it.
 */
export function isOfAnother({ sent }: BasketLine, user: string | undefined): boolean {
  return !!sent && (user === undefined || (sent !== true && sent !== user));
}

function lineOf(product: BasketProduct, quantity: number): BasketLine {
  return {
    key: newKey(),
    product: product.id,
    ...detailsOf(product),
    quantity,
    sent: false,
    refusal: null,
  };
}

/** The details of a product that an admin may change. */
function detailsOf({ name, slug, image, price, currency }: BasketProduct) {
  return { name, slug, image, unit_price: price, currency };
}

function withQuantity(line: BasketLine, quantity: number): BasketLine {
  return { ...line, key: newKey(), quantity: Math.min(quantity, MAX_QUANTITY), refusal: null };
}

function readLines(): BasketLine[] {
  const stored = readStored(STORED_AS);
  return Array.isArray(stored) ? stored.filter(isLine).map(withToldRefusal) : [];
}

/** Converts refusals of older app versions, which stored only the shop's sentence. */
function withToldRefusal(line: BasketLine): BasketLine {
  const refusal = line.refusal as BasketLine['refusal'] | string;
  return typeof refusal === 'string' ? { ...line, refusal: { message: refusal } } : line;
}

const TEXTS = ['key', 'product', ...DETAILS] as const;

/** Checks a stored line: it may come from another version of the app, or be damaged. */
function isLine(value: unknown): value is BasketLine {
  const line = value as Partial<BasketLine> | null;
  const quantity = line?.quantity ?? 0;
  return (
    TEXTS.every((text) => typeof line?.[text] === 'string') &&
    Number.isInteger(quantity) &&
    quantity >= 1 &&
    quantity <= MAX_QUANTITY
  );
}
