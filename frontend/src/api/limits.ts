/** Numbers of the contracts the app needs while it runs; the compiler keeps them equal to the published ones. */
import type { MAX_QUANTITY as PublishedMaxQuantity } from '@bulkhead/order/contract';

export const MAX_QUANTITY: typeof PublishedMaxQuantity = 99;
