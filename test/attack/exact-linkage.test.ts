import { describe, expect, it } from 'vitest';
import { exactLinkage } from '../../src/attack/linkage/exact-linkage.ts';
import { asCoded, codeTexts, columnOf, makeTable, selectColumns, type Column, type Table } from '../../src/columns/column.ts';
import { duckDb } from '../../src/engine/duckdb/duckdb-engine.ts';
import { sql } from '../../src/engine/sql.ts';
import { prepareBout, type Score } from '../../src/measure/referee.ts';
import { keyedDraws } from '../../src/random/keyed-draws.ts';
import { hierarchiesFor } from '../../src/release/default-hierarchies.ts';
import { kAnonymize } from '../../src/release/k-anonymity.ts';
import type { ReleaseState } from '../../src/release/step.ts';
import { hierarchyOf, type Hierarchy } from '../../src/schema/hierarchy.ts';
import { smallWorld, type SmallWorld } from '../small-world.ts';

const DIRECTIONS = ['record-to-person', 'member-to-record', 'person-to-record'] as const;
const QUASI = ['sex', 'birthDate', 'postcode'];

function rawState(world: SmallWorld, hierarchies?: ReadonlyMap<string, Hierarchy>): ReleaseState {
  const table = selectColumns(world.collected, [...QUASI, 'politicalLeaning']);
  const draws = (attribute: string) => keyedDraws({ seed: 1, stage: 'release', instance: 0, attribute });
  return {
    form: 'records',
    table,
    rows: Uint32Array.from({ length: table.rows }, (_, row) => row),
    subject: world.personOfContact,
    ledger: { consentRecorded: new Uint8Array(table.rows).fill(1), optedOut: new Uint8Array(table.rows) },
    recodings: new Map(),
    pseudonymized: new Set(),
    hierarchies: hierarchies ?? hierarchiesFor(table.schema, table.columns, {}),
    draws,
  };
}

function attack(world: SmallWorld, state: ReleaseState, seed: number): Record<(typeof DIRECTIONS)[number], Score> {
  const draws = (instance: string) => keyedDraws({ seed, stage: 'referee', instance, attribute: '' });
  const bout = prepareBout({
    truth: { people: world.people, collected: world.collected, personOfContact: world.personOfContact, withheld: new Uint8Array(world.people.rows), optedOut: new Uint8Array(world.people.rows) },
    released: state,
    sources: new Map([['register', { table: world.register, personOf: world.personOfEntry }]]),
    directions: DIRECTIONS,
    aim: 'released',
    sensitive: 'politicalLeaning',
    maxTargets: 1_000_000,
    draws,
    attackDraws: keyedDraws({ seed, stage: 'attack', instance: 0, attribute: '' }),
  });
  const { claims } = exactLinkage.run(bout.view, exactLinkage.options.parse({}));
  return Object.fromEntries(DIRECTIONS.map((direction) => [direction, bout.score(claims, direction)])) as Record<(typeof DIRECTIONS)[number], Score>;
}

/** The three rates from the truth, in SQL: E released, R register entries and a of both in each class. */
async function ratesBySql(world: SmallWorld, state: ReleaseState): Promise<{ rates: number[]; variances: number[] }> {
  const text = (table: Table, name: string, recoded: boolean): (string | null)[] => {
    const column = asCoded(columnOf(table, name));
    const recoding = recoded ? state.recodings.get(name) : undefined;
    return Array.from(column.codes, (code) => {
      const value = column.dictionary[code] ?? null;
      return recoding === undefined || recoding.kind === 'local' ? value : recoding.hierarchy.generalize(value, recoding.level);
    });
  };
  const keyed = (name: string, table: Table, people: readonly number[], recoded: boolean): Table => {
    const cells = QUASI.map((quasi) => text(table, quasi, recoded));
    const keys = people.map((_, row) => cells.map((cell) => cell[row]).join('|'));
    return makeTable(
      { name, columns: [{ name: 'class', type: 'string', attributeClass: 'insensitive' }, { name: 'person', type: 'integer', attributeClass: 'insensitive' }] },
      new Map<string, Column>([['class', codeTexts(keys, keys.length)], ['person', { kind: 'number', type: 'integer', values: Int32Array.from(people) }]]),
    );
  };
  const session = await duckDb.openTrusted();
  try {
    await session.load(keyed('released', state.table, Array.from(state.rows, (row) => world.personOfContact[row]!), false));
    await session.load(keyed('register', world.register, Array.from(world.personOfEntry), true));
    const result = await session.query(sql`
      WITH e AS (SELECT class, count(*) AS e FROM released GROUP BY class),
           r AS (SELECT class, count(*) AS r FROM register GROUP BY class),
           a AS (SELECT released.class, count(*) AS a FROM released JOIN register USING (class, person) GROUP BY released.class),
           c AS (SELECT coalesce(e.class, r.class) AS class, coalesce(e, 0) AS e, coalesce(r, 0) AS r, coalesce(a, 0) AS a
                 FROM e FULL JOIN r ON e.class::VARCHAR = r.class::VARCHAR LEFT JOIN a ON a.class::VARCHAR = coalesce(e.class::VARCHAR, r.class::VARCHAR)),
           members AS (SELECT count(*) AS m FROM register WHERE person IN (SELECT person FROM released))
      SELECT (sum(a / nullif(r, 0)) / sum(e))::VARCHAR AS record_rate,
             (sum(a / nullif(e, 0)) / any_value(m))::VARCHAR AS member_rate,
             (sum(a / nullif(e, 0)) / sum(r))::VARCHAR AS entry_rate,
             sum(e)::VARCHAR AS n, any_value(m)::VARCHAR AS m, sum(r)::VARCHAR AS entries,
             sum(a * (1 / nullif(r, 0)) * (1 - 1 / nullif(r, 0)))::VARCHAR AS record_variance,
             sum(a * (1 / nullif(e, 0)) * (1 - 1 / nullif(e, 0)))::VARCHAR AS member_variance
      FROM c, members`);
    const number = (name: string): number => Number(asCoded(columnOf(result, name)).dictionary[asCoded(columnOf(result, name)).codes[0]!]);
    const [n, m, entries] = [number('n'), number('m'), number('entries')];
    return {
      rates: [number('record_rate'), number('member_rate'), number('entry_rate')],
      variances: [number('record_variance') / n / n, number('member_variance') / m / m, number('member_variance') / entries / entries],
    };
  } finally {
    await session.close();
  }
}

