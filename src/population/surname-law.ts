import { exp, ln, pow } from '../stats/elementary.ts';
import { aliasTable } from '../random/alias-table.ts';

/** Frequencies of family names down to those borne once; a name is its rank, 0 the most frequent. */
export interface SurnameLaw {
  /** Ranks below this are published names, the others the synthetic rare tail. */
  readonly published: number;
  /** Distinct names in the country. */
  readonly distinct: number;
  /** The rank of a random person's name, from two independent uniform numbers. */
  readonly pick: (uniform: number, uniform2: number) => number;
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
  /** Letters from which the synthetic names are made. */
  readonly stems: readonly string[];
}

/**
 * Published counts at the head. In the tail the bearers fall as a power of the rank between the
 * published points (last published name, tail point, first name borne once), which is assumed; what the
 * pieces fall short of the known total is spread over them in proportion.
 */
export function surnameLaw(facts: SurnameFacts): SurnameLaw {
  const { names, bearers, people, distinct, stems } = facts;
  const published = names.length;
  const headPeople = bearers.reduce((sum, count) => sum + count, 0);
  const onceFrom = Math.round(distinct * (1 - facts.borneOnce));
  const singles = distinct - onceFrom;
  const pieces = [
    powerPiece(published, bearers[published - 1]!, facts.tailPoint.rank, facts.tailPoint.bearers),
    powerPiece(facts.tailPoint.rank, facts.tailPoint.bearers, onceFrom, 2),
  ];
  const lift = (people - headPeople - singles) / pieces.reduce((sum, piece) => sum + piece.people, 0);
  const parts = aliasTable([...bearers, ...pieces.map((piece) => piece.people * lift), singles]);
  const compose = rareNames(stems, new Set(names));
  return {
    published,
    distinct,
    pick(uniform, uniform2) {
      const part = parts.pick(uniform);
      if (part < published) return part;
      const piece = pieces[part - published];
      return piece === undefined ? onceFrom + Math.floor(uniform2 * singles) : piece.rankAt(uniform2);
    },
    nameOf: (rank) => names[rank] ?? compose(rank - published),
    bearersOf(rank) {
      if (rank < published) return bearers[rank]!;
      if (rank >= onceFrom) return 1;
      return lift * (rank < facts.tailPoint.rank ? pieces[0]! : pieces[1]!).bearersAt(rank);
    },
  };
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

const SUFFIXES = ['ton', 'ley', 'ford', 'man', 'sen', 'er', 'wick', 'well', 'by', 'ski', 'ova', 'ini', 'etti', 'eau', 'enko', 'idis', 'ard', 'iel', 'ath', 'ow', 'ish', 'ett', 'ander', 'berg', 'stein', 'feld', 'ic', 'ulos', 'ado', 'ero', 'ano', 'ins', 'more', 'worth', 'gate', 'hurst', 'dale', 'land', 'ham', 'ster'];
const PREFIXES = ['Mac', 'Fitz', 'De', 'Van', 'Le', 'San', 'Al', 'Del', 'Ter', 'Ben', 'Ap', 'Os', 'Kil', 'Tre', 'Pen', 'Bal', 'Wes', 'Nor'];

/**
 * A name for every rank of the tail: stem and suffix first, then with a prefix, then double-barrelled.
 * Within each form a multiplicative permutation scatters the ranks, so that neighbours in frequency are
 * not neighbours in the alphabet.
 */
function rareNames(stems: readonly string[], published: ReadonlySet<string>): (index: number) => string {
  const simple = stems.length * SUFFIXES.length;
  const prefixed = simple * PREFIXES.length;
  const stem = (index: number): string => stems[index % stems.length]!;
  const name = (index: number): string => {
    if (index < simple) {
      const at = scatter(index, simple);
      return stem(at) + SUFFIXES[Math.floor(at / stems.length)]!;
    }
    if (index < simple + prefixed) {
      const at = scatter(index - simple, prefixed);
      const rest = Math.floor(at / stems.length);
      return PREFIXES[Math.floor(rest / SUFFIXES.length)]! + lowerFirst(stem(at)) + SUFFIXES[rest % SUFFIXES.length]!;
    }
    const pairs = stems.length * stems.length;
    const at = scatter(index - simple - prefixed, pairs);
    const second = Math.floor(at / stems.length);
    return `${stem(at)}${SUFFIXES[(at + second) % SUFFIXES.length]!}-${stem(second)}${SUFFIXES[second % SUFFIXES.length]!}`;
  };
  return (index) => {
    const made = name(index);
    return published.has(made) ? `${made}s` : made;
  };
}

/** A permutation of 0..size-1: multiplication by a number that shares no factor with size. */
function scatter(index: number, size: number): number {
  let factor = 1_299_721;
  while (commonDivisor(factor, size) !== 1) factor += 2;
  return (index * factor + 7919) % size;
}

function commonDivisor(a: number, b: number): number {
  return b === 0 ? a : commonDivisor(b, a % b);
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}
