import { z } from 'zod';
import { asCoded, columnOf, type CodedColumn, type Table } from '../../columns/column.ts';
import type { AdversaryView } from '../../columns/disclose.ts';
import { rowsByClass, type ClassRows } from '../../columns/joint-classes.ts';
import { columnAtLevel, levelTable } from '../../columns/level-table.ts';
import type { Claim } from '../../schema/view.ts';
import { exp, ln } from '../../stats/elementary.ts';
import { matchingColumns, notApplicable, registerOf, type Attack } from '../attack.ts';
import { candidateCells, countsByCell, type CandidateCells } from '../candidate-cells.ts';

const options = z.strictObject({
  sensitive: z.string().default('politicalLeaning').describe('The sensitive column.'),
  on: z.array(z.string()).min(1).optional().describe('Columns that say in which class a person is: generalized quasi-identifiers, or the group number of an anatomized table. Default: every quasi-identifier that release and register share.'),
  features: z.array(z.string()).min(1).optional().describe('Columns of the register to learn from. Default: all its quasi-identifiers.'),
  mostValues: z.number().int().min(2).default(64).describe('A feature with more values enters at the finest level of its published hierarchy that has no more, else it is left out. 2 or more. Default: 64.'),
  rounds: z.number().int().min(1).default(40).describe('Most rounds of learning and assigning; stops earlier when assignments settle. 1 or more. Default: 40.'),
  smoothing: z.number().gt(0).default(50).describe('Imaginary people per sensitive value from whom the model starts, spread over a feature as everybody is: more of them learn slower and see less in noise. Above 0. Default: 50, assumed.'),
});

/** Assignments that move less than this on average have settled; assumed. */
const SETTLED = 1e-5;
/** Rounds of fitting a class's assignments to one value per person and to its published counts; assumed, more change nothing visible. */
const FITS = 12;

/**
 * The deFinetti attack: the classes together teach how the sensitive value goes with what the adversary
 * knows of people, and what was learnt tells people of one class apart, where its counts alone would give
 * everybody the same odds.
 *
 * Repeats two steps from equal odds: (1) learn a naive Bayes model P(feature | value) from the current
 * odds of everybody, smoothed towards a feature that tells nothing; (2) in each class, give every person odds in proportion to
 * the model, scaled so that each person's sum to 1 and each value's sum to its published count. Kifer
 * draws permutations within a class; scaling (Sinkhorn) is the mean-field form of that, needs no draws and
 * serves too where the register holds more people than the release.
 */
export const deFinetti = {
  id: 'deFinetti',
  kind: 'attribute',
  aim: 'released',
  directions: ['person-to-value'],
  options,
  doc: {
    title: 'What the classes teach about each other',
    summary: 'Learns from all classes how the sensitive value depends on finer data of a register, and uses it to tell the members of one class apart.',
    assumptions: [
      'The register shows more of a person than the class does; otherwise the guess is the class\'s most frequent value.',
      'People are exchangeable: how value and features go together does not depend on the class.',
      'Features are taken as independent given the value; interactions are missed, so this is a lower bound.',
      'Missing sensitive values carry no information; a missing feature is a category of its own.',
      'Where labels overlap, people who may stand behind the same rows are taken as one class that holds what all those rows hold.',
    ],
    sources: [
      'Kifer, Attacks on privacy and deFinetti\'s theorem, SIGMOD 2009, 127–138, doi:10.1145/1559845.1559861.',
      'Sinkhorn, Diagonal equivalence to matrices with prescribed row and column sums, American Mathematical Monthly 74 (1967) 402–405 (the scaling that replaces draws of permutations).',
    ],
  },
  run(view, { sensitive, on, features, mostValues, rounds, smoothing }) {
    const register = registerOf(view, 'deFinetti', features);
    const targets = view.targets.get('person-to-value') ?? new Uint32Array(0);
    const column = view.release.columns.get(sensitive);
    if (column === undefined) return notApplicable(view, 'attribute', `The release has no column ${sensitive} to learn from.`);
    const coded = asCoded(column);
    if (!coded.codes.some((code) => coded.dictionary[code] !== null)) return notApplicable(view, 'attribute', `The release holds no known value of ${sensitive}.`);
    const cells = candidateCells(view.release, register, matchingColumns(on, view.release, register), view.recodings);
    const { values, odds: known } = oddsByCell(coded, cells);
    const members = rowsByClass(cells.cellOf, cells.cells);
    const learnt = features ?? register.schema.columns.filter((own) => own.attributeClass === 'quasi-identifier').map((own) => own.name);
    const odds = settle(learnt.flatMap((name) => featureOf(view, register, name, mostValues)), members, known, values.length, rounds, smoothing);
    const claims = Array.from(targets, (target): Claim => {
      const own = odds.subarray(target * values.length, (target + 1) * values.length);
      const best = own.reduce((top, p, v) => (p > own[top]! ? v : top), 0);
      return { kind: 'attribute', direction: 'person-to-value', target, guess: values[best]!, confidence: Math.min(1, own[best]!) };
    });
    return { claims, candidates: view.release.rows, applicable: true };
  },
} satisfies Attack<typeof options>;

