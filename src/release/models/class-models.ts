import { exp, ln } from '../../stats/elementary.ts';
import type { CodedColumn } from '../../columns/column.ts';
import type { LevelTable } from '../../columns/level-table.ts';
import { InputError } from '../../schema/input-error.ts';
import { isClassModel, type ClassModel, type PrivacyModel, type TableModel } from '../../schema/privacy-model.ts';

/** What a class is judged by. */
export interface ClassFacts {
  /** Members in the unit of the promise: data subjects or rows. */
  readonly size: number;
  /** People of the population table in the class; 0 where there is none. */
  readonly population: number;
  /** For each sensitive column, members by code of its dictionary; a member with two values counts in each. */
  readonly counts: readonly Uint32Array[];
}

/** A sensitive column as models see it: its distribution in the whole table, and its ground distances. */
export interface SensitiveColumn {
  readonly name: string;
  /** A missing value is a value; the dictionary holds each value once. */
  readonly column: CodedColumn;
  /** Members by code in the whole table, counted as in a class that holds everyone. */
  readonly total: Uint32Array;
  /** Codes in the order of their values, for the ordered distance; absent where they have none. */
  readonly order?: Uint32Array;
  /** For the hierarchical distance. */
  readonly levels?: LevelTable;
}

/** Several models at once, ready to judge classes and releases. */
export interface PreparedModels {
  readonly all: readonly PrivacyModel[];
  readonly sensitive: readonly SensitiveColumn[];
  /** The least size that a class needs, whatever its values. */
  readonly k: number;
  /** Whether a class that passes still passes when any other is joined to it, so that generalizing never suppresses more. */
  readonly monotone: boolean;
  /** Whether sizes are enough to judge a class. */
  readonly sizeOnly: boolean;
  passes(facts: ClassFacts): boolean;
  /** Whether it passes those models that a class keeps when others are joined to it. */
  growing(facts: ClassFacts): boolean;
  readonly ofTable: readonly TableModel[];
}

/** Distances and entropies are compared with this much room for rounding. */
const ROUNDING = 1e-12;
/** A strict bound is kept with more room than a recount's 1e-9, so that both refuse what equals it. */
const CLEARLY = 2e-9;

/** Prepares the judgement of several models. */
export function prepareModels(models: readonly PrivacyModel[], sensitive: readonly SensitiveColumn[]): PreparedModels {
  const ofClass = models.filter(isClassModel);
  const others = ofClass.filter(({ model }) => model !== 'k-anonymity');
  const tests = others.map((model) => testOf(model, sensitive));
  const k = Math.max(1, ...ofClass.map((model) => (model.model === 'k-anonymity' ? model.k : 1)));
  const growingTests = tests.filter((_, i) => GROWING.includes(others[i]!.model));
  return {
    all: models,
    sensitive,
    k,
    monotone: models.every((model) => isClassModel(model) && GROWING.includes(model.model)),
    sizeOnly: tests.length === 0,
    passes: (facts) => facts.size >= k && tests.every((test) => test(facts)),
    growing: (facts) => facts.size >= k && growingTests.every((test) => test(facts)),
    ofTable: models.filter((model): model is TableModel => !isClassModel(model)),
  };
}

/** Models that a class meets as soon as a part of it does. */
const GROWING: readonly ClassModel['model'][] = ['k-anonymity', 'k-map', 'distinct-l-diversity'];

type ClassTest = (facts: ClassFacts) => boolean;

function testOf(model: ClassModel, sensitive: readonly SensitiveColumn[]): ClassTest {
  if (model.model === 'k-anonymity') return ({ size }) => size >= model.k;
  if (model.model === 'k-map') return ({ population }) => population >= model.k;
  if (model.model === 'delta-presence') return ({ size, population }) => size >= model.min * population - ROUNDING && size <= model.max * population + ROUNDING;
  const at = sensitive.findIndex(({ name }) => name === model.column);
  if (at === -1) throw new Error(`models.column: expected ${model.column} among the sensitive columns`);
  const column = sensitive[at]!;
  const judge = valueTest(model, column);
  return ({ counts }) => judge(counts[at]!);
}

const LN2 = ln(2);

type ValueModel = Extract<ClassModel, { readonly column: string }>;

