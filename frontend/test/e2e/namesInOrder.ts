/** The expected output of a screen reader for the shop's pages, in order. */

export const HEADER = `- banner:
  - link "Bulkhead, to the catalogue":
    - /url: /
    - text: Bulkhead
  - search:
    - text: Search the catalogue
    - searchbox "Search the catalogue"
  - navigation "Your things":
    - link "Log in":
      - /url: /login
    - link "Basket 0 pieces":
      - /url: /order`;

export const CARD = `- article:
  - paragraph: Outdoors
  - heading "Deckhand Rope" [level=3]:
    - link "Deckhand Rope":
      - /url: /product/deckhand-rope
  - text: €24.00
  - 'button "Add to basket: Deckhand Rope"': Add`;

const line = (name: string, slug: string, price: string, quantity: number, sum: string) => `
    - listitem:
      - link "${name}":
        - /url: /product/${slug}
      - paragraph: ${price} each
      - group "Quantity of ${name}":
        - button "One less"${quantity === 1 ? ' [disabled]' : ''}: −
        - spinbutton "Quantity": "${quantity}"
        - button "One more": +
      - text: ${sum}
      - button "Remove ${name}"`;

export const LINES = `- region "Lines":
  - heading "Lines" [level=2]
  - list:${line('Deckhand Rope', 'deckhand-rope', '€24.00', 2, '€48.00')}${line('Ship in a Bottle', 'ship-in-a-bottle', '€64.00', 1, '€64.00')}${line('Canvas Screwdriver Roll', 'canvas-screwdriver-roll', '€46.00', 1, '€46.00')}
  - paragraph:
    - link "Look through the catalogue":
      - /url: /`;

export const FORM_WITH_FAULTS = `- main:
  - navigation "Log in or register":
    - link "Log in":
      - /url: /login
    - link "Register":
      - /url: /register
  - heading "Come on board" [level=1]
  - alert:
    - paragraph: Please have another look at the marked fields.
  - text: First name
  - textbox "First name" [invalid]
  - paragraph: Please fill this in
  - text: Last name
  - textbox "Last name" [invalid]
  - paragraph: Please fill this in
  - text: E-mail
  - textbox "E-mail" [invalid]
  - paragraph: Please fill this in
  - text: Username
  - textbox "Username" [invalid]
  - status:
    - paragraph: Please use at least 3 characters
  - paragraph: 3 to 30 letters, digits, dots, dashes or underscores.
  - text: Password
  - textbox "Password" [invalid]
  - button "Show password"
  - paragraph: Please use at least 8 characters
  - paragraph: At least 8 characters. A short sentence is good.
  - meter "Strength"
  - paragraph
  - button "Register"`;

const related = (name: string, slug: string, price: string) => `
      - listitem:
        - article:
          - paragraph: Outdoors
          - heading "${name}" [level=3]:
            - link "${name}":
              - /url: /product/${slug}
          - text: ${price}
          - 'button "Add to basket: ${name}"': Add`;

export const PRODUCT = `- main:
  - navigation "Where you are":
    - link "Catalogue":
      - /url: /
    - link "Outdoors":
      - /url: /?category=Outdoors
  - article:
    - paragraph: Outdoors
    - heading "Deckhand Rope" [level=1]
    - paragraph: €24.00
    - paragraph: Twenty metres of spun rope that looks like hemp, feels soft in the hand and never rots. Both ends are whipped and sealed. Good for hammocks, trailers, swings, and for learning knots on a rainy Sunday.
    - group "Quantity of Deckhand Rope":
      - button "One less" [disabled]: −
      - spinbutton "Quantity": "1"
      - button "One more": +
    - 'button "Add to basket: Deckhand Rope"': Add to basket
  - region "More from Outdoors":
    - heading "More from Outdoors" [level=2]
    - list:${related('Landfall Compass', 'landfall-compass', '€54.00')}${related('Night Watch Flask', 'night-watch-flask', '€36.00')}${related('Sprayproof Dry Bag', 'spray-proof-dry-bag', '€33.50')}${related('Storm Lantern', 'storm-lantern', '€42.00')}`;

const SORT_BY = (indent: string) => `
${indent}- text: Sort by
${indent}- combobox "Sort by":
${indent}  - option "Name" [selected]
${indent}  - option "Price, low to high"
${indent}  - option "Price, high to low"
${indent}  - option "Newest"`;

