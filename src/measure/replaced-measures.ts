import { takeRows, type Table } from '../columns/column.ts';
import type { SizeHistogram } from '../columns/size-histogram.ts';
import { missing } from './exact-measure.ts';
import type { Measure } from './measure.ts';
import { releaseMeasures, type ReleaseFacts } from './release-measures.ts';
import { frameMeasures } from './risk/journalist.ts';
import { histogramMeasures } from './risk/prosecutor.ts';
import { worldUniqueness } from './world-uniqueness.ts';

/** A release whose rows are no records of people, and what it was made from. */
export interface ReplacedFacts extends Omit<ReleaseFacts, 'rows'> {
  readonly form: 'synthetic' | 'aggregate';
  /** Collected rows that the release was made from. */
  readonly madeFrom: Uint32Array;
  readonly quasiIdentifiers: readonly string[];
  readonly people: Table;
  readonly register: Table | undefined;
}

/** What stands in place of a number about classes of people. */
export const NOT_COMPARABLE: Readonly<Record<ReplacedFacts['form'], string>> = {
  synthetic: 'not comparable on this axis: synthetic rows are records of nobody',
  aggregate: 'not comparable on this axis: the rows are statistics, not records',
};

const MADE_FROM = 'of the people whose records the release was made from';

/**
 * The measures of a release of records, where its rows are synthetic or statistics: classes of such rows are not
 * classes of people, however small, so that their risks are not comparable, and a loss has no original row.
 * Who was used without a basis or against their word is still counted.
 */
export function replacedMeasures(facts: ReplacedFacts): Measure[] {
  const note = NOT_COMPARABLE[facts.form];
  const used = releaseMeasures({ ...facts, rows: facts.madeFrom }).map((measure): Measure => {
    if (measure.id === 'released.rows') return { ...measure, value: facts.table.rows };
    if (measure.id.startsWith('basis.') || measure.id.startsWith('opt-out.')) return { ...measure, note: MADE_FROM };
    return missing(measure.id, measure.parameters, note);
  });
  return [...used, ...classRisks(facts).map(({ id, parameters }) => missing(id, parameters, note))];
}

/** The measures of classes that a release of records would have, for their ids and parameters. */
function classRisks({ quasiIdentifiers, people, register, table }: ReplacedFacts): Measure[] {
  const empty = (unit: SizeHistogram['unit']): SizeHistogram => ({ unit, sizes: [], classes: [], members: [] });
  const against = (frame: Table, name: 'register' | 'world'): Measure[] => {
    const shared = quasiIdentifiers.filter((column) => frame.columns.has(column));
    return shared.length === 0 ? [] : frameMeasures({ release: new Uint32Array(0), frame: new Uint32Array(0) }, name).map((measure) => ({ ...measure, parameters: { ...measure.parameters, columns: shared.join(', ') } }));
  };
  return [
    ...histogramMeasures(empty('person')),
    ...histogramMeasures(empty('row')),
    worldUniqueness(takeRows(people, new Uint32Array(0)), [], quasiIdentifiers, new Map()),
    ...(register === undefined ? [] : against(register, 'register')),
    ...against(people, 'world'),
    ...(table.columns.has('politicalLeaning') ? ['sensitive.distinct.min', 'sensitive.homogeneous.share'].map((id) => missing(id, { unit: 'row', attribute: 'politicalLeaning' }, '')) : []),
  ];
}
