import { cellText, columnOf, takeRows, type Column, type Table } from './columns/column.ts';
import { equivalenceClasses, type EquivalenceClasses } from './columns/equivalence-classes.ts';
import { frameClasses } from './columns/frame-classes.ts';
import { personHistogram, rowHistogram, type SizeHistogram } from './columns/size-histogram.ts';
import type { Crm } from './crm/collect.ts';
import type { AttackReport } from './measure/attack-report.ts';
import type { Measure } from './measure/measure.ts';
import { tagged } from './measure/measure-provenance.ts';
import type { HeldSource } from './measure/referee.ts';
import { releaseMeasures } from './measure/release-measures.ts';
import { replacedMeasures } from './measure/replaced-measures.ts';
import { diversityMeasures, diversityOf } from './measure/risk/diversity.ts';
import { frameMeasures } from './measure/risk/journalist.ts';
import { histogramMeasures } from './measure/risk/prosecutor.ts';
import { generalizationLoss } from './measure/utility/generalization.ts';
import { perturbationLoss } from './measure/utility/perturbation.ts';
import { worldUniqueness } from './measure/world-uniqueness.ts';
import type { Draws } from './random/draws.ts';
import type { PromiseVerdicts } from './promise-verdicts.ts';
import { stepReports, type ReleaseRun } from './release-run.ts';
import type { StrategyReport } from './report/document.ts';
import { firstRows, sampleRecords } from './report/sample-records.ts';
import type { Strategy } from './scenario/scenario.ts';
import type { World } from './simulated-world.ts';

export interface StrategyFacts {
  readonly strategy: Strategy;
  readonly release: ReleaseRun;
  readonly verdicts: PromiseVerdicts;
  readonly crm: Crm;
  readonly world: World;
  /** Collected rows that could be released. */
  readonly eligible: Uint32Array;
  readonly utility: readonly Measure[];
  readonly attacks: readonly AttackReport[];
  /** The first adversary's register. */
  readonly register: HeldSource | undefined;
  readonly sampleDraws: Draws;
}

/** Bins of class sizes, in people: alone, below the usual thresholds, and beyond. */
const BINS = [1, 2, 5, 11, 20, 100] as const;

/** Everything that is measured about one strategy's release, ready for the report. */
export function describeStrategy(facts: StrategyFacts): StrategyReport {
  const { strategy, release, verdicts, attacks, utility } = facts;
  const { form } = release.state;
  const { sample, classSizes, measures } = form === 'records' ? recordFacts(facts) : replacedFacts(facts, form);
  return {
    id: strategy.id,
    title: strategy.title,
    ...(form === 'records' ? {} : { form }),
    steps: stepReports(release, verdicts),
    sample,
    classSizes,
    // Where nothing is measured for want of records, nothing has a provenance.
    measures: [...measures, ...utility].map((measure) => (form !== 'records' && measure.value === null ? measure : tagged(measure))),
    attacks: attacks.map((attack) => ({ ...attack, measures: attack.measures.map(tagged) })),
  };
}

type Described = Pick<StrategyReport, 'sample' | 'classSizes' | 'measures'>;

/** A release of synthetic rows or statistics: it has no classes of people and no original rows. */
function replacedFacts({ strategy, release, crm, world, eligible, register }: StrategyFacts, form: 'synthetic' | 'aggregate'): Described {
  const { table, pseudonymized } = release.state;
  const quasiIdentifiers = quasiIdentifiersOf(strategy, crm).filter((name) => table.columns.has(name));
  return {
    sample: firstRows(table),
    classSizes: [],
    measures: replacedMeasures({ form, table, madeFrom: release.madeFrom, eligibleRows: eligible, personOfContact: crm.personOf, validOfContact: crm.validOf, objectedOfContact: crm.objectedOf, pseudonymized, quasiIdentifiers, people: world.people, register: register?.table }),
  };
}

function quasiIdentifiersOf(strategy: Strategy, crm: Crm): string[] {
  return strategy.columns.filter((name) => crm.customer.schema.columns.some((column) => column.name === name && column.attributeClass === 'quasi-identifier'));
}

