import type { Draws } from '../../random/draws.ts';
import type { Measure } from '../measure.ts';
import { mayStandFor, type AlignedColumn } from './aligned-columns.ts';
import { atBaseline, boutMeasures } from './attack-outcome.ts';
import { releasedValues, type ReleasedValues } from './released-values.ts';

/** Columns of a multivariate predicate (Giomi et al. 2023 use three), fewer where fewer are released. */
const COLUMNS = 3;

/** Sets of columns tried until a predicate selects one released row. Assumed. */
const TRIES = 5;

const KINDS = ['univariate', 'multivariate'] as const;
type Kind = (typeof KINDS)[number];

/** One condition of a predicate on a released column. */
interface Condition {
  readonly column: number;
  readonly operator: '=' | '>=' | '<=';
  /** Released number, NaN for missing, or label. */
  readonly value: number;
}

export interface SinglingOutInput {
  /** Released columns that are no direct identifiers, aligned with the targets. */
  readonly columns: readonly AlignedColumn[];
  readonly releasedRows: number;
  /** For each target the released row nearest to it: where predicates about it would come from. */
  readonly nearestRow: Uint32Array;
  readonly members: number;
  readonly targets: number;
  readonly draws: (purpose: string) => Draws;
}

/**
 * Singling out: the adversary writes predicates that select exactly one released row and wins a person of the table of
 * members who alone fits one of them; the control is the same on the equally large table of strangers.
 *
 * Univariate: a value that one released row alone has (as ≥ or ≤ where it is the greatest or least). Multivariate:
 * three random columns of a released row; numbers as ≥ if above the column's median, else ≤; labels as =.
 *
 * Which released rows are tested is the referee's choice, not the adversary's: those nearest to the members and those
 * nearest to the strangers, one for each target, since predicates from all over the release would hardly touch the few
 * people at hand. Where the release does not depend on the members both choices are alike, so the advantage is none.
 * A target next to whom no predicate selects one row counts as not singled out.
 *
 * Source: Giomi, Boenisch, Wehmeyer and Tasnádi, PoPETs 2023(2) 312–328, doi:10.56553/popets-2023-0055, singling out.
 * Differences: rates are over people, each counted once however many predicates find the same one, not over predicates
 * asked for; the choice of rows above; the baseline, as many predicates of random columns, takes their values from
 * random released rows.
 */
export function singlingOut(input: SinglingOutInput): Measure[] {
  const { columns, nearestRow, members, targets, draws } = input;
  const size = Math.min(members, targets - members);
  if (columns.length === 0) return singlingOutAtBaseline('The release holds no column of the targets, so there is nothing to make a predicate of.');
  const values = columns.map(releasedValues);
  const [choice, random] = [draws('singling-out.columns'), draws('singling-out.baseline')];
  return KINDS.flatMap((predicates) => {
    let made = 0;
    // The tables are cut to the same size: isolating somebody is easier in a smaller one.
    const singledOut = (first: number, predicateOf: (target: number) => Condition[] | undefined): number => {
      const people = new Set<number>();
      for (let target = first; target < first + size; target++) {
        const predicate = predicateOf(target);
        if (predicate === undefined) continue;
        const person = theOneWhoFits(predicate, columns, first, size);
        if (person !== null) people.add(person);
      }
      return people.size;
    };
    const nearby = (target: number): Condition[] | undefined => {
      const row = nearestRow[target]!;
      const predicate = predicates === 'univariate' ? univariate(values, row, choice, target) : multivariate(columns, values, row, choice, target);
      if (predicate !== undefined) made++;
      return predicate;
    };
    const [main, control] = [singledOut(0, nearby), singledOut(members, nearby)];
    const chance = singledOut(0, (target) => randomPredicate(columns, values, input.releasedRows, predicates, random, target));
    const note = `Predicates were found next to ${made} of ${2 * size} targets.`;
    return boutMeasures('singling-out', { predicates }, { main: { right: main, of: size }, control: { right: control, of: size }, baseline: chance / size }, note);
  });
}

