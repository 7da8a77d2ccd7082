/* Derived by scripts/derive-us.ts from the published files named in provenance.ts. */

/** Residents by age band, Census 2020: first age of the band, female, male; the last band is open. */
export const AGE_BANDS_2020: readonly (readonly [from: number, female: number, male: number])[] = [
  [0, 9011950, 9388285],
  [5, 9842205, 10288218],
  [10, 10561661, 11066169],
  [15, 10794509, 11241567],
  [20, 10900849, 11265350],
  [25, 11071744, 11229510],
  [30, 11291581, 11241831],
  [35, 11017857, 10857087],
  [40, 10281010, 10028183],
  [45, 10224478, 9920816],
  [50, 10546900, 10176612],
  [55, 11360728, 10759761],
  [60, 11064617, 10223302],
  [65, 9653988, 8634739],
  [70, 7941506, 6881732],
  [75, 5479758, 4475564],
  [80, 3667731, 2721048],
  [85, 4050398, 2286037],
];

/** Residents by age band, Census 2000: first age of the band, people; the last band is open. */
export const AGE_BANDS_2000: readonly (readonly [from: number, people: number])[] = [
  [0, 19175798],
  [5, 20549505],
  [10, 20528072],
  [15, 20219890],
  [20, 18964001],
  [25, 39891724],
  [35, 45148527],
  [45, 37677952],
  [55, 13469237],
  [60, 10805447],
  [65, 18390986],
  [75, 12361180],
  [85, 4239587],
];
