/** A way in which a part may fail, by real means. */
import type { DrillShop } from '../shop/DrillShop.ts';
import type { Part } from '../shop/Part.ts';

export interface Fault {
  name: string;
  /** Taken when nothing else is asked for; the rest comes with ALL=1. */
  isUsual: boolean;
  /** Comes and goes, so that at times things work although they need not. */
  isFitful?: boolean;
  /** The part's process does not answer while this lasts. */
  silencesProcess?: boolean;
  /** A password has been hashed already when its owner is refused. */
  refusesLate?: boolean;
  /** Processes end, as they should. */
  suits(part: Part, shop: DrillShop): boolean;
  begin(part: Part, shop: DrillShop): Promise<void> | void;
  /** Resolves when the part could do its work again. */
  end(part: Part, shop: DrillShop): Promise<void> | void;
}
