/**
 * Names for a generated catalogue of any size: some words are in every tenth product,
 * some in one of a hundred thousand.
 */

const ADJECTIVES =
  'Classic Nordic Harbour Compact Vintage Coastal Folding Striped Polished Quiet Sturdy Painted Rustic Slim Heavy Bright Salted Woven Hollow Northern Golden Patient Curved Winter Summer Travel Deep Stormproof Woollen Enamel'.split(
    ' ',
  );
const MATERIALS =
  'Oak Steel Brass Canvas Linen Wool Copper Walnut Cotton Leather Glass Marble Bamboo Cork Slate Ceramic Felt Rope Tin Maple Birch Hemp Silk Iron Zinc'.split(
    ' ',
  );
const THINGS = {
  Kitchen: 'Mug Kettle Bowl Board Knife Ladle Teapot Pan Jug Spoon Plate Whisk Sieve Grater Tray',
  Workshop: 'Hammer Plane Toolbox Screwdriver Lamp Chisel Saw Clamp Ruler Workbench Drill File',
  Outdoors: 'Rope Lantern Compass Bag Flask Tent Hammock Blanket Torch Paddle Stove Tarpaulin',
  Stationery: 'Logbook Pen Paperweight Pencil Ink Notebook Stamp Envelope Folder Eraser Calendar',
  Home: 'Mirror Blanket Bottle Candle Cushion Clock Vase Curtain Rug Basket Frame Shelf',
};
const RARE = 'Sextant Astrolabe Gimbal Orrery Barometer Chronometer Periscope Theodolite'.split(' ');

const KINDS = Object.entries(THINGS).flatMap(([category, things]) =>
  things.split(' ').map((thing) => ({ category, thing })),
);

/** The same number always gives the same product, whatever the size of the catalogue. */
export function productNumber(n: number): { name: string; category: string; priceCents: number } {
  const random = randomOf(n);
  const { category, thing } = common(KINDS, random());
  const rare = n % 12_500 === 7 ? ` ${RARE[((n / 12_500) % RARE.length) | 0] ?? ''}` : '';
  const name = `${common(ADJECTIVES, random())} ${common(MATERIALS, random())}${rare} ${thing} ${Math.floor(random() * 10_000)}`;
  return { name, category, priceCents: 100 * Math.floor(1 + random() * 400) - (random() < 0.5 ? 1 : 50) };
}

/** Picks the first of a list several times as often as the last. */
function common<T>(list: T[], random: number): T {
  return list[Math.floor(random * random * list.length)] as T;
}

/** Mulberry32, seeded. */
function randomOf(seed: number): () => number {
  let state = (seed * 0x9e3779b1) | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
