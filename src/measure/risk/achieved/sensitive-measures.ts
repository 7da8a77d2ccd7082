import { asCoded, type Column } from '../../../columns/column.ts';
import type { EquivalenceClasses } from '../../../columns/equivalence-classes.ts';
import type { Hierarchy } from '../../../schema/hierarchy.ts';
import type { Measure } from '../../measure.ts';
import { achievedMeasures } from './achieved-measures.ts';
import { achievedLevels } from './class-levels.ts';
import type { SensitiveRows } from './sensitive-cells.ts';

export interface SensitiveOptions {
  readonly attribute: string;
  /** Whom each row is about, where people are known: members are then counted by person. */
  readonly subject?: Column;
  readonly hierarchy?: Hierarchy;
  /** The rows as collected, for a release: its classes are compared with these, as its promises are. */
  readonly collected?: SensitiveRows;
}

/**
 * What a table achieves of every privacy model for one sensitive column. Where a step changed the column's values, so
 * that a class holds one that was not collected, classes are compared with the table itself.
 */
export function sensitiveMeasures(classes: EquivalenceClasses, column: Column, { attribute, subject, hierarchy, collected }: SensitiveOptions): Measure[] {
  const yardstick = collected !== undefined && holdsAll(collected.column, column) ? collected : undefined;
  const levels = achievedLevels(classes, { column, ...(subject === undefined ? {} : { subject }) }, { ...(hierarchy === undefined || !fits(hierarchy, column) ? {} : { hierarchy }), ...(yardstick === undefined ? {} : { yardstick }) });
  return achievedMeasures(levels, { attribute, unit: subject === undefined ? 'row' : 'person', yardstick: yardstick === undefined ? 'own' : 'collected' });
}

/** Whether the hierarchy says of every value where it belongs. */
function fits({ holds }: Hierarchy, column: Column): boolean {
  return holds === undefined || asCoded(column).dictionary.every((value) => value === null || holds(value));
}

function holdsAll(whole: Column, part: Column): boolean {
  const known = new Set(asCoded(whole).dictionary);
  const { codes, dictionary } = asCoded(part);
  const strange = dictionary.map((value) => !known.has(value));
  return !codes.some((code) => strange[code]!);
}
