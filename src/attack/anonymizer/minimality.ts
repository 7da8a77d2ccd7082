import { z } from 'zod';
import { asCoded, cellText, columnOf, type Table } from '../../columns/column.ts';
import { overlaps } from '../../columns/joint-classes.ts';
import type { Hierarchy } from '../../schema/hierarchy.ts';
import { InputError } from '../../schema/input-error.ts';
import type { Claim } from '../../schema/view.ts';
import { notApplicable, registerOf, type Attack } from '../attack.ts';
import { credibilities, worldShares, type WorldShares } from './consistent-worlds.ts';
import { classesAlong, type LevelPath } from './top-down-split.ts';

const options = z.strictObject({
  sensitive: z.string().default('politicalLeaning').describe('The sensitive column.'),
  guarded: z.string().describe('The value whose share in every class the publisher kept at 1/l or below.'),
  l: z.number().gt(1).default(2).describe('The promised diversity: at most 1/l of a class hold the guarded value. A number above 1. Default: 2.'),
  k: z.number().int().min(1).default(1).describe('Smallest class that the publisher allows, in rows. A part below it explains a generalization without any sensitive value. Default: 1.'),
  path: z.array(z.array(z.number().int().min(0)).min(1)).min(2).describe('The levels that the publisher tries, from the finest to the coarsest: one level per column of `on` in each step. Public, since the algorithm is.'),
  on: z.array(z.string()).min(1).describe('The generalized columns, in the order of the levels in `path`. Their hierarchies are those published with the release.'),
  decides: z.enum(['class', 'table']).default('class').describe('Whether the publisher generalizes each class by itself (local recoding) or the whole table at once (full-domain). Default: class.'),
});

/**
 * The minimality attack: a publisher that generalizes no further than l-diversity asks for tells, by
 * generalizing, that the finer classes would not have been diverse. Of the worlds that agree with the
 * published counts only those remain in which one of the parts breaks the promise, and in them some
 * people hold the guarded value with a probability above 1/l. Claims the value for those people, with
 * that probability as confidence, and abstains on everybody else.
 */
export const minimality = {
  id: 'minimality',
  kind: 'attribute',
  aim: 'released',
  directions: ['person-to-value'],
  options,
  doc: {
    title: 'Why was this generalized?',
    summary: 'Reads from the fact that a class was generalized that a finer class would have broken the promised diversity, and finds people whose chance of holding the guarded value is above the promised 1/l.',
    assumptions: [
      'The adversary knows the algorithm, its levels, k and l, and a register of exactly the people in the release; a class whose size differs in the two is left alone.',
      'Before the release every way to hand out a class\'s values is as likely as any other.',
      'One value is guarded: diversity means that at most 1/l of a class hold it. A missing value does not hold it.',
      'The publisher takes the finest lawful step of the path, for each class by itself or for the table as a whole; rows are not suppressed.',
      'A class of too many parts and guarded values to be counted (parts × values above 20 million) tells nothing beyond its share.',
    ],
    sources: ['Wong, Fu, Wang and Pei, Minimality attack in privacy preserving data publishing, VLDB 2007, 543–554.'],
  },
  run(view, { sensitive, guarded, l, k, path, on, decides }) {
    const register = registerOf(view, 'minimality', on);
    const targets = view.targets.get('person-to-value') ?? new Uint32Array(0);
    const column = view.release.columns.get(sensitive);
    if (column === undefined) return notApplicable(view, 'attribute', `The release has no column ${sensitive} to read.`);
    const hierarchies = new Map<string, Hierarchy>();
    for (const name of on) {
      const recoding = view.recodings.get(name);
      if (!view.release.columns.has(name)) return notApplicable(view, 'attribute', `The release has no column ${name}.`);
      if (recoding === undefined) return notApplicable(view, 'attribute', `The column ${name} was not generalized: there is nothing to explain.`);
      if (overlaps(recoding) || recoding.kind === 'local') return notApplicable(view, 'attribute', `The column ${name} has labels or gaps that no hierarchy gives, so that no path of levels explains them.`);
      hierarchies.set(name, recoding.hierarchy);
    }
    requirePath(path, on, hierarchies);
    const values = asCoded(column);
    const held = Uint8Array.from(values.codes, (code) => (values.dictionary[code] === guarded ? 1 : 0));
    const believed = believe(view.release, held, register, { names: on, hierarchies, steps: path }, { l, k, decides });
    const claims = Array.from(targets, (target): Claim => {
      const chance = believed[target]!;
      const breach = chance > 1 / l + 1e-9;
      return { kind: 'attribute', direction: 'person-to-value', target, guess: breach ? guarded : null, confidence: breach ? chance : 0 };
    });
    return { claims, candidates: register.rows, applicable: true };
  },
} satisfies Attack<typeof options>;

