import { takeRows, type Column, type Table } from './columns/column.ts';
import type { PublishedRecoding } from './columns/disclose.ts';
import { equivalenceClasses } from './columns/equivalence-classes.ts';
import { personHistogram, rowHistogram } from './columns/size-histogram.ts';
import type { TrustedSession } from './engine/port.ts';
import type { Measure } from './measure/measure.ts';
import { populationLevels } from './measure/risk/achieved/population-levels.ts';
import { sensitiveMeasures } from './measure/risk/achieved/sensitive-measures.ts';
import { diversityMeasures, diversityOf } from './measure/risk/diversity.ts';
import { groupsByColumn } from './measure/risk/groups/row-groups.ts';
import { suppressionByGroup } from './measure/risk/groups/suppression-by-group.ts';
import { histogramMeasures } from './measure/risk/prosecutor.ts';
import { generalizationLoss } from './measure/utility/generalization.ts';
import { perturbationLoss } from './measure/utility/perturbation.ts';
import { verifyPromises } from './measure/promises/verify-promises.ts';
import type { Draws } from './random/draws.ts';
import { permutation } from './random/permutation.ts';
import { hierarchiesFor } from './release/default-hierarchies.ts';
import { runSteps, type StepTaken } from './release/run-steps.ts';
import type { Promised, ReleaseForm } from './release/step.ts';
import type { Hierarchy, HierarchySpec } from './schema/hierarchy.ts';
import { InputError } from './schema/input-error.ts';
import type { Chosen } from './schema/method.ts';

export interface AnonymizeOptions {
  readonly steps: readonly Chosen[];
  /** Whom each row is about; absent: every row is somebody else. */
  readonly subject: Int32Array | undefined;
  /** Hierarchies by column, where they differ from those by type. */
  readonly hierarchies?: Readonly<Record<string, HierarchySpec>>;
  /** Hierarchies that were read from files. */
  readonly listed?: ReadonlyMap<string, Hierarchy>;
  /** A population that holds the people of the table and others, for k-map and δ-presence. */
  readonly population?: Table;
  /** Randomness of each step: `secureDraws` for a real file. */
  readonly draws: (instance: string) => (attribute: string) => Draws;
  /** Where promises are recounted. */
  readonly session: TrustedSession;
}

export interface Anonymized {
  /** What the rows of the release are; class risks, loss and `rows` are there for records only. */
  readonly form: ReleaseForm;
  /** The table to release: statistics in their order, other rows in a random one. */
  readonly release: Table;
  /** How columns were generalized, as published. */
  readonly recodings: ReadonlyMap<string, PublishedRecoding>;
  /** Row of the original behind each released row: never released. */
  readonly rows: Uint32Array;
  /** What each step did, and what it promised. */
  readonly steps: readonly StepTaken[];
  /** The promises that were recounted on `release` by SQL and hold; no count of one output can show the others. */
  readonly verified: ReadonlySet<Promised>;
  /** Keys and vaults that the owner keeps, by step: never released. */
  readonly internal: Readonly<Record<string, unknown>>;
  /** Risk and diversity before the steps. */
  readonly before: readonly Measure[];
  /** Risk, diversity and loss after them. */
  readonly after: readonly Measure[];
}

