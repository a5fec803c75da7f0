/**
 * The language of product names and descriptions, whatever the page's language: screen readers pronounce them
 * correctly.
 */
export const GOODS_LANGUAGE = 'en';
