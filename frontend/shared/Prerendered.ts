/**
 * The app's prerendered pages as the build leaves them for the edge: HTML with holes for what only the
 * catalogue knows. A hole is a name in brackets that no page contains otherwise, such as ⟦price⟧.
 */

export const PRERENDERED_FILE = 'pages.json';

/** Lists of products, by what narrows them: nothing, a category, a search, or both. */
export type ListName = 'home' | 'category' | 'found' | 'foundInCategory';

/**
 * `productAlone`: without other products of its category. `forAdmins`: shown at the admin addresses to visitors
 * who are not known to be admins. `frame`: the frame around every page.
 */
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
  | 'forAdmins'
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
  /** The cards of a list: first product, second, …; the last card is used for all that follow. */
  cards: string[];
  relatedCard: string;
  /** The list of categories, and one chip of it. */
  categories: string;
  category: string;
  /** The same when a category is selected, and the selected chip. */
  chosenCategories: string;
  chosenCategory: string;
  /** Translated names of categories; the others keep their own name. */
  categoryNames: Record<string, string>;
  /** The text for the number of products, by that number. */
  counts: string[];
  /** The sort options, by the selected one. */
  sorts: Record<string, string>;
}

export interface Prerendered {
  /** From index.html: the common part of every page's head, and the app's scripts. */
  head: string;
  scripts: string;
  style: string;
  /** The inline script that runs before any other script has loaded. */
  early: string;
  /** By language code; the first one is the default. */
  languages: Record<string, Language>;
}
