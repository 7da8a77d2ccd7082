import { cellText, numbersIn, type Table } from '../../columns/column.ts';
import { normalQuantile } from '../../random/distributions.ts';
import { ln, pow, sqrt } from '../../stats/elementary.ts';
import type { CompanyBlock } from '../company-block.ts';
import { perRow } from './event-columns.ts';

/*
 * What moves a person's buying, as scores that are about standard normal over the people of a world. They
 * are taken against fixed references, not against the block's own people, so that a rich postcode orders more.
 */

/** Yearly orders as the population makes them: a negative binomial with this mean and dispersion fits all people. */
const REFERENCE_ORDERS = { mean: 3, dispersion: 0.8 };
/** Spend per order as the population makes it: log-normal with this median in USD and this spread. */
const REFERENCE_SPEND = { median: 40, spread: 0.78 };

/** Below this probability of a larger number the score is not told further. */
const LEAST_TAIL = 1e-6;

/** Scores of a block's people, by row of the people table. */
export interface BuyerTraits {
  /** Normal score of the yearly orders, ties broken at random. */
  readonly orders: Float64Array;
  /** Score of the yearly spend per order; 0 where the person orders nothing in the year. */
  readonly spend: Float64Array;
  /** Income band, centred and scaled: -1.41 to 1.41. */
  readonly income: Float64Array;
  /** Years of age less 45, in units of 20. */
  readonly age: Float64Array;
  /** 1 to 5, the belief whose products suit the person; 0 of none. */
  readonly belief: Uint8Array;
  /** 1 where the person has a health condition. */
  readonly condition: Uint8Array;
}

const known = new WeakMap<CompanyBlock, BuyerTraits>();

/** The traits of a block's people, by row. */
export function traitsOf(block: CompanyBlock): BuyerTraits {
  let traits = known.get(block);
  if (traits === undefined) {
    traits = makeTraits(block);
    known.set(block, traits);
  }
  return traits;
}

function makeTraits({ people, draws, asOfDays }: CompanyBlock): BuyerTraits {
  const [personId, orders, spend, income, birthDate] = ['personId', 'orders', 'spend', 'incomeBand', 'birthDate'].map((name) => numbersIn(people, name)) as [Int32Array, Int32Array, Float64Array, Int32Array, Int32Array];
  const below = negativeBinomialBelow(REFERENCE_ORDERS.mean, REFERENCE_ORDERS.dispersion);
  const ties = draws('buyer.ties');
  const { rows } = people;
  return {
    orders: perRow(rows, (row) => {
      const count = Math.max(0, Math.min(orders[row]!, below.length - 2));
      const p = below[count]! + (below[count + 1]! - below[count]!) * ties.uniform(personId[row]!);
      return normalQuantile(Math.max(LEAST_TAIL, Math.min(1 - LEAST_TAIL, p)));
    }),
    spend: perRow(rows, (row) => (orders[row]! > 0 && spend[row]! > 0 ? (ln(spend[row]! / orders[row]!) - ln(REFERENCE_SPEND.median)) / REFERENCE_SPEND.spread : 0)),
    income: perRow(rows, (row) => (income[row]! >= 1 ? (income[row]! - 3) / sqrt(2) : 0)),
    age: perRow(rows, (row) => ((asOfDays - birthDate[row]!) / 365.25 - 45) / 20),
    belief: beliefsOf(people),
    condition: conditionsOf(people),
  };
}

/** Probabilities of fewer than k = 0, 1, 2, … orders, until only `LEAST_TAIL` is left. */
function negativeBinomialBelow(mean: number, dispersion: number): Float64Array {
  const ratio = mean / (mean + dispersion);
  const below = [0];
  let term = pow(dispersion / (mean + dispersion), dispersion);
  for (let k = 0; below[k]! < 1 - LEAST_TAIL; k++) {
    below.push(below[k]! + term);
    term *= ((dispersion + k) / (k + 1)) * ratio;
  }
  return Float64Array.from(below);
}

/** Faiths have invented labels that end in a letter, `… A` to `… E`; products are made for each by number. */
function beliefsOf(people: Table): Uint8Array {
  return codesBy(people, 'religion', (text) => {
    const letter = text?.match(/ ([A-E])$/)?.[1];
    return letter === undefined ? 0 : letter.charCodeAt(0) - 64;
  });
}

function conditionsOf(people: Table): Uint8Array {
  return codesBy(people, 'healthConditions', (text) => (text === null || text === 'none' ? 0 : 1));
}

/** A number for each person by the text of a category column; 0 where the world has no such column. */
function codesBy(people: Table, name: string, codeOf: (text: string | null) => number): Uint8Array {
  const column = people.columns.get(name);
  if (column?.kind !== 'coded') return new Uint8Array(people.rows);
  const codes = column.dictionary.map(codeOf);
  return Uint8Array.from(column.codes, (code) => codes[code]!);
}

/** The text of a person's cell; null where the world has no such column. */
export function personText(people: Table, name: string): (row: number) => string | null {
  const column = people.columns.get(name);
  if (column === undefined) return () => null;
  return (row) => cellText(column, row);
}