function recordFacts(facts: StrategyFacts): Described {
  const { strategy, release, crm, world, eligible, register } = facts;
  const { table, rows, recodings } = release.state;
  const person: Column = { kind: 'number', type: 'integer', values: Int32Array.from(rows, (row) => crm.personOf[row]!) };
  const collected = takeRows(crm.customer, eligible);
  const quasi = quasiIdentifiersOf(strategy, crm);
  const released = quasi.filter((name) => table.columns.has(name));
  const classes = equivalenceClasses(classColumns(table, released), { subject: person });
  const byRow = rowHistogram(classes.rows);
  const byPerson = personHistogram(classes, person);
  const positions = new Map(Array.from(eligible, (row, i) => [row, i]));
  return {
    sample: sampleRecords(crm.customer, strategy.columns, sampleRows(rows, eligible, crm, facts.sampleDraws), table, rows),
    classSizes: bins(byPerson, rowsBySize(classes)),
    measures: [
      ...releaseMeasures({ table, rows, eligibleRows: eligible, personOfContact: crm.personOf, validOfContact: crm.validOf, objectedOfContact: crm.objectedOf, pseudonymized: release.state.pseudonymized }),
      ...histogramMeasures(byPerson),
      ...histogramMeasures(byRow),
      worldUniqueness(world.people, person.values, released, recodings),
      ...frames(table, register, world.people, released, release),
      ...sensitiveMeasures(table, released),
      ...generalizationLoss({ collected, quasiIdentifiers: quasi, rows: rows.map((row) => positions.get(row)!), releasedColumns: new Set(table.columns.keys()), released: table, recodings, hierarchies: release.state.hierarchies }),
      ...perturbationLoss({ collected, released: table, rows: rows.map((row) => positions.get(row)!), replaced: new Set([...recodings.keys(), ...release.state.pseudonymized]) }),
    ],
  };
}

/** How far classes agree on each special-category value; people whose value the company lacks are left out. */
function sensitiveMeasures(table: Table, released: readonly string[]): Measure[] {
  const sensitive = table.columns.get('politicalLeaning');
  if (sensitive === undefined) return [];
  const known = takeRows(table, Uint32Array.from({ length: table.rows }, (_, row) => row).filter((row) => cellText(sensitive, row) !== null));
  return diversityMeasures(diversityOf(equivalenceClasses(classColumns(known, released)), columnOf(known, 'politicalLeaning')), 'politicalLeaning');
}

/** The columns that form classes; a release without quasi-identifiers is one class. */
function classColumns(table: Table, names: readonly string[]): Column[] {
  if (names.length > 0) return names.map((name) => columnOf(table, name));
  return [{ kind: 'coded', type: 'string', codes: new Uint32Array(table.rows), dictionary: ['all'] }];
}

/** Journalist and marketer risk against the register and against the world, on what each shares with the release. */
function frames(table: Table, register: HeldSource | undefined, people: Table, released: readonly string[], release: ReleaseRun): Measure[] {
  const against = (frame: Table, name: 'register' | 'world'): Measure[] => {
    const shared = released.filter((column) => frame.columns.has(column));
    if (shared.length === 0) return [];
    return frameMeasures(frameClasses(table, frame, shared, release.state.recodings), name).map((measure) => ({ ...measure, parameters: { ...measure.parameters, columns: shared.join(', ') } }));
  };
  return [...(register === undefined ? [] : against(register.table, 'register')), ...against(people, 'world')];
}

/** People by the size of the smallest class that holds one of their rows, as in every measure by person. */
function bins({ sizes, classes, members }: SizeHistogram, rowsOfSize: ReadonlyMap<number, number>): StrategyReport['classSizes'] {
  const tally = BINS.map((from, i) => ({ from, to: BINS[i + 1] === undefined ? null : BINS[i + 1]! - 1, classes: 0, rows: 0, persons: 0 }));
  sizes.forEach((size, i) => {
    const bin = tally.findLast((entry) => size >= entry.from)!;
    bin.classes += classes![i]!;
    bin.rows += rowsOfSize.get(size) ?? 0;
    bin.persons += members[i]!;
  });
  return tally;
}

/** Rows in classes of each size, size counted in people. */
function rowsBySize({ rows, persons }: EquivalenceClasses): Map<number, number> {
  const total = new Map<number, number>();
  persons!.forEach((size, own) => total.set(size, (total.get(size) ?? 0) + rows[own]!));
  return total;
}

/** Five records to show, the same under every strategy; where none of them was released, three that were come first. */
function sampleRows(rows: Uint32Array, eligible: Uint32Array, crm: Crm, draws: Draws): number[] {
  const released = new Set(rows);
  const ranked = Array.from(eligible).sort((a, b) => draws.uniform(crm.personOf[a]!) - draws.uniform(crm.personOf[b]!) || a - b);
  const first = ranked.slice(0, 5);
  if (first.some((row) => released.has(row))) return first;
  return [...ranked.filter((row) => released.has(row)).slice(0, 3), ...first].slice(0, 5);
}
