/** The products of a new shop. Each picture is in the frontend's public/images under the product's slug. */
import type { z } from 'zod';
import type { CreateProductRequest } from '../contract/product.ts';

/** In the form a client would send, so that seeding passes the same validation as the API. */
type NewProduct = z.input<typeof CreateProductRequest>;

export const demoCatalogue: NewProduct[] = [
  {
    name: 'Harbour Enamel Mug',
    slug: 'harbour-enamel-mug',
    image: 'harbour-enamel-mug.svg',
    price: '14.50',
    category: 'Kitchen',
    description:
      'Steel under two coats of cream enamel, dipped in navy at the foot. It holds 40 cl, sits as happily on a camp stove as on a desk, and the wide handle takes a gloved hand. Chips only make it yours.',
  },
  {
    name: 'Watchkeeper Copper Kettle',
    slug: 'watchkeeper-kettle',
    image: 'watchkeeper-kettle.svg',
    price: '89.00',
    category: 'Kitchen',
    description:
      'A broad-bottomed copper kettle that boils a litre and a half before the toast is done. The tin lining keeps water tasting of water, and the walnut grip stays cool while you pour. Works on gas, electric and wood stoves.',
  },
  {
    name: 'Driftwood Serving Board',
    slug: 'driftwood-serving-board',
    image: 'driftwood-serving-board.svg',
    price: '38.00',
    category: 'Kitchen',
    description:
      'One plank of oiled beech, rounded at every edge like something the tide brought in. Long enough for a loaf, a lemon and a generous piece of cheese. Hang it up by its handle when supper is over.',
  },
  {
    name: "Galley Chef's Knife",
    slug: 'galley-chefs-knife',
    image: 'galley-chefs-knife.svg',
    price: '72.00',
    category: 'Kitchen',
    description:
      'A 20 cm blade of stainless steel, ground thin enough for herbs and stiff enough for squash. The balance point lies at the brass collar, so it follows your hand instead of leading it. Wash by hand, strop once in a while.',
  },
  {
    name: 'Capstan Pepper Mill',
    slug: 'capstan-pepper-mill',
    image: 'capstan-pepper-mill.svg',
    price: '29.90',
    category: 'Kitchen',
    description:
      'Turned from walnut in the shape of the drum that once hauled up anchors. A ceramic grinder inside goes from fine dust to coarse gravel with a twist of the brass knob. Comes filled with black peppercorns.',
  },
  {
    name: 'Rivet Claw Hammer',
    slug: 'rivet-hammer',
    image: 'rivet-hammer.svg',
    price: '27.50',
    category: 'Workshop',
    description:
      'Forged in one piece and hung on straight-grained ash, this hammer drives cleanly and pulls even old nails without complaint. The ribbed grip keeps its hold when your hands are wet. 560 grams, for people who hang more than pictures.',
  },
  {
    name: "Shipwright's Block Plane",
    slug: 'shipwrights-block-plane',
    image: 'shipwrights-block-plane.svg',
    price: '94.00',
    category: 'Workshop',
    description:
      'Set the iron once and it takes shavings you can read through. The sole is ground flat to a hair, and knob and tote are shaped for a long afternoon. Doors that stick in summer have met their match.',
  },
  {
    name: "Bosun's Toolbox",
    slug: 'bosuns-toolbox',
    image: 'bosuns-toolbox.svg',
    price: '59.00',
    category: 'Workshop',
    description:
      'Pressed steel in signal red, with brass latches that close with a proper click. The tray lifts out, the handle folds away, and the corners are doubled where boxes usually give up. Empty, so that you can fill it your way.',
  },
  {
    name: 'Canvas Screwdriver Roll',
    slug: 'canvas-screwdriver-roll',
    image: 'canvas-screwdriver-roll.svg',
    price: '46.00',
    category: 'Workshop',
    description:
      'Five screwdrivers, from spectacle screws to cupboard hinges, each with its own colour so you always reach for the right one. They travel in waxed canvas with a leather strap. Roll it up and it fits the glove box.',
  },
  {
    name: 'Engine Room Wall Lamp',
    slug: 'engine-room-wall-lamp',
    image: 'engine-room-wall-lamp.svg',
    price: '78.00',
    category: 'Workshop',
    description:
      'A caged lamp built for places where things get dropped, splashed and slammed. Cast aluminium, thick glass and a rubber seal keep the weather out. In a hallway it throws a light as warm as a late watch.',
  },
  {
    name: 'Deckhand Rope',
    slug: 'deckhand-rope',
    image: 'deckhand-rope.svg',
    price: '24.00',
    category: 'Outdoors',
    description:
      'Twenty metres of spun rope that looks like hemp, feels soft in the hand and never rots. Both ends are whipped and sealed. Good for hammocks, trailers, swings, and for learning knots on a rainy Sunday.',
  },
  {
    name: 'Storm Lantern',
    slug: 'storm-lantern',
    image: 'storm-lantern.svg',
    price: '42.00',
    category: 'Outdoors',
    description:
      'The wind may try. Air reaches the flame only through the side tubes, so it burns steady on an open deck or a draughty porch. One filling of lamp oil lasts about twenty hours.',
  },
  {
    name: 'Landfall Compass',
    slug: 'landfall-compass',
    image: 'landfall-compass.svg',
    price: '54.00',
    category: 'Outdoors',
    description:
      'A pocket compass in solid brass with a rose you can read at arm’s length. The needle turns on a jewel and settles within three seconds. It needs no battery, no signal and no update.',
  },
  {
    name: 'Sprayproof Dry Bag',
    slug: 'spray-proof-dry-bag',
    image: 'spray-proof-dry-bag.svg',
    price: '33.50',
    category: 'Outdoors',
    description:
      'Roll the collar three times, click the buckle, and whatever is inside stays dry. Welded seams, 20 litres, and a strap that does not cut in when you carry it to the far end of the beach. It floats, even when you forgot it.',
  },
  {
    name: 'Night Watch Flask',
    slug: 'night-watch-flask',
    image: 'night-watch-flask.svg',
    price: '36.00',
    category: 'Outdoors',
    description:
      'Coffee poured in at midnight is still worth drinking at six. Double steel walls do the work, a leather harness keeps it from rolling, and the lid becomes a cup. Holds 75 cl, enough for two who get along.',
  },
  {
    name: "Captain's Logbook",
    slug: 'captains-logbook',
    image: 'captains-logbook.svg',
    price: '21.00',
    category: 'Stationery',
    description:
      'Two hundred pages of cream paper that ink does not bleed through, sewn so the book lies flat from the first page to the last. Linen covers, brass corners, a ribbon and an elastic. Write down where you were; it gets interesting later.',
  },
  {
    name: 'Meridian Fountain Pen',
    slug: 'meridian-fountain-pen',
    image: 'meridian-fountain-pen.svg',
    price: '68.00',
    category: 'Stationery',
    description:
      'A lacquered pen with brass trim and a medium nib that starts at the first stroke. It fills from a bottle or takes standard cartridges. Heavy enough to slow you down to a legible hand.',
  },
  {
    name: 'Anchor Paperweight',
    slug: 'anchor-paperweight',
    image: 'anchor-paperweight.svg',
    price: '26.00',
    category: 'Stationery',
    description:
      'Half a kilo of polished brass that keeps bills, letters and good intentions where you put them. Felt underneath spares the desk. It holds better than its size suggests, as anchors should.',
  },
  {
    name: 'Tidewater Pencil Tin',
    slug: 'tidewater-pencil-tin',
    image: 'tidewater-pencil-tin.svg',
    price: '18.00',
    category: 'Stationery',
    description:
      'Five thick colour pencils in a tin that will outlive them. The leads are soft, strong in colour and hard to break, so children may borrow them. Refill the tin with whatever is lying about.',
  },
  {
    name: 'Deep Water Ink',
    slug: 'deep-water-ink',
    image: 'deep-water-ink.svg',
    price: '12.50',
    category: 'Stationery',
    description:
      'A blue-black with depth: dark on the page, a glint of green where it pools. Fast-drying, lightfast and kind to fountain pens. The bottle is too handsome to throw away; 60 ml will take you a while.',
  },
  {
    name: 'Porthole Mirror',
    slug: 'porthole-mirror',
    image: 'porthole-mirror.svg',
    price: '119.00',
    category: 'Home',
    description:
      'A brass porthole that looks in instead of out. Eight bolts, a real hinge and a glass of 40 cm: open it and there is room for keys behind. Every bathroom deserves a view of somebody.',
  },
  {
    name: 'Woollen Bunk Blanket',
    slug: 'woollen-bunk-blanket',
    image: 'woollen-bunk-blanket.svg',
    price: '84.00',
    category: 'Home',
    description:
      'Woven from undyed wool with navy and coral stripes, in the narrow size made for bunks and now loved on sofas. Warm without weight, and it grows softer with every winter. 140 by 200 cm.',
  },
  {
    name: 'Ship in a Bottle',
    slug: 'ship-in-a-bottle',
    image: 'ship-in-a-bottle.svg',
    price: '64.00',
    category: 'Home',
    description:
      'A three-master under full sail on a painted sea, raised thread by thread through the neck of the bottle. No two are rigged alike. It rests on a cradle of dark wood, and yes, everybody will ask how it got in.',
  },
  {
    name: 'Lighthouse Table Lamp',
    slug: 'lighthouse-lamp',
    image: 'lighthouse-lamp.svg',
    price: '74.00',
    category: 'Home',
    description:
      'A beacon for the bedside table: warm light from the lantern room, and a softer glow in the little windows when you turn it down. Glazed ceramic on a walnut foot. Ships have not been tested, children find their way to bed.',
  },
];