/** Singling out from a release that says nothing. */
export function singlingOutAtBaseline(note: string): Measure[] {
  return KINDS.flatMap((predicates) => atBaseline('singling-out', { predicates }, note));
}

/** A random one of the conditions that this row alone fulfils in the release. */
function univariate(values: readonly ReleasedValues[], row: number, choice: Draws, target: number): Condition[] | undefined {
  const alone = values.flatMap((column, c) => (column.rowsWith(row) === 1 ? [c] : []));
  if (alone.length === 0) return undefined;
  const column = alone[choice.below(alone.length, target, 0)]!;
  return [{ column, operator: values[column]!.extreme(row), value: values[column]!.at(row) }];
}

/** Random columns of this row until their conditions select it alone. */
function multivariate(columns: readonly AlignedColumn[], values: readonly ReleasedValues[], row: number, choice: Draws, target: number): Condition[] | undefined {
  for (let tried = 1; tried <= TRIES; tried++) {
    const predicate = someOf(columns.length, choice, target, tried).map((column) => condition(columns, values, column, values[column]!.at(row)));
    if (selectsOneReleased(predicate, columns, values)) return predicate;
  }
  return undefined;
}

function randomPredicate(columns: readonly AlignedColumn[], values: readonly ReleasedValues[], rows: number, kind: Kind, random: Draws, target: number): Condition[] {
  if (kind === 'multivariate') return someOf(columns.length, random, target, 0).map((column, i) => condition(columns, values, column, values[column]!.inOrder(random.below(rows, target, 1, i))));
  const column = random.below(columns.length, target, 2);
  const operators = columns[column]!.kind === 'number' ? (['=', '>=', '<='] as const) : (['='] as const);
  return [{ column, operator: operators[random.below(operators.length, target, 3)]!, value: values[column]!.inOrder(random.below(rows, target, 4)) }];
}

/** Up to three different columns (the first steps of a Fisher–Yates shuffle). */
function someOf(count: number, draws: Draws, entity: number, round: number): number[] {
  const order = Array.from({ length: count }, (_, column) => column);
  const wanted = Math.min(COLUMNS, count);
  for (let i = 0; i < wanted; i++) {
    const j = i + draws.below(count - i, entity, round, i);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order.slice(0, wanted);
}

function condition(columns: readonly AlignedColumn[], values: readonly ReleasedValues[], column: number, value: number): Condition {
  if (columns[column]!.kind === 'label' || Number.isNaN(value)) return { column, operator: '=', value };
  return { column, operator: value > values[column]!.median ? '>=' : '<=', value };
}

function holdsForNumber({ operator, value }: Condition, own: number): boolean {
  if (Number.isNaN(value)) return Number.isNaN(own);
  return operator === '=' ? own === value : operator === '>=' ? own >= value : own <= value;
}

/** Whether one released row alone fulfils all conditions; gives up at the second. */
function selectsOneReleased(predicate: readonly Condition[], columns: readonly AlignedColumn[], values: readonly ReleasedValues[]): boolean {
  const [first, ...others] = [...predicate].sort((a, b) => values[a.column]!.countOf(a.value, a.operator) - values[b.column]!.countOf(b.value, b.operator));
  let found = 0;
  for (const row of values[first!.column]!.rowsFor(first!.value, first!.operator)) {
    if (others.every((other) => (columns[other.column]!.kind === 'label' ? columns[other.column]!.released[row] === other.value : holdsForNumber(other, columns[other.column]!.released[row]!)))) found++;
    if (found > 1) return false;
  }
  return found === 1;
}

/** The person of the table `first … first + size − 1` who alone fulfils the predicate; null where none or several do. */
function theOneWhoFits(predicate: readonly Condition[], columns: readonly AlignedColumn[], first: number, size: number): number | null {
  let person: number | null = null;
  for (let target = first; target < first + size; target++) {
    const holds = predicate.every((part) => {
      const column = columns[part.column]!;
      return column.kind === 'label' ? mayStandFor(column, part.value, column.targets[target]!) : holdsForNumber(part, column.targets[target]!);
    });
    if (!holds) continue;
    if (person !== null) return null;
    person = target;
  }
  return person;
}
