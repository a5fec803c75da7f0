/** The clients this page uses; everything is under the origin the app came from. */
import { makeCall } from './call.ts';
import { makeOrderClient } from './orderClient.ts';
import { makeProductClient } from './productClient.ts';
import { makeSessionClient } from './sessionClient.ts';

export const call = makeCall(location.origin);

export const products = makeProductClient(call);
export const orders = makeOrderClient(call);
export const sessions = makeSessionClient(call);