/** Releases a table by the steps of a strategy, recounts what they promise and measures what is left. */
export async function anonymize(original: Table, options: AnonymizeOptions): Promise<Anonymized> {
  const { steps, subject, hierarchies = {}, listed = new Map<string, Hierarchy>(), population, draws, session } = options;
  const { subject: _subject, ...schema } = original.schema;
  for (const name of [...Object.keys(hierarchies), ...listed.keys()]) {
    if (!original.columns.has(name)) throw new InputError(`anonymize.hierarchies: expected columns of the file (${[...original.columns.keys()].join(', ')}), got ${name}`);
  }
  const persons = subject ?? Int32Array.from({ length: original.rows }, (_, row) => row);
  const everyone = new Uint8Array(original.rows);
  const known = new Map([...hierarchiesFor(schema, original.columns, hierarchies), ...listed]);
  const done = runSteps(
    {
      form: 'records',
      table: { ...original, schema },
      rows: Uint32Array.from(everyone.keys()),
      subject: persons,
      ledger: { consentRecorded: everyone, optedOut: everyone },
      recodings: new Map(),
      pseudonymized: new Set(),
      hierarchies: known,
      ...(population === undefined ? {} : { population }),
      draws: draws('0'),
    },
    steps,
    draws,
  );
  const { form, recodings, pseudonymized, hierarchies: used } = done.state;
  // Records and synthetic rows come in an order that tells nothing; statistics keep theirs, which the options alone decide.
  const order = form === 'aggregate' ? Uint32Array.from({ length: done.state.table.rows }, (_, row) => row) : permutation(done.state.table.rows, draws('order')('rows'));
  const release = takeRows(done.state.table, order);
  const rows = form === 'records' ? order.map((row) => done.state.rows[row]!) : new Uint32Array(0);
  const releasedSubject = form === 'records' ? Int32Array.from(order, (row) => done.state.subject[row]!) : new Int32Array(0);
  const verified = await verifyPromises(session, {
    release,
    subject: releasedSubject,
    promises: done.promises,
    received: (promise) => done.received.get(promise)!,
    recodings,
    ...(population === undefined ? {} : { population }),
  });
  const quasi = schema.columns.filter(({ attributeClass }) => attributeClass === 'quasi-identifier').map(({ name }) => name);
  const sensitive = schema.columns.filter(({ attributeClass }) => attributeClass === 'sensitive').map(({ name }) => name);
  return {
    form,
    release,
    recodings,
    rows,
    steps: done.steps,
    verified,
    internal: done.internal,
    before: tableMeasures(original, persons, { byPerson: subject !== undefined, quasi, sensitive, hierarchies: known, ...(population === undefined ? {} : { population }) }),
    after: form !== 'records' ? [] : [
      ...tableMeasures(release, releasedSubject, { byPerson: subject !== undefined, quasi, sensitive, hierarchies: known, recodings, collected: { table: original, subject: persons }, ...(population === undefined ? {} : { population }) }),
      ...generalizationLoss({ collected: original, quasiIdentifiers: quasi, rows, releasedColumns: new Set(release.columns.keys()), released: release, recodings, hierarchies: used }),
      ...perturbationLoss({ collected: original, released: release, rows, replaced: new Set([...recodings.keys(), ...pseudonymized]) }),
      // Suppression removes who stands out: minorities vanish first.
      ...(rows.length < original.rows ? sensitive.flatMap((name) => suppressionByGroup(groupsByColumn(original, name), rows).measures) : []),
    ],
  };
}

interface TableRoles {
  /** Whether a subject column says who is who. */
  readonly byPerson: boolean;
  readonly quasi: readonly string[];
  readonly sensitive: readonly string[];
  readonly hierarchies: ReadonlyMap<string, Hierarchy>;
  /** Of a release: how it was generalized, and the rows that it came from. */
  readonly recodings?: ReadonlyMap<string, PublishedRecoding>;
  readonly collected?: { readonly table: Table; readonly subject: Int32Array };
  readonly population?: Table;
}

/** Class risks and what each privacy model achieves, on the quasi-identifiers that a table still has; without one, everybody is in one class. */
function tableMeasures(table: Table, subject: Int32Array, { byPerson, quasi, sensitive, hierarchies, recodings = new Map(), collected, population }: TableRoles): Measure[] {
  const keys = quasi.flatMap((name) => table.columns.get(name) ?? []);
  if (table.rows === 0) return [];
  const person: Column = { kind: 'number', type: 'integer', values: subject };
  const classes = equivalenceClasses(keys.length > 0 ? keys : [{ kind: 'coded', type: 'string', codes: new Uint32Array(table.rows), dictionary: ['all'] }], { subject: person });
  return [
    ...(byPerson ? histogramMeasures(personHistogram(classes, person)) : []),
    ...histogramMeasures(rowHistogram(classes.rows)),
    ...sensitive.flatMap((name) => {
      const column = table.columns.get(name);
      if (column === undefined) return [];
      const whole = collected?.table.columns.get(name);
      const hierarchy = recodings.has(name) ? undefined : hierarchies.get(name);
      return [
        ...diversityMeasures(diversityOf(classes, column), name),
        ...sensitiveMeasures(classes, column, {
          attribute: name,
          ...(byPerson ? { subject: person } : {}),
          ...(hierarchy === undefined ? {} : { hierarchy }),
          ...(whole === undefined || collected === undefined ? {} : { collected: { column: whole, ...(byPerson ? { subject: { kind: 'number', type: 'integer', values: collected.subject } } : {}) } }),
        }),
      ];
    }),
    ...(population !== undefined && keys.length > 0 && quasi.every((name) => population.columns.has(name)) ? populationLevels(table, byPerson ? person : undefined, population, quasi.filter((name) => table.columns.has(name)), recodings) : []),
  ];
}
