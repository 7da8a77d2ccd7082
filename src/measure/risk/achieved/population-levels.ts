import { columnOf, takeRows, type Column, type Table } from '../../../columns/column.ts';
import type { PublishedRecoding } from '../../../columns/disclose.ts';
import { equivalenceClasses } from '../../../columns/equivalence-classes.ts';
import { frameClasses } from '../../../columns/frame-classes.ts';
import { groupKeys } from '../../../columns/key-groups.ts';
import type { QuerySession } from '../../../engine/port.ts';
import { ident, joined, sql, withSteps } from '../../../engine/sql.ts';
import { exact, missing, NOTHING_LEFT, share } from '../../exact-measure.ts';
import type { Measure } from '../../measure.ts';
import { sizeSteps } from '../../promises/class-size-recount.ts';
import { populationSteps } from '../../promises/population-recount.ts';
import { numbersOf, type ClassQuery } from '../class-steps.ts';

/** A released class that is at an end: its members f, and the people F of the population in it. */
interface Ratio {
  readonly f: number;
  readonly F: number;
}

interface PopulationEnds {
  readonly classes: number;
  readonly fewestPeople: number;
  readonly least: Ratio;
  readonly greatest: Ratio;
  /** Members of released classes in which the population holds nobody. */
  readonly unknown: number;
}

/**
 * Which k-map and which δ-presence a release achieves against a population table with a row for each person. The
 * population is generalized by the published recodings; a released class of which nobody is released does not exist.
 * By subject, a class's members are its distinct subjects. Sources are in `achieved-definitions.ts`.
 */
export function populationLevels(release: Table, subject: Column | undefined, population: Table, names: readonly string[], recodings: ReadonlyMap<string, PublishedRecoding> = new Map()): Measure[] {
  const unit = subject === undefined ? 'row' : 'person';
  if (release.rows === 0 || names.length === 0) return populationMeasures(undefined, unit);
  const counted = subject === undefined ? release : takeRows(release, firstOfEach(release, subject, names));
  const classes = frameClasses(counted, population, names, recodings);
  let ends: PopulationEnds | undefined;
  classes.release.forEach((f, c) => {
    const own = { f, F: classes.frame[c]! };
    ends = {
      classes: classes.release.length,
      fewestPeople: Math.min(ends?.fewestPeople ?? Infinity, own.F),
      least: ends === undefined || below(own, ends.least) ? own : ends.least,
      greatest: ends === undefined || below(ends.greatest, own) ? own : ends.greatest,
      unknown: (ends?.unknown ?? 0) + (own.F === 0 ? f : 0),
    };
  });
  return populationMeasures(ends, unit);
}

/** As whole numbers, so that no rounding decides; a class without people in the population is above all others. */
function below(a: Ratio, b: Ratio): boolean {
  return a.f * b.F < b.f * a.F;
}

/** The first row of each subject in each class. */
function firstOfEach(release: Table, subject: Column, names: readonly string[]): Uint32Array {
  const { ofRow } = equivalenceClasses(names.map((name) => columnOf(release, name)));
  const { ofRow: pairOf, count } = groupKeys({ low: ofRow, high: equivalenceClasses([subject]).ofRow, lowRange: Number.POSITIVE_INFINITY }, true);
  const seen = new Uint8Array(count);
  return Uint32Array.from(ofRow.keys()).filter((row) => {
    const first = seen[pairOf[row]!] === 0;
    seen[pairOf[row]!] = 1;
    return first;
  });
}

/** The same by SQL, for a stored release and a stored population whose columns are at the same level of detail. */
export async function queryPopulationLevels(session: QuerySession, { table, quasiIdentifiers, subject }: Omit<ClassQuery, 'missing'>, population: string): Promise<Measure[]> {
  const keys = quasiIdentifiers.map((name, index) => sql`${ident(name)} AS ${ident(`q${index}`)}`);
  const rows = sql`SELECT ${joined(keys)}, ${subject === undefined ? sql`NULL` : ident(subject)} AS who FROM ${ident(table)}`;
  const width = quasiIdentifiers.length;
  const frame = populationSteps(sql`(SELECT ${joined(keys)} FROM ${ident(population)})`, width);
  const result = await session.query(
    withSteps(
      [...sizeSteps(rows, width, subject === undefined ? 'row' : 'subject'), ...frame],
      sql`SELECT count(*) AS classes, min(people) AS fewest, coalesce(sum(size) FILTER (people = 0), 0) AS strange, arg_min(size, share) AS least, arg_min(people, share) AS least_of,
          arg_max(size, share) AS greatest, arg_max(people, share) AS greatest_of FROM (SELECT size, people, CASE WHEN people = 0 THEN 'Infinity'::DOUBLE ELSE size / people END AS share FROM found)`,
    ),
  );
  const number = (name: string): number => numbersOf(result, name)[0]!;
  const unit = subject === undefined ? 'row' : 'person';
  if (number('classes') === 0) return populationMeasures(undefined, unit);
  return populationMeasures({ classes: number('classes'), fewestPeople: number('fewest'), unknown: number('strange'), least: { f: number('least'), F: number('least_of') }, greatest: { f: number('greatest'), F: number('greatest_of') } }, unit);
}

function populationMeasures(ends: PopulationEnds | undefined, unit: 'person' | 'row'): Measure[] {
  const parameters = { unit };
  if (ends === undefined) return ['map.class-size.min', 'presence.share.min', 'presence.share.max'].map((id) => missing(id, parameters, NOTHING_LEFT));
  const strange = `The population holds nobody of released classes of ${ends.unknown.toLocaleString('en')} ${unit === 'person' ? 'people' : 'rows'}.`;
  const end = (id: string, { f, F }: Ratio): Measure => (F === 0 ? missing(id, parameters, strange) : lowest(share(id, f, F, parameters)));
  return [exact('map.class-size.min', ends.fewestPeople, parameters), end('presence.share.min', ends.least), end('presence.share.max', ends.greatest)];
}

/** In lowest terms, so that equal shares of different classes are the same measure. */
function lowest(measure: Measure): Measure {
  let [a, b] = [measure.numerator!, measure.denominator!];
  while (b > 0) [a, b] = [b, a % b];
  return { ...measure, numerator: measure.numerator! / a, denominator: measure.denominator! / a };
}
