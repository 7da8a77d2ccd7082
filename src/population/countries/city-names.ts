/*
 * Invented names of cities: a beginning, an ending and, once those are used up, a word before them. A
 * likeness with a real place is chance; nothing is taken from a gazetteer.
 */
const BEGINNINGS = (
  'Aldra Ambel Arven Asper Bael Barro Belda Birra Bolda Bram Brind Calda Carra Celdo Cind Clav Corra Crel Dalva Darno Delph Dorva Drem Durra Elda Elver Embra Ensel Erva Falda Farro Fenda Filda Fjora Frel Galda Garno Gelva Glim Gorra Grel Halva Harro Helda Hindra Horva Hul Ilda Imber Inver Isel Jarra Jelda Jorva Junda Kalda Karro Kelva Kindra Korva Kul Lanva Larro Lelda Lindra Lorva Lum Malva Marro Melda Mindra Morva Mul Nalda Narro Nelva Nindra Norva Nul Oldra Omber Orva Osel Palda Parro Pelva Pindra Porva Prel Quen Quil Ralda Rarno Relva Rindra Rorva Rum Salva Sarro Selda Sindra Sorva Strel Talva Tarro Telda Tindra Torva Trel Ulda Umber Urva Valda Varro Velda Vindra Vorva Wald Warro Welda Windra Worva Yalda Yarro Yelva Zalda Zarno Zelva'
).split(' ');
const ENDINGS = 'bar beck bend brae brook by combe cote cross dal den ell fall fell fen firth gard gate glen grove ham haven holt hurst keld leigh lin loch mar mere mill mond moor mouth ness pass pool reach rick rith rock shaw stead stoke strand thorpe ton vale wath wick wold'.split(' ');
const FIRST_WORDS = ['New', 'Upper', 'Lower', 'East', 'West', 'North', 'South', 'Old', 'Lake', 'Port', 'Fort', 'Mount'];

/** Shares no factor with the number of short names, so that neighbours in number are not in the alphabet. */
const STEP = 2_741;

/** The name of the city of that number, 0 or above; different for every number below about 80,000. */
export function cityName(index: number): string {
  const short = BEGINNINGS.length * ENDINGS.length;
  const at = ((index % short) * STEP + 977) % short;
  const name = BEGINNINGS[at % BEGINNINGS.length]! + ENDINGS[Math.floor(at / BEGINNINGS.length)]!;
  const round = Math.floor(index / short);
  return round === 0 ? name : `${FIRST_WORDS[(round - 1 + index) % FIRST_WORDS.length]!} ${name}`;
}
