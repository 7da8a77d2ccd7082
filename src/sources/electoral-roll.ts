import { z } from 'zod';
import { cellText, codeTexts, columnOf, makeTable, type Column, type NumberColumn } from '../columns/column.ts';
import { keyedDraws } from '../random/keyed-draws.ts';
import { REGISTER } from '../schema/world.ts';
import type { Source, SourceInput, SourceMethod } from './source.ts';
import { misread, misreadDate } from './transcription-errors.ts';

const options = z.strictObject({
  coverage: z.number().min(0).max(1).default(0.8).describe('Share of adults who are registered, 0 to 1. Each adult is registered with this probability, independently of every other source.'),
  staleness: z.number().min(0).max(1).default(0.2).describe('Share of registered people who moved within ten years and are still listed under their previous postcode, 0 to 1; assumed.'),
  errorRate: z.number().min(0).max(1).default(0.01).describe('Share of entries with one transcription error in a name or the date of birth, 0 to 1; assumed. The errors are drawn apart from the company\'s own.'),
  minimumAge: z.int().min(0).max(120).default(18).describe('Age in completed years from which people are registered.'),
});

type Options = z.output<typeof options>;

/**
 * A register of adults in the clear. Rows follow the people's order; `disclose()` permutes them before an
 * adversary sees any. A person's entry depends on no other person, so any shard can be drawn alone.
 */
function electoralRollOf({ people, seed, asOfDays, instance }: SourceInput, { coverage, staleness, errorRate, minimumAge }: Options): Source {
  const draws = (attribute: string) => keyedDraws({ seed, stage: 'sources', instance, attribute });
  const membership = draws('member');
  const staleDraws = draws('stale');
  const errorDraws = draws('error');
  const personIds = numbers(columnOf(people, 'personId'));
  const birthDates = numbers(columnOf(people, 'birthDate'));
  const [givenNames, surnames, sexes, postcodes, previousPostcodes] = ['givenName', 'surname', 'sex', 'postcode', 'previousPostcode'].map((name) => columnOf(people, name)) as [Column, Column, Column, Column, Column];
  const lastBirthDate = yearsBefore(asOfDays, minimumAge);

  const personOf: number[] = [];
  const entries = { givenName: [] as (string | null)[], surname: [] as (string | null)[], sex: [] as (string | null)[], birthDate: [] as number[], postcode: [] as (string | null)[] };
  for (let row = 0; row < people.rows; row++) {
    const id = personIds[row]!;
    if (birthDates[row]! > lastBirthDate || membership.uniform(id) >= coverage) continue;
    let givenName = cellText(givenNames, row);
    let surname = cellText(surnames, row);
    let birthDate = birthDates[row]!;
    if (errorDraws.uniform(id) < errorRate) {
      const field = errorDraws.below(3, id, 1);
      if (field === 0 && givenName !== null) givenName = misread(givenName, errorDraws, id, 2);
      else if (field === 1 && surname !== null) surname = misread(surname, errorDraws, id, 2);
      else birthDate = misreadDate(birthDate, errorDraws, id, 2);
    }
    const previous = cellText(previousPostcodes, row);
    const stale = previous !== null && staleDraws.uniform(id) < staleness;
    personOf.push(id);
    entries.givenName.push(givenName);
    entries.surname.push(surname);
    entries.sex.push(cellText(sexes, row));
    entries.birthDate.push(birthDate);
    entries.postcode.push(stale ? previous : cellText(postcodes, row));
  }

  const columns = new Map<string, Column>();
  for (const name of ['givenName', 'surname', 'sex', 'postcode'] as const) columns.set(name, codeTexts(entries[name], personOf.length));
  columns.set('birthDate', { kind: 'number', type: 'date', values: Int32Array.from(entries.birthDate) });
  return { table: makeTable(REGISTER, columns), personOf: Int32Array.from(personOf) };
}

function numbers(column: Column): NumberColumn['values'] {
  if (column.kind !== 'number') throw new Error('electoralRoll.people: expected personId and birthDate as numbers, got codes');
  return column.values;
}

/** The last day on which someone was born who has completed `years` years on `days`. */
function yearsBefore(days: number, years: number): number {
  const date = new Date(days * 86_400_000);
  return Math.floor(Date.UTC(date.getUTCFullYear() - years, date.getUTCMonth(), date.getUTCDate()) / 86_400_000);
}

export const electoralRoll: SourceMethod<typeof options> = {
  id: 'electoralRoll',
  options,
  doc: {
    title: 'Electoral roll',
    summary: 'A register of adults with name, sex, date of birth and postcode, covering a stated share of the same world.',
    assumptions: [
      'Registration is independent of every trait but age.',
      'A move leaves the previous postcode in the register with one probability, however long ago it was.',
    ],
    sources: [
      'L. Sweeney, "k-anonymity: a model for protecting privacy", International Journal on Uncertainty, Fuzziness and Knowledge-based Systems 10(5), 2002, 557-570, section 1 (a voter list joined to a release), doi:10.1142/S0218488502001648',
    ],
  },
  run: electoralRollOf,
};
