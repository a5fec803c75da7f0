/** A small version of the build's prerendered pages: three languages, every placeholder once. */
import type { Language, PageName, Prerendered } from '../../../shared/Prerendered.ts';

export const STYLE = 'body{color:#13293a}';

const WORDS = {
  en: {
    dir: 'ltr',
    locale: 'en-GB',
    home: 'The catalogue',
    description: 'Goods',
    one: 'product',
    many: 'products',
  },
  de: { dir: 'ltr', locale: 'de', home: 'Der Katalog', description: 'Waren', one: 'Ware', many: 'Waren' },
  ar: {
    dir: 'rtl',
    locale: 'ar-u-nu-latn',
    home: 'المعروضات',
    description: 'بضائع',
    one: 'منتج',
    many: 'منتجات',
  },
} as const;

/** The content of a page besides its products: its name and the language's word for the catalogue. */
export function marked(name: PageName, language: keyof typeof WORDS = 'en'): string {
  return `<h2>${name}: ${WORDS[language].home}</h2>`;
}

function languageOf(code: keyof typeof WORDS): Language {
  const { dir, locale, home, description, one, many } = WORDS[code];
  const page = (name: PageName, html = '', title: string = home) => ({
    title,
    html: `<header>Shop</header>${marked(name, code)}${html}`,
    scripts: [`/assets/${name}-1.js`],
  });
  const product =
    '<h1>⟦name⟧</h1><img src="⟦image⟧"><p>⟦description⟧</p><b>⟦price⟧</b><a href="/?category=⟦categoryQuery⟧">⟦categoryName⟧</a>';
  const list =
    '<a href="/login⟦wayBack⟧">Log in</a>⟦categories⟧<select id="sort">⟦sorts⟧</select><ul>⟦cards⟧</ul>';
  const narrowed = `<h1>⟦categoryName⟧</h1>${list}`;
  const searched = `<input value="⟦search⟧"><h1>“⟦search⟧”</h1>${list}`;
  const searchedIn = `<p>⟦categoryName⟧</p>${searched}`;
  const card = (loading: string) =>
    `<li><img src="⟦image⟧" loading="${loading}"><a href="/product/⟦slug⟧" title="⟦name⟧">⟦name⟧</a>⟦price⟧<path fill="⟦flagField⟧" d="⟦flagShape⟧"/></li>`;
  return {
    dir,
    locale,
    categoryNames: code === 'de' ? { Deck: 'An Deck' } : {},
    description,
    noScript: 'Please allow JavaScript',
    cards: [card('eager'), card('lazy')],
    relatedCard: '<li class="related">⟦name⟧</li>',
    categories: '<nav>⟦chips⟧</nav>',
    category: '<a href="/?⟦kept⟧category=⟦categoryQuery⟧">⟦categoryName⟧</a>',
    chosenCategories: '<nav class="narrowed"><a href="/⟦keptAlone⟧">All</a>⟦chips⟧</nav>',
    chosenCategory: '<a href="/?⟦kept⟧category=⟦categoryQuery⟧" aria-current="true">⟦categoryName⟧</a>',
    counts: ['', `1 ${one}`, `2 ${many}`, `3 ${many}`],
    sorts: { name: '<option selected>name', price: '<option selected>price' },
    pages: {
      home: page('home', `${list}⟦count⟧`),
      homeWithMore: page('homeWithMore', list),
      homeWaiting: page('homeWaiting'),
      category: page('category', `${narrowed}⟦count⟧`, '⟦categoryName⟧ · Shop'),
      categoryWithMore: page('categoryWithMore', narrowed, '⟦categoryName⟧ · Shop'),
      found: page('found', `${searched}⟦count⟧`, '“⟦search⟧” · Shop'),
      foundWithMore: page('foundWithMore', searched, '“⟦search⟧” · Shop'),
      foundInCategory: page('foundInCategory', `${searchedIn}⟦count⟧`, '“⟦search⟧” in ⟦categoryName⟧ · Shop'),
      foundInCategoryWithMore: page('foundInCategoryWithMore', searchedIn),
      nothingFound: page('nothingFound', searched, '“⟦search⟧” · Shop'),
      nothingFoundInCategory: page('nothingFoundInCategory', searchedIn),
      product: page('product', `${product}<ul>⟦related⟧</ul>`, '⟦name⟧ · Shop'),
      productAlone: page('productAlone', product, '⟦name⟧ · Shop'),
      productWaiting: page('productWaiting'),
      login: page('login'),
      register: page('register'),
      order: page('order'),
      checkout: page('checkout'),
      orders: page('orders'),
      account: page('account'),
      forAdmins: page('forAdmins'),
      adminProducts: page('adminProducts'),
      adminNewProduct: page('adminNewProduct'),
      adminProduct: page('adminProduct'),
      adminOrders: page('adminOrders'),
      frame: page('frame'),
      nowhere: page('nowhere'),
    },
  };
}

export const PAGES: Prerendered = {
  head: '<meta charset="utf-8">',
  early: 'early()',
  scripts: '<script type="module" crossorigin src="/assets/index-a1b2.js"></script>',
  style: STYLE,
  languages: { en: languageOf('en'), de: languageOf('de'), ar: languageOf('ar') },
};
