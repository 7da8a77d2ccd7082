import { codeTexts, type CodedColumn } from '../../../src/columns/column.ts';
import { levelTable } from '../../../src/columns/level-table.ts';
import { prepareModels, type SensitiveColumn } from '../../../src/release/models/class-models.ts';
import { valueOrder } from '../../../src/release/models/value-order.ts';
import { hierarchyOf } from '../../../src/schema/hierarchy.ts';
import { sensitiveOf, type ClassModel } from '../../../src/schema/privacy-model.ts';
import type { SolvedRow, SolvedTable } from './solved-tables.ts';

/** The classes that break a model by the kernel, their counts taken one by one. */
export function brokenByKernel({ rows, unit, hierarchy: spec, population = {} }: Omit<SolvedTable, 'title' | 'judged'>, model: ClassModel): string[] {
  const values = codeTexts(rows.map(([, value]) => value), rows.length);
  const hierarchy = spec === undefined ? undefined : hierarchyOf(spec);
  const order = valueOrder(values, hierarchy?.order);
  const column: SensitiveColumn = { name: 'value', column: values, total: countsOf(values, rows, unit, () => true), ...(order === undefined ? {} : { order }), ...(hierarchy === undefined ? {} : { levels: levelTable(values, hierarchy) }) };
  const sensitive = sensitiveOf(model) === undefined ? [] : [column];
  const prepared = prepareModels([model], sensitive);
  return [...new Set(rows.map(([ofClass]) => ofClass))].filter((ofClass) => {
    const own = rows.filter(([other]) => other === ofClass);
    const size = unit === 'row' ? own.length : new Set(own.map(([, , who]) => who)).size;
    return !prepared.passes({ size, population: population[String(ofClass)] ?? 0, counts: sensitive.map(() => countsOf(values, rows, unit, (row) => row[0] === ofClass)) });
  }).map(String);
}

function countsOf({ codes, dictionary }: CodedColumn, rows: readonly SolvedRow[], unit: 'row' | 'subject', chosen: (row: SolvedRow) => boolean): Uint32Array {
  const members = dictionary.map(() => new Set<string>());
  rows.forEach((row, i) => {
    if (chosen(row)) members[codes[i]!]!.add(unit === 'row' ? `row ${i}` : `who ${row[2]}`);
  });
  return Uint32Array.from(members, ({ size }) => size);
}
