import { exp, ln, pow } from '../stats/elementary.ts';
import { aliasTable } from '../random/alias-table.ts';

/** Frequencies of family names down to those borne once; a name is its rank, 0 the most frequent. */
export interface SurnameLaw {
  /** Names from this rank on are rare: fewer people bear one than the published point of the tail says. */
  readonly rareFrom: number;
  /** Distinct names in the country. */
  readonly distinct: number;
  /** The rank of a random person's name, from two independent uniform numbers. */
  readonly pick: (uniform: number, uniform2: number) => number;
  /** The same for a random person of an ethnic group. */
  readonly pickOf: (group: number, uniform: number, uniform2: number) => number;
  /** The ethnic group of a random bearer of the name of that rank, from a uniform number. */
  readonly groupOf: (rank: number, uniform: number) => number;
  readonly nameOf: (rank: number) => string;
  /** People in the country with the name of that rank. */
  readonly bearersOf: (rank: number) => number;
}

export interface SurnameFacts {
  /** The published names with their bearers, most frequent first. */
  readonly names: readonly string[];
  readonly bearers: readonly number[];
  /** Bearers of all names. */
  readonly people: number;
  readonly distinct: number;
  /** Share of the distinct names that one person bears. */
  readonly borneOnce: number;
  /** A published point of the tail: so many names have at least so many bearers. */
  readonly tailPoint: { readonly rank: number; readonly bearers: number };
  /** Further real names, which open the tail. */
  readonly further: readonly string[];
  /** Beginnings from which the synthetic names after them are made. */
  readonly stems: readonly string[];
  readonly groups: SurnameGroups;
}

/** Bearers by ethnic group. */
export interface SurnameGroups {
  /** Each group's share of the people. */
  readonly shares: readonly number[];
  /** Each group's share of the bearers, by published name. */
  readonly ofName: readonly (readonly number[])[];
}

/**
 * Published counts at the head. In the tail the bearers fall as a power of the rank between the
 * published points (last published name, tail point, first name borne once), which is assumed; what the
 * pieces fall short of the known total is spread over them in proportion.
 */
export function surnameLaw(facts: SurnameFacts): SurnameLaw {
  const { names, bearers, people, distinct } = facts;
  const published = names.length;
  const headPeople = bearers.reduce((sum, count) => sum + count, 0);
  const onceFrom = Math.round(distinct * (1 - facts.borneOnce));
  const singles = distinct - onceFrom;
  const pieces = [
    powerPiece(published, bearers[published - 1]!, facts.tailPoint.rank, facts.tailPoint.bearers),
    powerPiece(facts.tailPoint.rank, facts.tailPoint.bearers, onceFrom, 2),
  ];
  const lift = (people - headPeople - singles) / pieces.reduce((sum, piece) => sum + piece.people, 0);
  const weights = [...bearers, ...pieces.map((piece) => piece.people * lift), singles];
  const parts = aliasTable(weights);
  const tailGroups = groupsOfTail(facts, headPeople);
  const groupsOf = (part: number): readonly number[] => facts.groups.ofName[part] ?? tailGroups;
  const partsOf = facts.groups.shares.map((_, group) => aliasTable(weights.map((weight, part) => weight * groupsOf(part)[group]!)));
  const compose = tailNames(facts);
  const rankIn = (part: number, uniform2: number): number => {
    if (part < published) return part;
    const piece = pieces[part - published];
    return piece === undefined ? onceFrom + Math.floor(uniform2 * singles) : piece.rankAt(uniform2);
  };
  return {
    rareFrom: facts.tailPoint.rank,
    distinct,
    pick: (uniform, uniform2) => rankIn(parts.pick(uniform), uniform2),
    pickOf: (group, uniform, uniform2) => rankIn(partsOf[group]!.pick(uniform), uniform2),
    groupOf(rank, uniform) {
      const shares = groupsOf(rank);
      let group = 0;
      for (let left = uniform - shares[0]!; left >= 0 && group < shares.length - 1; left -= shares[group]!) group++;
      return group;
    },
    nameOf: (rank) => names[rank] ?? compose(rank - published),
    bearersOf(rank) {
      if (rank < published) return bearers[rank]!;
      if (rank >= onceFrom) return 1;
      return lift * (rank < facts.tailPoint.rank ? pieces[0]! : pieces[1]!).bearersAt(rank);
    },
  };
}

