import { z } from 'zod';
import { makeTable, type Column } from '../columns/column.ts';
import { REGISTER } from '../schema/world.ts';
import { withColumns } from './chosen-columns.ts';
import { integerColumn, readSource, textColumn, yearsBefore } from './source-reader.ts';
import type { Source, SourceInput } from './source.ts';
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
function electoralRollOf(input: SourceInput, { coverage, staleness, errorRate, minimumAge }: Options): Source {
  const { rows, ids, draws, numbers, texts } = readSource('electoralRoll', input);
  const [membership, staleDraws, errorDraws] = [draws('member'), draws('stale'), draws('error')];
  const birthDates = numbers('birthDate');
  const [givenNameOf, surnameOf, sexOf, postcodeOf, previousPostcodeOf] = [texts('givenName'), texts('surname'), texts('sex'), texts('postcode'), texts('previousPostcode')];
  const lastBirthDate = yearsBefore(input.asOfDays, minimumAge);

  const personOf: number[] = [];
  const entries = { givenName: [] as (string | null)[], surname: [] as (string | null)[], sex: [] as (string | null)[], birthDate: [] as number[], postcode: [] as (string | null)[] };
  for (let row = 0; row < rows; row++) {
    const id = ids[row]!;
    if (birthDates[row]! > lastBirthDate || membership.uniform(id) >= coverage) continue;
    let givenName = givenNameOf(row);
    let surname = surnameOf(row);
    let birthDate = birthDates[row]!;
    if (errorDraws.uniform(id) < errorRate) {
      const field = errorDraws.below(3, id, 1);
      if (field === 0 && givenName !== null) givenName = misread(givenName, errorDraws, id, 2);
      else if (field === 1 && surname !== null) surname = misread(surname, errorDraws, id, 2);
      else birthDate = misreadDate(birthDate, errorDraws, id, 2);
    }
    const previous = previousPostcodeOf(row);
    const stale = previous !== null && staleDraws.uniform(id) < staleness;
    personOf.push(id);
    entries.givenName.push(givenName);
    entries.surname.push(surname);
    entries.sex.push(sexOf(row));
    entries.birthDate.push(birthDate);
    entries.postcode.push(stale ? previous : postcodeOf(row));
  }

  const columns = new Map<string, Column>();
  for (const name of ['givenName', 'surname', 'sex', 'postcode'] as const) columns.set(name, textColumn(entries[name]));
  columns.set('birthDate', integerColumn(entries.birthDate, 'date'));
  return { table: makeTable(REGISTER, columns), personOf: Int32Array.from(personOf) };
}

export const electoralRoll = withColumns({
  id: 'electoralRoll',
  schema: REGISTER,
  scope: 'block',
  reads: [],
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
});
