/**
 * Limits from the contracts that the app needs at run time. The compiler keeps them equal to the published
 * ones.
 */
import type { MAX_QUANTITY as PublishedMaxQuantity } from '@bulkhead/order/contract';

export const MAX_QUANTITY: typeof PublishedMaxQuantity = 99;
