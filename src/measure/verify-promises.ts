import { codeTexts, makeTable, type Column, type Table } from '../columns/column.ts';
import type { TrustedSession } from '../engine/port.ts';
import { ident, joined, sql } from '../engine/sql.ts';
import type { Promised } from '../release/step.ts';
import { numbersOf } from './risk/class-steps.ts';

const TABLE = 'promised release';
const SUBJECT = 'promised subject';

/**
 * Recounts what a release promises by SQL, which shares no code with the steps that made it; throws where a
 * promise is broken, so that no such release is ever written. Missing values form a category of their own.
 */
export async function verifyPromises(session: TrustedSession, release: Table, subject: Int32Array, promises: readonly Promised[]): Promise<void> {
  const counted = promises.flatMap((promise) => (promise.kind === 'model' && promise.model.model === 'k-anonymity' ? [{ ...promise, k: promise.model.k }] : []));
  for (const promise of promises) {
    if (promise.kind === 'absent' && promise.columns.some((name) => release.columns.has(name))) broken(promise);
    if (promise.kind === 'only-with') throw new Error('release.promise: expected a promise that the released table shows, got one about a ledger');
  }
  if (counted.length === 0) return;
  const columns = new Map<string, Column>(release.columns).set(SUBJECT, codeTexts(Array.from(subject, String), subject.length));
  await session.load(makeTable({ name: TABLE, columns: [...release.schema.columns, { name: SUBJECT, type: 'string', attributeClass: 'direct-identifier' }] }, columns));
  for (const promise of counted) {
    const keys = promise.columns.filter((name) => release.columns.has(name)).map(ident);
    const size = promise.unit === 'subject' ? sql`count(DISTINCT ${ident(SUBJECT)})` : sql`count(*)`;
    const grouped = keys.length === 0 ? sql`SELECT ${size} AS size FROM ${ident(TABLE)}` : sql`SELECT ${size} AS size FROM ${ident(TABLE)} GROUP BY ${joined(keys)}`;
    const result = await session.query(sql`SELECT count(*) AS violations FROM (${grouped}) WHERE size > 0 AND size < ${promise.k}`);
    if (numbersOf(result, 'violations')[0] !== 0) broken(promise);
  }
}

function broken(promise: Promised): never {
  throw new Error(`release.promise: expected ${promise.kind === 'model' ? promise.model.model : promise.kind} to hold on the output, got a violation`);
}