/** The groups' shares among all names that are not published: what the published ones leave of the people. */
function groupsOfTail({ groups, bearers, people }: SurnameFacts, headPeople: number): number[] {
  const left = groups.shares.map((share, group) => Math.max(0, share * people - bearers.reduce((sum, count, rank) => sum + count * groups.ofName[rank]![group]!, 0)) / (people - headPeople));
  const total = left.reduce((sum, share) => sum + share, 0);
  return left.map((share) => share / total);
}

/** Bearers falling as a power of the rank from `from` to `to`. */
function powerPiece(from: number, bearersFrom: number, to: number, bearersTo: number) {
  const exponent = ln(bearersFrom / bearersTo) / ln(to / from);
  // The integral of rank^-exponent; the exponent is above 1 in every fitted piece.
  const whole = 1 - pow(to / from, 1 - exponent);
  return {
    people: (bearersFrom * from * whole) / (exponent - 1),
    bearersAt: (rank: number): number => bearersFrom * pow(rank / from, -exponent),
    rankAt: (uniform: number): number => Math.min(to - 1, Math.floor(from * exp(ln(1 - uniform * whole) / (1 - exponent)))),
  };
}

const SUFFIXES = ['ton', 'ley', 'ford', 'man', 'son', 'ers', 'wick', 'well', 'by', 'ski', 'ini', 'etti', 'eaux', 'ard', 'ow', 'ett', 'ander', 'berg', 'feld', 'ano', 'ins', 'more', 'worth', 'gate', 'hurst', 'dale', 'land', 'ham', 'ster', 'ell', 'wood', 'field', 'stead', 'ing', 'bury', 'cott', 'ema', 'lund', 'quist', 'ero'];
const PREFIXES = ['Mc', 'Mac', 'Fitz', 'De', 'Van', 'Le', 'Del', 'Ter', "O'", 'San', 'Ap', 'La', 'Di', 'Kil', 'Tre', 'Pen', 'Bal', 'Du', 'Vander', 'St'];

/**
 * A name for every rank of the tail: further real names, then stem and suffix, then with a prefix, then
 * double-barrelled. Within each form a multiplicative permutation scatters the ranks, so that
 * neighbours in frequency are not neighbours in the alphabet.
 */
function tailNames({ names, further, stems }: SurnameFacts): (index: number) => string {
  const known = new Set([...names, ...further]);
  const simple = stems.length * SUFFIXES.length;
  const [scatterFurther, scatterSimple, scatterPrefixed, scatterPairs] = [further.length, simple, simple * PREFIXES.length, simple * stems.length].map(scatter) as [Scatter, Scatter, Scatter, Scatter];
  const stem = (index: number): string => stems[index % stems.length]!;
  const suffix = (index: number): string => SUFFIXES[Math.floor(index / stems.length) % SUFFIXES.length]!;
  const synthetic = (index: number): string => {
    if (index < simple) {
      const at = scatterSimple(index);
      return stem(at) + suffix(at);
    }
    if (index < simple * (1 + PREFIXES.length)) {
      const at = scatterPrefixed(index - simple);
      return PREFIXES[Math.floor(at / simple)]! + stem(at) + suffix(at);
    }
    const at = scatterPairs(index - simple * (1 + PREFIXES.length));
    return `${stem(at)}${suffix(at)}-${stems[Math.floor(at / simple)]!}`;
  };
  return (index) => {
    if (index < further.length) return further[scatterFurther(index)]!;
    const made = synthetic(index - further.length);
    return known.has(made) ? `${made}s` : made;
  };
}

type Scatter = (index: number) => number;

/** A permutation of 0..size-1: multiplication by a number that shares no factor with size. */
function scatter(size: number): Scatter {
  let factor = 1_299_721;
  while (commonDivisor(factor, size) !== 1) factor += 2;
  return (index) => (index * factor + 7919) % size;
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}
