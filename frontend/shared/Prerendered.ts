/**
 * What the build leaves of the app's pages for the edge: HTML with holes for what only the catalogue knows. A hole is a name in
 * brackets that no page has otherwise, such as ⟦price⟧.
 */

export const PRERENDERED_FILE = 'pages.json';

/** Lists of products, by what narrows them: nothing, a category, a search, or both. */
export type ListName = 'home' | 'category' | 'found' | 'foundInCategory';

/** `productAlone`: without others of its category. `crew`: what everybody is shown at its addresses who is not known to belong to it. `frame`: around every page. */
export type PageName =
  | ListName
  | `${ListName}WithMore`
  | 'homeWaiting'
  | 'nothingFound'
  | 'nothingFoundInCategory'
  | 'product'
  | 'productAlone'
  | 'productWaiting'
  | 'login'
  | 'register'
  | 'order'
  | 'checkout'
  | 'orders'
  | 'account'
  | 'crew'
  | 'adminProducts'
  | 'adminNewProduct'
  | 'adminProduct'
  | 'adminOrders'
  | 'frame'
  | 'nowhere';

export interface PrerenderedPage {
  title: string;
  html: string;
  /** Scripts that this page needs besides the app's own. */
  scripts: string[];
}

export interface Language {
  dir: 'ltr' | 'rtl';
  /** How amounts are written, such as `en-GB`. */
  locale: string;
  description: string;
  noScript: string;
  pages: Record<PageName, PrerenderedPage>;
  /** The card of the first product of a list, of the second, …; the last one stands for all that follow. */
  cards: string[];
  relatedCard: string;
  /** The list of categories, and one of them. */
  categories: string;
  category: string;
  /** The same where one of them is chosen, and that one. */
  chosenCategories: string;
  chosenCategory: string;
  /** What a category is called, if not by its own name. */
  categoryNames: Record<string, string>;
  /** How many products there are, in words, by their number. */
  counts: string[];
  /** The orders to choose from, by the one that is chosen. */
  sorts: Record<string, string>;
}

export interface Prerendered {
  /** Of index.html: what every page has in its head, and its scripts. */
  head: string;
  scripts: string;
  style: string;
  /** What runs before any script has come, inside the page. */
  early: string;
  /** By code; the first one is for those who speak none of them. */
  languages: Record<string, Language>;
}