/** Share of each known value among the rows of each cell; a cell without one has those of the whole release. Values in alphabetical order. */
function oddsByCell(column: CodedColumn, cells: CandidateCells): { values: string[]; odds: Float64Array } {
  const used = new Set(column.codes);
  const values = column.dictionary.filter((value, code): value is string => value !== null && used.has(code)).sort();
  const labelOf = column.dictionary.map((value) => (value === null ? -1 : values.indexOf(value)));
  const odds = Float64Array.from(countsByCell(cells, (row) => labelOf[column.codes[row]!]!, values.length));
  const whole = new Float64Array(values.length);
  for (const code of column.codes) if (labelOf[code]! >= 0) whole[labelOf[code]!]!++;
  for (let cell = 0; cell < cells.cells; cell++) {
    const here = odds.subarray(cell * values.length, (cell + 1) * values.length);
    const total = here.reduce((a, b) => a + b, 0);
    const [from, sum] = total > 0 ? [here.slice(), total] : [whole, whole.reduce((a, b) => a + b, 0)];
    from.forEach((n, v) => (here[v] = n / sum));
  }
  return { values, odds };
}

/** A column of the register as a feature, at the finest level with few enough values; none if there is no such level. */
function featureOf(view: AdversaryView, register: Table, name: string, mostValues: number): CodedColumn[] {
  const column = asCoded(columnOf(register, name));
  if (new Set(column.codes).size <= mostValues) return [column];
  const recoding = view.recodings.get(name);
  if (recoding === undefined || recoding.kind === 'local') return [];
  const table = levelTable(column, recoding.hierarchy);
  const level = table.labels.findIndex((labels) => labels.length <= mostValues);
  return [columnAtLevel(column, table, level)];
}

/** Odds of every register entry for every value, entry by entry. */
function settle(features: readonly CodedColumn[], members: ClassRows, known: Float64Array, width: number, rounds: number, smoothing: number): Float64Array {
  const entries = members.rows.length;
  const odds = new Float64Array(entries * width);
  const classes = members.starts.length - 1;
  for (let own = 0; own < classes; own++) {
    for (let at = members.starts[own]!; at < members.starts[own + 1]!; at++) odds.set(known.subarray(own * width, (own + 1) * width), members.rows[at]! * width);
  }
  for (let round = 0; round < rounds; round++) {
    const before = odds.slice();
    const model = features.map((feature) => learn(feature, odds, width, smoothing));
    for (let entry = 0; entry < entries; entry++) {
      const scores = odds.subarray(entry * width, (entry + 1) * width).fill(0);
      features.forEach((feature, f) => {
        for (let v = 0; v < width; v++) scores[v]! += model[f]![feature.codes[entry]! * width + v]!;
      });
      const most = scores.reduce((a, b) => Math.max(a, b), -Infinity);
      for (let v = 0; v < width; v++) scores[v] = exp(scores[v]! - most);
    }
    for (let own = 0; own < classes; own++) fit(odds, members.rows.subarray(members.starts[own], members.starts[own + 1]), known.subarray(own * width, (own + 1) * width));
    const moved = odds.reduce((sum, p, i) => sum + Math.abs(p - before[i]!), 0);
    if (moved < SETTLED * odds.length) break;
  }
  return odds;
}

/** ln P(feature value | sensitive value), one row per code. */
function learn(feature: CodedColumn, odds: Float64Array, width: number, smoothing: number): Float64Array {
  const size = feature.dictionary.length;
  const people = feature.codes.length;
  const shares = new Float64Array(size);
  for (const code of feature.codes) shares[code]! += 1 / people;
  const counts = Float64Array.from({ length: size * width }, (_, at) => smoothing * shares[Math.floor(at / width)]!);
  const totals = new Float64Array(width).fill(smoothing);
  for (let entry = 0; entry < feature.codes.length; entry++) {
    for (let v = 0; v < width; v++) {
      const p = odds[entry * width + v]!;
      counts[feature.codes[entry]! * width + v]! += p;
      totals[v]! += p;
    }
  }
  return counts.map((count, at) => ln(count / totals[at % width]!));
}

/** Scales the odds of a class's members: each value's sum to its published share of them, each person's to 1. */
function fit(odds: Float64Array, rows: Uint32Array, known: Float64Array): void {
  const width = known.length;
  if (rows.length === 1) {
    odds.set(known, rows[0]! * width);
    return;
  }
  for (let i = 0; i < FITS; i++) {
    for (let v = 0; v < width; v++) {
      let sum = 0;
      for (let at = 0; at < rows.length; at++) sum += odds[rows[at]! * width + v]!;
      const factor = sum > 0 ? (known[v]! * rows.length) / sum : 0;
      for (let at = 0; at < rows.length; at++) odds[rows[at]! * width + v]! *= factor;
    }
    for (let at = 0; at < rows.length; at++) {
      const from = rows[at]! * width;
      let sum = 0;
      for (let v = 0; v < width; v++) sum += odds[from + v]!;
      if (sum > 0) for (let v = 0; v < width; v++) odds[from + v]! /= sum;
      else odds.set(known, from);
    }
  }
}
