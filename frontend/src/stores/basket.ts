/**
 * What a signed-out shopper wants to buy, kept in this browser until it is in their order.
 * Every line carries the idempotency key it will be ordered with; a key never stands for two different quantities.
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
   * Sent to the shop without a clear answer: it may be in the order already, so its quantity must not change. The id of
   * the user it was sent for; older versions of the app kept only that it was.
   */
  sent: string | boolean;
  /** Why the shop would not take it, to be said in whatever language is read then. */
  refusal: Told | null;
}

const STORED_AS = 'bulkhead.basket';

export const useBasket = defineStore('basket', () => {
  const lines = ref(readLines());
  /** Its lines are being put into the order of who is signed in: that order is not whole yet. */
  const isMerging = ref(false);
  const quantity = computed(() => lines.value.reduce((sum, line) => sum + line.quantity, 0));
  onStoredElsewhere(STORED_AS, reload);
  // A page that the browser had put aside has heard of nothing meanwhile.
  onPage('pageshow', reload);

  function reload(): void {
    lines.value = readLines();
  }

  /** Starts from what is stored, not from what this tab remembers: another tab may have ordered it meanwhile. */
  function change(edit: (lines: BasketLine[]) => BasketLine[]): void {
    lines.value = edit(readLines());
    writeStored(STORED_AS, lines.value);
  }

  /** Gives how many there was room for. */
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

  /** What may have changed since it was put in. What was sent stays as it was sent. */
  function renew(product: BasketProduct): void {
    change((present) =>
      present.map((line) =>
        line.product === product.id && !line.sent ? { ...line, ...detailsOf(product) } : line,
      ),
    );
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

  /** The shop did not take it: `refusal` says why, or is null when it is not this line's fault and may be sent again. */
  function markRefused(key: string, refusal: Told | null): void {
    change((present) =>
      present.map((line) => (line.key === key ? { ...line, key: newKey(), sent: false, refusal } : line)),
    );
  }

  return { lines, isMerging, quantity, add, renew, setQuantity, remove, markSent, markRefused, reload };
});

/** It may be in the order of somebody who is not here now: it waits for them, and is nobody else's to order. */
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

/** What an admin may change. */
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

/** Older versions of the app kept the shop's sentence alone. */
function withToldRefusal(line: BasketLine): BasketLine {
  const refusal = line.refusal as BasketLine['refusal'] | string;
  return typeof refusal === 'string' ? { ...line, refusal: { message: refusal } } : line;
}

const TEXTS = ['key', 'product', 'name', 'slug', 'image', 'unit_price', 'currency'] as const;

/** What is stored may be from another version of the app, or damaged. */
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