/** Refuses levels that the hierarchies do not have, and steps that do not generalize the one before. */
function requirePath(path: readonly (readonly number[])[], on: readonly string[], hierarchies: ReadonlyMap<string, Hierarchy>): void {
  for (const step of path) {
    if (step.length !== on.length) throw new InputError(`minimality.path: expected a level for each of ${on.join(', ')} in every step, got ${step.length} of ${on.length}`);
    step.forEach((level, j) => {
      const { levels } = hierarchies.get(on[j]!)!;
      if (level >= levels) throw new InputError(`minimality.path: expected levels of ${on[j]} from 0 to ${levels - 1}, got ${level}`);
    });
  }
  path.forEach((step, i) => {
    if (i > 0 && step.some((level, j) => level < path[i - 1]![j]!)) throw new InputError(`minimality.path: expected steps from the finest to the coarsest, got [${step.join(', ')}] after [${path[i - 1]!.join(', ')}]`);
  });
}

/** Coefficients that counting one class may take, at 8 bytes each; a class that takes more is left at its own share. Assumed. */
const MOST_COEFFICIENTS = 20_000_000;

/** The chance of each register entry to hold the guarded value; NaN where its class cannot be told. */
function believe(release: Table, held: Uint8Array, register: Table, path: LevelPath, rule: { readonly l: number; readonly k: number; readonly decides: 'class' | 'table' }): Float64Array {
  const along = classesAlong(register, path);
  const published = publishedClasses(release, held, path.names);
  const chance = new Float64Array(register.rows).fill(Number.NaN);
  const classes = new Map<string, { step: number; rows: number[] }>();
  for (let row = 0; row < register.rows; row++) {
    // The coarsest step whose labels were published is where the class was left.
    for (let step = path.steps.length - 1; step >= 0; step--) {
      const key = keyOf(along[step]!.labels.map((label) => cellText(label, row)));
      if (!published.has(key)) continue;
      const entry = classes.get(key) ?? { step, rows: [] };
      entry.rows.push(row);
      classes.set(key, entry);
      break;
    }
  }
  const weighed: { readonly parts: Uint32Array; readonly rows: readonly number[]; readonly shares: WorldShares }[] = [];
  let explained = false;
  for (const [key, { step, rows }] of classes) {
    const { size, guarded } = published.get(key)!;
    if (size !== rows.length) continue;
    for (const row of rows) chance[row] = guarded / size;
    if (step === 0) continue;
    const finer = along[step - 1]!.ofRow;
    const partOf = new Map<number, number>();
    const parts = Uint32Array.from(rows, (row) => {
      const own = finer[row]!;
      if (!partOf.has(own)) partOf.set(own, partOf.size);
      return partOf.get(own)!;
    });
    const groups = new Array<number>(partOf.size).fill(0);
    for (const part of parts) groups[part]!++;
    if (groups.some((members) => members < rule.k) || groups.length * guarded > MOST_COEFFICIENTS) explained = true;
    else weighed.push({ parts, rows, shares: worldShares({ groups, guarded, l: rule.l }) });
  }
  if (rule.decides === 'table' && explained) return chance;
  weighed.forEach(({ parts, rows, shares }, own) => {
    const othersDiverse = rule.decides === 'class' ? 1 : weighed.reduce((all, other, i) => (i === own ? all : all * other.shares.diverse), 1);
    const believed = credibilities(shares, othersDiverse);
    rows.forEach((row, i) => (chance[row] = believed[parts[i]!]!));
  });
  return chance;
}

function publishedClasses(release: Table, held: Uint8Array, names: readonly string[]): Map<string, { size: number; guarded: number }> {
  const columns = names.map((name) => columnOf(release, name));
  const classes = new Map<string, { size: number; guarded: number }>();
  for (let row = 0; row < release.rows; row++) {
    const key = keyOf(columns.map((column) => cellText(column, row)));
    const entry = classes.get(key) ?? { size: 0, guarded: 0 };
    entry.size++;
    entry.guarded += held[row]!;
    classes.set(key, entry);
  }
  return classes;
}

/** A missing value is a category of its own. */
function keyOf(labels: readonly (string | null)[]): string {
  return JSON.stringify(labels);
}
