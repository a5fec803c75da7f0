/** A way in which a part may really fail. */
import type { DrillShop } from '../shop/DrillShop.ts';
import type { Part } from '../shop/Part.ts';

export interface Fault {
  name: string;
  /** Used by default; all others need ALL=1. */
  isUsual: boolean;
  /** The fault comes and goes, so at times everything may work. */
  isFitful?: boolean;
  /** The part's process does not answer during the fault. */
  silencesProcess?: boolean;
  /** Requests are refused only after a password has been hashed. */
  refusesLate?: boolean;
  /** Whether this fault can happen to this part. */
  suits(part: Part, shop: DrillShop): boolean;
  begin(part: Part, shop: DrillShop): Promise<void> | void;
  /** Resolves when the part can work again. */
  end(part: Part, shop: DrillShop): Promise<void> | void;
}