/** Without the categories, because other tests add more. */
export const CATALOGUE = {
  before: `- main:
  - region "Sound goods for galley, workshop and shore.":
    - paragraph: Ship chandlers & general stores
    - heading "Sound goods for galley, workshop and shore." [level=1]
    - paragraph: "Built like a good ship: in watertight compartments. If one part of this shop takes on water, the rest sails on."
  - heading "The catalogue" [level=2]
`,
  after: `  - status: (number) products${SORT_BY('  ')}
  - list:
    - listitem:
      - article:`,
};

/** Without its lines, which look like those of an order. */
export const BASKET = `- main:
  - heading "Your basket" [level=1]
  - region "Lines":
    - heading "Lines" [level=2]
    - list:
    - paragraph:
      - link "Look through the catalogue":
        - /url: /
  - complementary "Total":
    - paragraph: Total (sum)
    - paragraph:
      - link "Log in to order":
        - /url: /login?to=/order
    - paragraph:
      - text: New here?
      - link "Register":
        - /url: /register?to=/order
      - text: . Your basket comes with you.`;

const bought = (name: string, slug: string, times: string, sum: string, indent = '    ') => `
${indent}- listitem:
${indent}  - link "${name}":
${indent}    - /url: /product/${slug}
${indent}  - paragraph: ${times}
${indent}  - text: ${sum}`;

const openLines = (indent: string) =>
  [
    bought('Deckhand Rope', 'deckhand-rope', '2 × €24.00', '€48.00', indent),
    bought('Ship in a Bottle', 'ship-in-a-bottle', '1 × €64.00', '€64.00', indent),
    bought('Canvas Screwdriver Roll', 'canvas-screwdriver-roll', '1 × €46.00', '€46.00', indent),
  ].join('');

export const CHECKOUT = `- main:
  - heading "Check out" [level=1]
  - paragraph: "This is a shop for trying out: nothing is charged and nothing is shipped."
  - region "What you are buying":
    - heading "What you are buying" [level=2]
    - list:${openLines('      ')}
    - paragraph: Total €158.00
    - paragraph:
      - link "Change the order":
        - /url: /order
  - heading "Place your order" [level=2]
  - button "Place order for €158.00"`;

export const THANK_YOU = `- main:
  - heading "Thank you!" [level=1]
  - paragraph: Your order is placed and safely stowed.
  - list:${bought('Storm Lantern', 'storm-lantern', '1 × €42.00', '€42.00')}${bought('Harbour Enamel Mug', 'harbour-enamel-mug', '4 × €14.50', '€58.00')}
  - paragraph: Total €100.00
  - paragraph: Order (id)
  - paragraph:
    - link "Go on shopping":
      - /url: /
    - link "See the order":
      - /url: /orders/(id)`;

const ACCOUNT_NAV = `
  - navigation "About you":
    - link "Account":
      - /url: /account
    - link "Past orders":
      - /url: /orders`;

export const PAST_ORDERS = `- main:
  - heading "Past orders" [level=1]${ACCOUNT_NAV}
  - list:
    - listitem:
      - link "(when)":
        - /url: /orders/(id)
      - paragraph: 5 pieces, €100.00`;

export const ACCOUNT = `- main:
  - heading "Your account" [level=1]${ACCOUNT_NAV}
  - heading "About you" [level=2]
  - text: First name
  - textbox "First name": Ann
  - text: Last name
  - textbox "Last name": Bonny
  - text: E-mail
  - textbox "E-mail": (username)@example.com
  - button "Save"
  - heading "Password" [level=2]
  - text: Current password
  - textbox "Current password"
  - button "Show password"
  - text: New password
  - textbox "New password"
  - button "Show password"
  - paragraph: At least 8 characters. A short sentence is good.
  - meter "Strength"
  - paragraph
  - button "Change password"
  - heading "Leaving?" [level=2]
  - paragraph: You are logged in as (username).
  - button "Log out"`;

const part = (name: string) => `
      - row "${name} Works (when) Everything works.":
        - rowheader "${name}"
        - cell "Works"
        - cell "(when)":
          - time: (when)
        - cell "Everything works."`;

export const STATUS = `- main:
  - heading "Everything works" [level=1]
  - table:
    - rowgroup:
      - row "Part State Since What works now":
        - columnheader "Part"
        - columnheader "State"
        - columnheader "Since"
        - columnheader "What works now"
    - rowgroup:${['Accounts', 'Catalogue', 'Orders', 'Sessions'].map(part).join('')}
  - paragraph:
    - text: This page looks again every few seconds.
    - link "Look now":
      - /url: /status
    - text: ·
    - link "To the shop":
      - /url: /`;

