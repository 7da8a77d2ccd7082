import { numbersIn, codesIn } from '../../columns/column.ts';
import { birthYear } from '../attributes/naming.ts';
import { codeMeanings } from './table-reader.ts';
import type { Tally } from './tally.ts';

/** Residents of one postcode in a stretch of blocks: a day of birth and a sex each, packed. */
interface Residents {
  readonly postcode: string;
  readonly births: Int32Array;
}

/** Who is alone in closed postcodes, and the residents of those that the next stretch may go on with. */
interface UniquenessState {
  /** People, those alone on (postcode, sex, year of birth), and on (postcode, sex, date of birth). */
  readonly closed: Float64Array;
  /** In the order of the ids; all but the first and the last are closed at once. */
  readonly open: Residents[];
}

/**
 * World uniqueness by postcode, sex and year or date of birth. Ids are contiguous by postcode, so a
 * stretch of blocks knows all residents of its inner postcodes and passes on those at its two ends.
 */
export const uniquenessTally: Tally<UniquenessState> = {
  id: 'uniqueness',
  reads: ['person'],
  coverage: 'all',
  start: () => ({ closed: new Float64Array(3), open: [] }),
  add(state, { table }) {
    const person = table('person');
    const [postcode, sex, birth] = [codesIn(person, 'postcode'), codesIn(person, 'sex'), numbersIn(person, 'birthDate')];
    const woman = codeMeanings(sex, (text) => (text === 'F' ? 1 : 0));
    const found: Residents[] = [];
    for (let from = 0; from < person.rows; ) {
      let to = from;
      while (to < person.rows && postcode.codes[to] === postcode.codes[from]) to++;
      found.push({ postcode: postcode.dictionary[postcode.codes[from]!]!, births: Int32Array.from({ length: to - from }, (_, i) => birth[from + i]! * 2 + woman[sex.codes[from + i]!]!) });
      from = to;
    }
    append(state, found);
  },
  merge(a, b) {
    a.closed.forEach((count, i) => (a.closed[i] = count + b.closed[i]!));
    append(a, b.open);
    return a;
  },
};

/** Puts residents behind a stretch's own, joins those of one postcode, closes postcodes that have ended. */
function append({ closed, open }: UniquenessState, more: readonly Residents[]): void {
  for (const next of more) {
    const last = open.at(-1);
    if (last?.postcode !== next.postcode) open.push(next);
    else {
      const births = new Int32Array(last.births.length + next.births.length);
      births.set(last.births);
      births.set(next.births, last.births.length);
      open[open.length - 1] = { postcode: next.postcode, births };
    }
  }
  for (const { births } of open.splice(1, Math.max(0, open.length - 2))) close(closed, births);
}

function close(closed: Float64Array, births: Int32Array): void {
  closed[0]! += births.length;
  closed[1]! += alone(births.map((birth) => birthYear(birth >> 1) * 2 + (birth & 1)));
  closed[2]! += alone(births);
}

/** How many values occur once. */
function alone(values: Int32Array): number {
  const sorted = values.slice().sort();
  let count = 0;
  for (let i = 0; i < sorted.length; i++) if (sorted[i] !== sorted[i - 1] && sorted[i] !== sorted[i + 1]) count++;
  return count;
}

/** People, and those alone on postcode and sex with the year and with the date of birth, of a whole world. */
export function worldUnique({ closed, open }: UniquenessState): { readonly people: number; readonly byYear: number; readonly byDate: number } {
  const all = closed.slice();
  for (const { births } of open) close(all, births);
  return { people: all[0]!, byYear: all[1]!, byDate: all[2]! };
}
