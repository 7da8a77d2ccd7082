import type { Draws } from '../../random/draws.ts';
import { aliasTable } from '../../random/alias-table.ts';
import { PLATFORM } from './platforms.ts';
import { ADJECTIVES, ANIMALS, NOUNS } from './social-vocabulary.ts';

/*
 * The law of handles. A person has one stem that many of their accounts share, which is what linking
 * across platforms lives on (D. Perito et al., "How unique and traceable are usernames?", PETS 2011,
 * doi:10.1007/978-3-642-22263-4_1); the other accounts have stems of their own. No template of names and years
 * reaches most of them. All shares are assumed.
 */

/** What a handle is made from. */
export interface HandleFacts {
  readonly given: string;
  readonly surname: string;
  readonly birthYear: number;
}

const STEMS = { fullName: 0.15, nameParts: 0.13, initialsWord: 0.1, shortWord: 0.14, twoWords: 0.2, syllables: 0.16, wordInitial: 0.07, backwards: 0.05 } as const;
const STEM_NAMES = Object.keys(STEMS) as (keyof typeof STEMS)[];
const STEM_TABLE = aliasTable(Object.values(STEMS));

/** Share of accounts that use the person's shared stem, and of these with its digits too. */
const REUSED_STEM = 0.5;
const REUSED_DIGITS = 0.6;
/** Share of accounts on the friend network and on the business network under the plain name. */
const PLAIN_ON_FRIENDS = 0.45;
const PLAIN_ON_BUSINESS = 0.85;
/** Share of stems with letters exchanged for digits, doubled or left out, and of those with something around them. */
const DISGUISED = 0.16;
const ADORNED = 0.1;

const CONSONANTS = 'bcdfghjklmnprstvwz';
const VOWELS = 'aeiou';
const LEET: Readonly<Record<string, string>> = { a: '4', e: '3', i: '1', o: '0', s: '5', t: '7' };
const SEPARATORS = ['', '', '_', '.'];
const ADORNMENTS: readonly (readonly [before: string, after: string])[] = [['the', ''], ['its', ''], ['real', ''], ['x', 'x'], ['_', '_'], ['', 'hq'], ['hey', ''], ['', 'xo']];

/** Address of the stem that a person's accounts share; a platform's own stem is at 1 + platform. */
const SHARED = 0;

/** The handle of a person's account on a platform. `draws` is one stream for all handles. */
export function handleOf(facts: HandleFacts, platform: number, draws: Draws, id: number): string {
  const choice = draws.uniform(id, 1 + platform, 0);
  const plain = platform === PLATFORM.business ? PLAIN_ON_BUSINESS : platform === PLATFORM.friends ? PLAIN_ON_FRIENDS : 0;
  if (choice < plain) {
    const separator = platform === PLATFORM.business ? '-' : '.';
    return `${facts.given}${separator}${facts.surname}${separator}${(draws.uint32(id, 1 + platform, 1) % 0x100000).toString(platform === PLATFORM.business ? 16 : 10)}`;
  }
  const left = (choice - plain) / (1 - plain);
  if (left < REUSED_STEM * REUSED_DIGITS) return stemOf(facts, draws, id, SHARED) + digitsOf(facts, draws, id, SHARED);
  if (left < REUSED_STEM) return stemOf(facts, draws, id, SHARED) + digitsOf(facts, draws, id, 1 + platform);
  return stemOf(facts, draws, id, 1 + platform) + digitsOf(facts, draws, id, 1 + platform);
}

function stemOf({ given, surname }: HandleFacts, draws: Draws, id: number, address: number): string {
  const [a, b] = [draws.uint32(id, address, 2), draws.uint32(id, address, 3)];
  const adjective = ADJECTIVES[a % ADJECTIVES.length]!;
  const noun = NOUNS[b % NOUNS.length]!;
  const separator = SEPARATORS[(a >>> 16) % SEPARATORS.length]!;
  const kind = STEM_NAMES[STEM_TABLE.pick(draws.uniform(id, address, 4))]!;
  const stem = plainStem(kind, given, surname, adjective, noun, separator, a, b);
  const change = draws.uniform(id, address, 5);
  if (change < DISGUISED) return disguised(stem, change / DISGUISED);
  if (change > 1 - ADORNED) {
    const [before, after] = ADORNMENTS[Math.floor(((1 - change) / ADORNED) * ADORNMENTS.length)]!;
    return before + stem + after;
  }
  return stem;
}

function plainStem(kind: keyof typeof STEMS, given: string, surname: string, adjective: string, noun: string, separator: string, a: number, b: number): string {
  switch (kind) {
    case 'fullName': return given + separator + surname;
    case 'nameParts': return given.slice(0, 2 + (a >>> 20) % 3) + separator + surname.slice(0, 3 + (b >>> 20) % 3);
    case 'initialsWord': return given.slice(0, 1) + surname.slice(0, 1) + separator + noun;
    case 'shortWord': return shortened(given, b >>> 24) + separator + ((b & 0x10000) === 0 ? ANIMALS[(b >>> 17) % ANIMALS.length]! : adjective);
    case 'twoWords': return adjective + separator + noun;
    case 'syllables': return syllables(a, b);
    case 'wordInitial': return noun + separator + given.slice(0, 1);
    case 'backwards': return [...surname].reverse().join('') + separator + given.slice(0, 1);
  }
}

/** The name up to the consonants after its first vowels, sometimes with an ending. */
export function shortened(given: string, choice: number): string {
  const cut = /^[^aeiouy]*[aeiouy]+[^aeiouy]?/i.exec(given)?.[0] ?? given;
  return cut + ['', '', 'y', 'ie', 's', 'z'][choice % 6]!;
}

/** An invented word of two to four syllables. */
function syllables(a: number, b: number): string {
  let text = '';
  for (let i = 0, left = a; i < 2 + (b % 3); i++) {
    text += CONSONANTS[left % CONSONANTS.length]! + VOWELS[Math.floor(left / CONSONANTS.length) % VOWELS.length]!;
    left = Math.floor(left / (CONSONANTS.length * VOWELS.length)) + ((b >>> (4 * i + 4)) & 0xf);
  }
  return (b & 0x80000000) === 0 ? text : text + CONSONANTS[(b >>> 22) % CONSONANTS.length]!;
}

/** Letters exchanged for digits, the last one doubled, or the vowels after the first letter left out. */
function disguised(stem: string, choice: number): string {
  if (choice < 0.5) return stem.replaceAll(/[aeiost]/g, (letter) => (choice < 0.25 || letter === 'o' || letter === 'e' ? LEET[letter]! : letter));
  if (choice < 0.75) return stem + stem.slice(-1);
  return stem.slice(0, 1) + stem.slice(1).replaceAll(/[aeiou]/g, '');
}

/** Digits at the end: none, of the birth year, a number, or one digit repeated. */
function digitsOf({ birthYear }: HandleFacts, draws: Draws, id: number, address: number): string {
  const [kind, number] = [draws.uniform(id, address, 6), draws.uint32(id, address, 7)];
  if (kind < 0.25) return '';
  if (kind < 0.35) return String(birthYear % 100).padStart(2, '0');
  if (kind < 0.4) return String(birthYear);
  if (kind < 0.48) return String(1 + (number % 9)).repeat(2 + ((number >>> 8) % 2));
  return String(number % (kind < 0.58 ? 10 : kind < 0.7 ? 100 : kind < 0.85 ? 1000 : 100_000));
}
