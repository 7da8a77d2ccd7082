/*
 * Invented names of streets in two parts. A likeness with a real street is chance: no list of real ones was
 * used, and the cities that they lie in do not exist.
 */
const BEGINNINGS = (
  'Alder Amber Ash Barley Beacon Bell Bramble Brook Candle Carrow Cinder Clover Cobble Copper Corn Cray Dapple Dove Drift Ember Farrow Fern Finch Flax Fold Fox Garnet Glass Gorse Hale Harrow Hazel Heron Hollow Ivory Juniper Kestrel Lark Linden Lantern Mallow Marl Mason Merrow Mill Moss Nettle Otter Pebble Pepper Plum Quarry Quill Reed Rook Rowan Saddle Sedge Slate Sorrel Sparrow Tansy Thistle Timber Tinder Vesper Wagon Wicker Willow Yarrow'
).split(' ');
const ENDINGS = 'bank bough bourne bridge burn cairn chase cliff close combe crest cross dale den down dyke edge fall fen field ford garth gate glade green grove haven heath hedge hill holt knoll land lea loft march mead mere moor nook orchard over pond reach ridge rise row shaw side slope spring stead stile stone thorpe top vale view walk ward water way well wick wind wold yard'.split(' ');

/** Shares no factor with the number of names. */
const STEP = 1_709;

/** The name of the street of that number in a postcode with that key; the first 4,000 streets of a postcode differ. */
export function streetName(key: number, index: number, suffixes: readonly string[]): string {
  const names = BEGINNINGS.length * ENDINGS.length;
  const at = (key + index * STEP) % names;
  // The suffix follows the name and the place, not the order of the streets.
  const suffix = suffixes[((Math.imul(at + 1, 0x9e3779b1) ^ key) >>> 8) % suffixes.length]!;
  return `${BEGINNINGS[at % BEGINNINGS.length]!}${ENDINGS[Math.floor(at / BEGINNINGS.length)]!} ${suffix}`;
}
