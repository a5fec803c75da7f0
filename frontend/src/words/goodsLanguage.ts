/** What the products are named and described in, whatever language the shop is read in: a voice reads them as what they are. */
export const GOODS_LANGUAGE = 'en';