/** The test of one class by the counts of its sensitive values. */
function valueTest(model: ValueModel, column: SensitiveColumn): (counts: Uint32Array) => boolean {
  const shares = sharesOf(column.total);
  switch (model.model) {
    case 'distinct-l-diversity':
      return (counts) => distinctValues(counts) >= model.l;
    case 'entropy-l-diversity':
      return (counts) => entropy(counts) >= ln(model.l) - ROUNDING;
    case 'recursive-cl-diversity':
      return (counts) => recursiveRatio(counts, model.l) < model.c;
    case 't-closeness': {
      const distance = distanceFrom(shares, column, model.distance);
      return (counts) => distance(counts) <= model.t + ROUNDING;
    }
    case 'beta-likeness': {
      const bounds = Array.from(shares, (share) => (model.enhanced && share > 0 ? Math.min(model.beta, -ln(share)) : model.beta));
      return (counts) => {
        const size = sum(counts);
        return counts.every((count, code) => count === 0 || (count / size - shares[code]!) / shares[code]! <= bounds[code]! + ROUNDING);
      };
    }
    case 'delta-disclosure-privacy':
      return (counts) => {
        const size = sum(counts);
        return counts.every((count, code) => (count === 0 ? shares[code] === 0 || model.absent === 'ignored' : Math.abs(ln(count / size / shares[code]!)) / LN2 < model.delta - CLEARLY));
      };
  }
}

/** Number of values in a class. */
export function distinctValues(counts: Uint32Array): number {
  let values = 0;
  for (const count of counts) if (count > 0) values++;
  return values;
}

/** Shannon entropy of the counts, in nats. */
export function entropy(counts: Uint32Array): number {
  const size = sum(counts);
  let logs = 0;
  for (const count of counts) if (count > 1) logs += count * ln(count);
  return size === 0 ? 0 : ln(size) - logs / size;
}

/** r1 / (rl + … + rm), counts falling; infinite where there are fewer than l values. */
export function recursiveRatio(counts: Uint32Array, l: number): number {
  const largest = new Uint32Array(l - 1);
  let rest = 0;
  for (const count of counts) {
    let falls = count;
    for (let i = 0; i < largest.length && falls > 0; i++) {
      const held = largest[i]!;
      if (held < falls) [largest[i], falls] = [falls, held];
    }
    rest += falls;
  }
  return rest === 0 ? Infinity : largest[0]! / rest;
}

/** Earth mover's distance of a class's values from the shares of the table. */
export function distanceFrom(shares: Float64Array, { column, order, levels, name }: SensitiveColumn, kind: 'equal' | 'ordered' | 'hierarchical'): (counts: Uint32Array) => number {
  if (kind === 'equal') {
    return (counts) => {
      const size = sum(counts);
      let apart = 0;
      for (let code = 0; code < shares.length; code++) apart += Math.abs(counts[code]! / size - shares[code]!);
      return apart / 2;
    };
  }
  if (kind === 'ordered') {
    if (order === undefined) throw new InputError(`models.distance: expected numbers, dates or a hierarchy of kind order for the ordered distance, got ${name}, whose values have no stated order; choose equal`);
    const present = order.filter((code) => shares[code]! > 0);
    return (counts) => {
      const size = sum(counts);
      let [moved, carried] = [0, 0];
      for (const code of present) {
        carried += counts[code]! / size - shares[code]!;
        moved += Math.abs(carried);
      }
      return present.length < 2 ? 0 : moved / (present.length - 1);
    };
  }
  if (levels === undefined) throw new InputError(`models.distance: expected a hierarchy of ${name} for the hierarchical distance, got none; add one under hierarchies, or choose equal`);
  const height = levels.levels - 1;
  const net = Array.from({ length: height }, (_, level) => new Float64Array(levels.labels[level]!.length));
  return (counts) => {
    // A tree metric's earth mover's distance is the sum of the flows over its edges; an edge is 1/(2·height) long.
    const size = sum(counts);
    let flow = 0;
    for (let level = 0; level < height; level++) {
      const groups = net[level]!.fill(0);
      for (let code = 0; code < column.dictionary.length; code++) if (shares[code]! > 0) groups[levels.codes[level]![code]!]! += counts[code]! / size - shares[code]!;
      for (const surplus of groups) flow += Math.abs(surplus);
    }
    return flow / (2 * height);
  };
}

/** Shares of counts. */
export function sharesOf(counts: Uint32Array): Float64Array {
  const size = sum(counts);
  return Float64Array.from(counts, (count) => count / size);
}

/** The l that a class's entropy reaches: exp of its entropy. */
export function entropyDiversity(counts: Uint32Array): number {
  return exp(entropy(counts));
}

function sum(values: Uint32Array): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i]!;
  return total;
}