describe('exactLinkage', () => {
  const world = smallWorld(20_000, 7);

  for (const k of [1, 2, 5, 11]) {
    it(`agrees with the rates counted from the truth by SQL, within four standard errors, at k = ${k}`, async () => {
      const raw = rawState(world);
      const state = k === 1 ? raw : kAnonymize.run(raw, kAnonymize.options.parse({ k, suppressionLimit: 0.2 })).state;
      const { rates, variances } = await ratesBySql(world, state);
      const scores = attack(world, state, 3);
      const success = (score: Score): number => score.main.filter((outcome) => outcome.correct).length / score.main.length;
      const entry = scores['person-to-record'];
      const observed = [success(scores['record-to-person']), success(scores['member-to-record']), entry.main.filter((outcome) => outcome.correct).length / (entry.main.length + entry.control.targets)];
      observed.forEach((rate, i) => expect(Math.abs(rate - rates[i]!), `direction ${i}: ${rate} against ${rates[i]}`).toBeLessThanOrEqual(4 * Math.sqrt(variances[i]!) + 1e-12));
      expect(rates[0]).toBeGreaterThan(0);
    });
  }

  it('never succeeds in a class of E people more often than 1/E', () => {
    const state = kAnonymize.run(rawState(world), kAnonymize.options.parse({ k: 5, suppressionLimit: 0.2 })).state;
    const keys = Array.from({ length: state.table.rows }, (_, row) => QUASI.map((name) => asCoded(columnOf(state.table, name)).codes[row]).join('|'));
    const classOfPerson = new Map(Array.from(state.rows, (row, i) => [world.personOfContact[row]!, keys[i]!]));
    const size = new Map<string, number>();
    for (const key of keys) size.set(key, (size.get(key) ?? 0) + 1);
    const hits = new Map<string, { right: number; tried: number }>();
    for (let seed = 0; seed < 20; seed++) {
      for (const { person, correct } of attack(world, state, seed)['member-to-record'].main) {
        const entry = hits.get(classOfPerson.get(person)!) ?? { right: 0, tried: 0 };
        entry.tried++;
        if (correct) entry.right++;
        hits.set(classOfPerson.get(person)!, entry);
      }
    }
    let z2 = 0;
    for (const [key, { right, tried }] of hits) {
      const p = 1 / size.get(key)!;
      expect(size.get(key)).toBeGreaterThanOrEqual(5);
      const z = (right / tried - p) / Math.sqrt((p * (1 - p)) / tried);
      expect(z).toBeLessThan(5);
      z2 += z * z;
    }
    expect(hits.size).toBeGreaterThan(20);
    expect(z2 / hits.size).toBeLessThan(1.5);
  });

  it('abstains where release and register share no quasi-identifier', () => {
    const state = rawState(world);
    const bare = { ...state, table: selectColumns(state.table, ['politicalLeaning']) };
    const scores = attack(world, bare, 1);
    expect(scores['record-to-person'].mainAbstained).toBe(scores['record-to-person'].main.length);
    expect(scores['record-to-person'].wronglyNamed).toBe(0);
  });

  it('maps its own values through published recodings only: a released date of birth by year joins by year', () => {
    const year = hierarchyOf({ kind: 'date', levels: ['year'] });
    const state = rawState(world, new Map([['sex', hierarchyOf({ kind: 'suppress' })], ['postcode', hierarchyOf({ kind: 'suppress' })], ['birthDate', year]]));
    const released = kAnonymize.run(state, kAnonymize.options.parse({ k: 30, suppressionLimit: 0 })).state;
    const scores = attack(world, released, 1);
    expect(scores['member-to-record'].mainAbstained).toBe(0);
  });
});
