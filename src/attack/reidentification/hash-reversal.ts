import { z } from 'zod';
import { asCoded, cellText, columnOf, type Table } from '../../columns/column.ts';
import { Sha256 } from '../../columns/sha256.ts';
import type { Claim } from '../../schema/view.ts';
import { notApplicable, registerOf, type Attack } from '../attack.ts';

const options = z.strictObject({
  column: z.string().default('email').describe('The released key to reverse.'),
  budget: z.int().min(1).default(2_000_000).describe('Hashes that the adversary computes before giving up.'),
});

/**
 * Reverses hashed e-mail addresses by listing what addresses could be: patterns over the names and birth
 * years of a register, under the domains of known providers, likeliest first.
 */
export const hashReversal = {
  id: 'hashReversal',
  kind: 'identity',
  aim: 'released',
  directions: ['record-to-key'],
  options,
  doc: {
    title: 'Reversal of a hashed e-mail by enumeration',
    summary: 'Computes the hash of every plausible address for the people of a register and looks the results up in the release.',
    assumptions: [
      'The adversary knows or tries the hash function and, where a salt lies beside the hash, uses it.',
      'Addresses outside the patterns tried are not found: the result is a lower bound that a larger budget raises.',
      'A keyed hash looks like a hash to the adversary, who spends the budget in vain; a token is known by its length and left alone.',
    ],
    sources: [
      'Demir, Kumar, Cunche and Lauradoux, The pitfalls of hashing for privacy, IEEE Communications Surveys & Tutorials 20 (2018) 551–565, doi:10.1109/COMST.2017.2747598.',
      'AEPD and EDPS, Introduction to the hash function as a personal data pseudonymisation technique, 2019, §§ 4–5.',
    ],
  },
  run(view, { column, budget }) {
    const targets = view.targets.get('record-to-key') ?? new Uint32Array(0);
    const claim = (target: number, guess: string | null): Claim => ({ kind: 'identity', direction: 'record-to-key', target, guess, confidence: guess === null ? 0 : 1 });
    const released = view.release.columns.get(column);
    if (released === undefined) return notApplicable(view, 'identity', `The release has no column ${column} to reverse.`);
    const keys = asCoded(released);
    const read = Array.from(targets, (target) => keys.dictionary[keys.codes[target]!] ?? null);
    if (read.some((text) => text?.includes('@') === true)) {
      return { claims: read.map((text, i) => claim(targets[i]!, text?.includes('@') === true ? text.trim().toLowerCase() : null)), candidates: 0, applicable: true };
    }
    const found = new Map<string, string>();
    const candidates = search(read, view.sources, registerOf(view, 'hashReversal', ['givenName', 'surname', 'birthDate']), budget, found);
    return { claims: read.map((text, i) => claim(targets[i]!, text === null ? null : (found.get(text) ?? null))), candidates, applicable: true };
  },
} satisfies Attack<typeof options>;

interface Person {
  readonly given: string;
  readonly family: string;
  readonly year: string;
}

/** Likeliest first, from general knowledge of how addresses are formed; nothing from the simulator. */
const PATTERNS: readonly ((person: Person) => string)[] = [
  ({ given, family }) => `${given}.${family}`,
  ({ given, family }) => `${given}${family}`,
  ({ given, family }) => `${given[0]}${family}`,
  ({ given, family, year }) => `${given}.${family}${year.slice(2)}`,
  ({ given, family, year }) => `${given}${family}${year.slice(2)}`,
  ({ given, family }) => `${given}_${family}`,
  ({ given, year }) => `${given}${year}`,
  ({ given, family, year }) => `${given[0]}${family}${year.slice(2)}`,
  ({ given, family, year }) => `${given}.${family}${year}`,
  ({ given, family }) => `${family}.${given}`,
  ({ given, family, year }) => `${given}${family}${year}`,
  ({ given, family }) => `${given[0]}.${family}`,
  ({ given, family }) => `${family}${given}`,
  ({ given, family, year }) => `${given}${family[0]}${year.slice(2)}`,
  ({ given, family }) => `${given}${family}1`,
  ({ given, year }) => `${given}${year.slice(2)}`,
];

/** Fills `found` (released key to address); gives the number of hashes computed. */
function search(read: readonly (string | null)[], sources: ReadonlyMap<string, Table>, register: Table, budget: number, found: Map<string, string>): number {
  const keys = read.filter((text): text is string => text !== null);
  const plain = new Map(keys.filter((key) => HASH.test(key)).map((key) => [firstWords(key), key]));
  const salted = keys.map((key) => SALTED.exec(key)).filter((match): match is RegExpExecArray => match !== null);
  if (plain.size === 0 && salted.length === 0) return 0;
  const people = peopleOf(register);
  const domains = domainsOf(sources);
  const hash = new Sha256();
  const bytes = new Uint8Array(512);
  let hashes = 0;
  const words = (text: string): Int32Array => {
    let length = 0;
    for (let i = 0; i < text.length && length < bytes.length; i++) bytes[length++] = text.charCodeAt(i);
    hashes++;
    return hash.shortWords(bytes, length);
  };
  for (const domain of domains) {
    for (const pattern of PATTERNS) {
      for (const person of people) {
        const address = `${pattern(person)}@${domain}`;
        if (plain.size > 0) {
          if (hashes >= budget) return hashes;
          const key = plain.get(pairKey(words(address)));
          if (key !== undefined) found.set(key, address);
        }
        for (const [key, salt, digest] of salted) {
          if (hashes >= budget) return hashes;
          if (pairKey(words(salt! + address)) === firstWords(digest!)) found.set(key, address);
        }
      }
    }
  }
  return hashes;
}

const HASH = /^[0-9a-f]{64}$/;
const SALTED = /^([0-9a-f]+)\$([0-9a-f]{64})$/;

/** The first 52 bits of a digest as a number: a false match among millions has odds below one in 10⁸. */
function pairKey(words: Int32Array): number {
  return (words[0]! >>> 0) * 0x100000 + (words[1]! >>> 12);
}

function firstWords(hex: string): number {
  return Number.parseInt(hex.slice(0, 8), 16) * 0x100000 + Number.parseInt(hex.slice(8, 13), 16);
}

/** Names in the letters that addresses use; entries without a usable name are left out. */
function peopleOf(register: Table): Person[] {
  const [given, family, birth] = ['givenName', 'surname', 'birthDate'].map((name) => columnOf(register, name)) as [ReturnType<typeof columnOf>, ReturnType<typeof columnOf>, ReturnType<typeof columnOf>];
  const people: Person[] = [];
  for (let row = 0; row < register.rows; row++) {
    const person = { given: letters(cellText(given, row)), family: letters(cellText(family, row)), year: (cellText(birth, row) ?? '0000').slice(0, 4) };
    if (person.given !== '' && person.family !== '') people.push(person);
  }
  return people;
}

function letters(name: string | null): string {
  return (name ?? '').normalize('NFD').toLowerCase().replaceAll(/[^a-z]/g, '');
}

/** Providers by falling share; without such a list the adversary knows no domain. */
function domainsOf(sources: ReadonlyMap<string, Table>): string[] {
  const providers = [...sources.values()].find((table) => table.columns.has('domain'));
  if (providers === undefined) return [];
  const share = columnOf(providers, 'share');
  const domain = columnOf(providers, 'domain');
  return Array.from({ length: providers.rows }, (_, row) => ({ domain: cellText(domain, row) ?? '', share: Number(cellText(share, row)) }))
    .sort((a, b) => b.share - a.share)
    .map((provider) => provider.domain);
}
