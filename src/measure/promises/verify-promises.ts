import { columnOf, type Table } from '../../columns/column.ts';
import type { PublishedRecoding } from '../../columns/disclose.ts';
import type { TrustedSession } from '../../engine/port.ts';
import { ident, joined, sql, withSteps, type Sql, type Step } from '../../engine/sql.ts';
import type { Promised, ReleaseState } from '../../release/step.ts';
import { sensitiveOf } from '../../schema/privacy-model.ts';
import { numbersOf } from '../risk/class-steps.ts';
import { sizeSteps, tooRisky, tooSmall } from './class-size-recount.ts';
import { closenessBroken, type GroundTables } from './closeness-recount.ts';
import { diversityBroken } from './diversity-recount.ts';
import { kmViolations } from './km-recount.ts';
import { likenessBroken } from './likeness-recount.ts';
import { populationBroken, populationSteps } from './population-recount.ts';
import { recountTables, type RecountTables } from './recount-tables.ts';
import { tooManyUnique } from './uniqueness-recount.ts';
import { wildcardViolations } from './wildcard-recount.ts';

/** A release with what it was promised to be. */
export interface Verification {
  /** The rows as they leave, and whom the owner takes each to be about. */
  readonly release: Table;
  readonly subject: Int32Array;
  readonly promises: readonly Promised[];
  /**
   * The rows as they were when the step that made a promise received them: the yardstick of t-closeness, β-likeness
   * and δ-disclosure privacy, so that the rows which the step then suppresses never change it.
   */
  readonly received: (promise: Promised) => Pick<ReleaseState, 'table' | 'subject' | 'hierarchies'>;
  /** For k-map and δ-presence: a row for each person. */
  readonly population?: Table;
  /** How columns were generalized, as published; the population is generalized in the same way. */
  readonly recodings: ReadonlyMap<string, PublishedRecoding>;
}

type ModelPromise = Extract<Promised, { readonly kind: 'model' }>;

/**
 * Recounts what a release promises by SQL, which shares no code with the steps that made it; throws where a promise
 * is broken, so that no such release is ever written. Gives the promises that were recounted and hold. Not among
 * them are those that no count of one output can show (differential privacy) and those about a sensitive column that was not released.
 *
 * Missing values form a category of their own. Where a column of the classes was not released, the others are
 * grouped: what anybody can still tell apart.
 */
export async function verifyPromises(session: TrustedSession, verification: Verification): Promise<ReadonlySet<Promised>> {
  const { release, promises } = verification;
  const kept = new Set<Promised>();
  const tables = await recountTables(session);
  for (const promise of promises) {
    if (promise.kind === 'only-with') throw new Error('release.promise: expected a promise that the released table shows, got one about a ledger');
    if (promise.kind === 'differential-privacy') continue;
    if (promise.kind === 'absent') {
      if (promise.columns.some((name) => release.columns.has(name))) broken(promise.kind);
    } else {
      const violations = await violationsOf(session, promise, verification, tables);
      if (violations === undefined) continue;
      if (violations !== 0) broken(promise.model.model);
    }
    kept.add(promise);
  }
  return kept;
}

/** How many classes, rows or combinations break a promise; undefined where nothing can be counted. */
export async function violationsOf(session: TrustedSession, promise: ModelPromise, verification: Verification, tables: RecountTables): Promise<number | undefined> {
  const { model, unit } = promise;
  const { release, subject } = verification;
  if (model.model === 'km-anonymity') {
    if (!release.columns.has(model.item)) return undefined;
    return kmViolations(session, await tables.rows(release, namedBy(verification), subject), `c ${model.item}`, 'who', model.k, model.m);
  }
  if (model.model === 'k-anonymity' && model.missing === 'wildcard') {
    const columns = promise.columns.filter((name) => release.columns.has(name)).map((name) => `c ${name}`);
    if (columns.length === 0) return undefined;
    return wildcardViolations(session, { table: await tables.rows(release, namedBy(verification), subject), columns, subject: unit === 'subject' ? 'who' : null, k: model.k });
  }
  if (model.model === 'population-uniqueness') {
    const keys = promise.columns.filter((name) => release.columns.has(name));
    const received = verification.received(promise);
    // Somebody with rows in several classes is counted in each there, which no table of subjects shows.
    if (keys.length === 0 || (unit === 'subject' && new Set(received.subject).size < received.subject.length)) return undefined;
    return tooManyUnique(session, await tables.rows(release, namedBy(verification), subject), keys.map((name) => `c ${name}`), received.table.rows, model);
  }
  const recount = await recountOf(promise, verification, tables);
  if (recount === undefined) return undefined;
  const result = await session.query(withSteps(recount.steps, sql`SELECT count(*) AS violations FROM (${recount.broken})`));
  return numbersOf(result, 'violations')[0]!;
}

