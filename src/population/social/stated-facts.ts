import { formatDate } from '../../columns/column.ts';
import type { Draws } from '../../random/draws.ts';
import { exp } from '../../stats/elementary.ts';
import { normalQuantile } from '../../random/distributions.ts';
import { ageScore, sexScore } from '../attributes/scores.ts';
import type { Block } from '../block-context.ts';
import { ROLE } from '../household-model.ts';

/** What a text may state about its writer, by code. */
export const LEAKS = ['job', 'place', 'birthday', 'faith', 'health', 'family', 'union'] as const;
export const TRUTHFUL = ['false', 'true'] as const;

/** Assumed: of what is stated, the share that is true of somebody else: jokes, old news, claims. */
const UNTRUE = 0.06;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A fact as it is written, and whether it is so. */
export interface StatedFact {
  /** Index into `LEAKS`. */
  readonly leak: number;
  readonly text: string;
  readonly truthful: boolean;
}

/** States facts about the people of a block. */
export interface FactTeller {
  /** How readily a person states facts: factor of the odds. */
  readonly readiness: Float64Array;
  /** A fact about the person of a row; null if there is none of that kind. `draws` decides at (id, index, counter) and the one after. */
  tell(row: number, leak: number, draws: Draws, index: number, counter: number): StatedFact | null;
}

const tellers = new WeakMap<Block, FactTeller>();

/** The teller of a block, made once. */
export function factTeller(block: Block): FactTeller {
  let teller = tellers.get(block);
  if (teller === undefined) tellers.set(block, (teller = makeTeller(block)));
  return teller;
}

function makeTeller(block: Block): FactTeller {
  const { rows, firstId, pack, strength, numbers, texts } = block;
  const [age, woman, tolerance, role, home, place, birth] = ['age', 'woman', 'tolerance', 'role', 'householdId', 'place', 'birthDate'].map(numbers) as [Numbers, Numbers, Numbers, Numbers, Numbers, Numbers, Numbers];
  const [occupation, religion, health, union] = ['occupation', 'religion', 'healthConditions', 'unionMember'].map(texts) as [Texts, Texts, Texts, Texts];
  const [byTolerance, byAgeSex] = [strength('disclosure.tolerance'), strength('disclosure.age-sex')];
  const readiness = new Float64Array(rows);
  const children = new Int32Array(rows);
  for (let row = 0; row < rows; row++) {
    readiness[row] = exp(byTolerance * normalQuantile(tolerance[row]!) + byAgeSex * ageScore(age[row]!) * sexScore(woman[row]!));
    if (role[row] === ROLE.child) children[home[row]! - firstId]!++;
  }
  const fact = (row: number, leak: number): string | null => {
    switch (LEAKS[leak]!) {
      case 'job': return unlessNone(occupation(row));
      case 'place': return pack.postcodes.cities[pack.postcodes.city[place[row]!]!] ?? null;
      case 'birthday': {
        const day = formatDate(birth[row]!);
        return `${MONTHS[Number(day.slice(5, 7)) - 1]!} ${Number(day.slice(8))}`;
      }
      case 'faith': return unlessNone(religion(row));
      case 'health': return unlessNone(health(row));
      case 'family': {
        const count = role[row] === ROLE.anchor || role[row] === ROLE.partner ? children[home[row]! - firstId]! : 0;
        return count === 0 ? null : String(count);
      }
      case 'union': return union(row) === 'true' ? 'union member' : null;
    }
  };
  return {
    readiness,
    tell(row, leak, draws, index, counter) {
      const id = firstId + row;
      const own = fact(row, leak);
      if (own === null) return null;
      const wording = draws.uint32(id, index, counter);
      if (draws.uniform(id, index, counter + 1) >= UNTRUE) return { leak, text: worded(leak, own, wording), truthful: true };
      // Somebody else's, which may happen to be the same.
      const other = fact(wording % rows, leak) ?? own;
      return { leak, text: worded(leak, other, wording >>> 16), truthful: other === own };
    },
  };
}

type Numbers = Int32Array | Float64Array;
type Texts = (row: number) => string | null;

function unlessNone(text: string | null): string | null {
  return text === null || text === 'none' ? null : text;
}

const WORDINGS: readonly (readonly ((fact: string) => string)[])[] = [
  [(job) => `works in ${job}`, (job) => `${job} by day`, (job) => `${job} person`, (job) => `ten years in ${job}`],
  [(city) => city, (city) => `from ${city}`, (city) => `${city} born and raised`, (city) => `living in ${city}`],
  [(day) => `born ${day}`, (day) => `bday ${day}`, (day) => `${day} baby`],
  [(faith) => faith, (faith) => `proud of ${faith}`, (faith) => `${faith} before all`],
  [(illness) => `living with ${illness}`, (illness) => `${illness} fighter`, (illness) => `${illness}, one day at a time`],
  [(count) => (count === '1' ? 'one kid' : `${count} kids`), (count) => `parent of ${count}`, (count) => `raising ${count}`],
  [(member) => member, (member) => `${member} since day one`, (member) => `proud ${member}`],
];

function worded(leak: number, fact: string, choice: number): string {
  const forms = WORDINGS[leak]!;
  return forms[choice % forms.length]!(fact);
}