export const NOWHERE = `- main:
  - heading "Page not found" [level=1]
  - heading "You have sailed off the chart" [level=2]
  - paragraph: There is no page at this address.
  - paragraph:
    - link "Back to the catalogue":
      - /url: /`;

export const ALL_PRODUCTS = `- main:
  - heading "Products" [level=1]
  - navigation "Keeping the shop":
    - link "Products":
      - /url: /admin/products
    - link "Open orders":
      - /url: /admin/orders
  - status: (number) products
  - link "New product":
    - /url: /admin/products/new
  - search "Filter products":
    - paragraph:
      - text: Search the products
      - searchbox "Search the products"
    - paragraph:
      - text: State
      - combobox "State":
        - option "All" [selected]
        - option "On sale"
        - option "Hidden"
    - paragraph:
      - text: Category
      - combobox "Category"
    - paragraph:${SORT_BY('      ')}
  - table "The list of products":
    - caption: The list of products
    - rowgroup:
      - row "Picture Name Category Price State Action":`;

export const PRODUCT_ROW = `- row "Deckhand Rope Outdoors €24.00 On sale Hide Deckhand Rope":
  - cell
  - rowheader "Deckhand Rope":
    - link "Deckhand Rope":
      - /url: /admin/products/(id)
  - cell "Outdoors"
  - cell "€24.00"
  - cell "On sale"
  - cell "Hide Deckhand Rope":
    - button "Hide Deckhand Rope"`;

export const PRODUCT_FORM = `- text: Name
- textbox "Name": Deckhand Rope
- text: Address
- textbox "Address": deckhand-rope
- paragraph: "The last part of its page’s address: lower-case letters, digits, dashes."
- text: Price
- textbox "Price": "24.00"
- paragraph: Such as 19.99
- text: Category (optional)
- combobox "Category (optional)": Outdoors
- text: Picture
- textbox "Picture": /images/deckhand-rope.svg
- paragraph: A file name under /images, a path of this shop, or an https address.
- strong: Description
- text: (optional)
- textbox "Description (optional)": Twenty metres of spun rope that looks like hemp, feels soft in the hand and never rots. Both ends are whipped and sealed. Good for hammocks, trailers, swings, and for learning knots on a rainy Sunday.
- button "Save"`;

export const OPEN_ORDER = `- article:
  - heading "Begun (ago)" [level=2]
  - term: Begun on
  - definition:
    - time: (when)
  - term: User
  - definition:
    - code: (id)
  - list:${openLines('    ')}
  - paragraph: Total €158.00`;

/** The catalogue in Arabic. */
export const ARABIC = {
  banner: `- banner:
  - link "Bulkhead، إلى المعروضات":
    - /url: /
    - text: Bulkhead
  - search:
    - text: ابحث في المعروضات
    - searchbox "ابحث في المعروضات"
  - navigation "أشياؤك":
    - link "تسجيل الدخول":
      - /url: /login
    - link "السلة لا قطع":
      - /url: /order`,
  article: `- article:
  - paragraph: في الهواء الطلق
  - heading "Deckhand Rope" [level=3]:
    - link "Deckhand Rope":
      - /url: /product/deckhand-rope
  - text: \u200f24.00 €
  - 'button "\u2068أضف إلى السلة\u2069: \u2068Deckhand Rope\u2069"': أضف`,
  contentinfo: `- contentinfo:
  - paragraph:
    - strong: Bulkhead
    - text: "متجر من حجرات محكمة: إن غمر الماء واحدة، بقيت الأخرى جافة."
  - navigation "صفحات أخرى":
    - link "المعروضات":
      - /url: /
    - link "سلتك":
      - /url: /order
    - link "إنشاء حساب":
      - /url: /register
    - link "حالة المتجر":
      - /url: /status
  - text: اللغة
  - combobox "اللغة":
    - option "English"
    - option "Deutsch"
    - option "العربية" [selected]
  - text: الألوان
  - combobox "الألوان":
    - option "كما في النظام" [selected]
    - option "فاتحة"
    - option "داكنة"`,
};

/** The links of the categories by their Arabic names. Other tests add more. */
export const ARABIC_CATEGORIES = {
  الكل: '/',
  المنزل: '/?category=Home',
  المطبخ: '/?category=Kitchen',
  'في الهواء الطلق': '/?category=Outdoors',
  القرطاسية: '/?category=Stationery',
  الورشة: '/?category=Workshop',
};