/** What counts the classes that break a promise; undefined where nothing can be counted. */
async function recountOf(promise: ModelPromise, verification: Verification, tables: RecountTables): Promise<{ readonly steps: readonly Step[]; readonly broken: Sql } | undefined> {
  const { model, unit } = promise;
  const { release, subject, population, recodings } = verification;
  if (model.model === 'population-uniqueness' || model.model === 'km-anonymity') throw new Error(`release.promise: expected a model that a query of classes decides, got ${model.model}`);
  const columns = promise.columns.filter((name) => release.columns.has(name));
  const width = Math.max(columns.length, 1);
  const sensitive = sensitiveOf(model);
  if (sensitive !== undefined && !release.columns.has(sensitive)) return undefined;
  const loaded = await tables.rows(release, namedBy(verification), subject);
  const keys = columns.length === 0 ? [sql`0 AS q0`] : columns.map((name, index) => sql`${ident(`c ${name}`)} AS ${ident(`q${index}`)}`);
  const rowsWith = (...further: Sql[]): Sql => sql`SELECT ${joined([...keys, ...further])} FROM ${ident(loaded)}`;
  const sizes = sizeSteps(rowsWith(sql`who`), width, unit);
  switch (model.model) {
    case 'k-anonymity':
      return { steps: sizes, broken: tooSmall(model.k) };
    case 'average-risk':
      return { steps: sizes, broken: tooRisky(model.max) };
    case 'k-map':
    case 'delta-presence': {
      if (population === undefined) throw new Error(`release.promise: expected the population that ${model.model} was promised in, got none`);
      const people = await tables.people(population, columns, recodings);
      return { steps: [...sizes, ...populationSteps(ident(people), width)], broken: populationBroken(model) };
    }
  }
  const { table, subject: everyone, hierarchies } = verification.received(promise);
  const column = columnOf(table, model.column);
  const whole = await tables.rows(table, [model.column], everyone);
  const value = sql`${ident(`c ${model.column}`)}::VARCHAR AS value`;
  const steps = await tables.values(JSON.stringify([loaded, columns, model.column, unit, whole]), { rows: rowsWith(value, sql`who`), width, unit, whole: sql`SELECT ${value}, who FROM ${ident(whole)}` });
  switch (model.model) {
    case 'distinct-l-diversity':
    case 'entropy-l-diversity':
    case 'recursive-cl-diversity':
      return { steps, broken: diversityBroken(model) };
    case 't-closeness': {
      const hierarchy = model.distance === 'equal' ? undefined : hierarchies.get(model.column);
      const ground: GroundTables = {
        ...(model.distance === 'hierarchical' && hierarchy !== undefined ? { levels: { table: await tables.levels(column, hierarchy), height: hierarchy.levels - 1 } } : {}),
        ...(hierarchy?.order === undefined ? {} : { ranks: await tables.ranks(hierarchy.order) }),
      };
      const { steps: further, classes } = closenessBroken(model, ground);
      return { steps: [...steps, ...further], broken: classes };
    }
    case 'beta-likeness':
    case 'delta-disclosure-privacy':
      return { steps, broken: likenessBroken(model) };
  }
}

/** The released columns that any promise speaks of, so that the rows are stored once. */
function namedBy({ release, promises }: Verification): string[] {
  const named = promises.flatMap((promise) => (promise.kind === 'model' ? [...promise.columns, sensitiveOf(promise.model) ?? [], 'item' in promise.model ? promise.model.item : []].flat() : []));
  return [...new Set(named)].filter((name) => release.columns.has(name));
}

function broken(what: string): never {
  throw new Error(`release.promise: expected ${what} to hold on the output, got a violation`);
}
