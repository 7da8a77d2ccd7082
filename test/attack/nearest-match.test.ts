import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { exactLinkage } from '../../src/attack/linkage/exact-linkage.ts';
import { nearestMatch } from '../../src/attack/linkage/noisy-matching.ts';
import { codeTexts, makeTable, selectColumns, type Table } from '../../src/columns/column.ts';
import { disclose, type AdversaryView } from '../../src/columns/disclose.ts';
import { prepareBout, type Score } from '../../src/measure/referee.ts';
import { keyedDraws } from '../../src/random/keyed-draws.ts';
import { hierarchiesFor } from '../../src/release/default-hierarchies.ts';
import { kAnonymize } from '../../src/release/k-anonymity.ts';
import type { ReleaseState } from '../../src/release/step.ts';
import type { Claim } from '../../src/schema/view.ts';
import { withKnowledge } from '../../src/sources/outside-knowledge.ts';
import type { SourceInput, SourceMethod } from '../../src/sources/source.ts';
import { smallWorld, type SmallWorld } from '../small-world.ts';

const draws = (attribute: string, seed = 5) => keyedDraws({ seed, stage: 'test', instance: 0, attribute });

describe('nearestMatch by hand', () => {
  const tableOf = (name: string, columns: Readonly<Record<string, readonly (string | null)[]>>): Table =>
    makeTable({ name, columns: Object.keys(columns).map((column) => ({ name: column, type: 'string', attributeClass: 'quasi-identifier' })) }, new Map(Object.entries(columns).map(([column, cells]) => [column, codeTexts(cells, cells.length)])));
  const release = tableOf('customer', { town: ['a', 'a', 'b', 'b'], sex: ['F', 'M', 'F', 'M'], job: ['x', 'y', 'y', 'y'] });

  /** Released row that is named for the only entry of a register, and the confidence. */
  function named(entry: Readonly<Record<string, string | null>>, eccentricity: number): readonly [guess: number | null, confidence: number] {
    const register = tableOf('register', Object.fromEntries(Object.entries(entry).map(([name, cell]) => [name, [cell]])));
    const { view, key } = disclose({ release, recodings: new Map(), sources: new Map([['register', register]]), targets: new Map([['member-to-record', Uint32Array.of(0)]]), shuffle: draws, draws: draws('attack') });
    const [{ guess, confidence }] = nearestMatch.run(view, { eccentricity }).claims as [Claim];
    return [guess === null ? null : key.release[guess as number]!, confidence];
  }

  it('names the record that agrees on what is rare, if it stands out', () => {
    // In units of ln 2, a and F weigh 1 and x weighs 2: scores 4, 1, 1, 0; σ = 1.5, so that the eccentricity is 2.
    expect(named({ town: 'a', sex: 'F', job: 'x' }, 1.99)[0]).toBe(0);
    expect(named({ town: 'a', sex: 'F', job: 'x' }, 2.01)[0]).toBeNull();
    expect(named({ town: 'a', sex: 'F', job: 'x' }, 1.99)[1]).toBeCloseTo(1 / (1 + 2 * Math.exp(-2) + Math.exp(-4 / 1.5)), 12);
  });

  it('bears one wrong value', () => {
    // M is wrong: scores 3, 2, 0, 1; σ = √1.25, so that the eccentricity is 0.894.
    expect(named({ town: 'a', sex: 'M', job: 'x' }, 0.89)[0]).toBe(0);
    expect(named({ town: 'a', sex: 'M', job: 'x' }, 0.9)[0]).toBeNull();
  });

  it('counts what is not known for nobody', () => {
    expect(named({ town: null, sex: null, job: 'x' }, 0.1)[0]).toBe(0);
    // Two records of a tie.
    expect(named({ town: 'a', sex: null, job: null }, 0.1)).toEqual([null, expect.closeTo(1 / (2 + 2 * Math.exp(-2)), 12)]);
    expect(named({ town: null, sex: null, job: null }, 0.1)).toEqual([null, 1 / 4]);
    expect([0, 1, 2, 3]).toContain(named({ town: null, sex: null, job: null }, 0)[0]);
  });
});

const QUASI = ['sex', 'birthDate', 'postcode'];

function rawState(world: SmallWorld): ReleaseState {
  const table = selectColumns(world.collected, QUASI);
  return {
    form: 'records',
    table,
    rows: Uint32Array.from({ length: table.rows }, (_, row) => row),
    subject: world.personOfContact,
    ledger: { consentRecorded: new Uint8Array(table.rows).fill(1), optedOut: new Uint8Array(table.rows) },
    recodings: new Map(),
    pseudonymized: new Set(),
    hierarchies: hierarchiesFor(table.schema, table.columns, {}),
    draws,
  };
}

/** The register as an outsider with this knowledge has it. */
function knownRegister(world: SmallWorld, knowledge: object) {
  const register = { id: 'register', schema: world.register.schema, scope: 'block', reads: [], options: z.strictObject({}), doc: { title: '', summary: '', assumptions: [], sources: [] }, run: () => ({ table: world.register, personOf: world.personOfEntry }) } as unknown as SourceMethod;
  const source = withKnowledge(register);
  return source.run({ people: world.people, seed: 9, instance: 'x' } as SourceInput, source.options.parse({ knowledge }) as never);
}

const DIRECTIONS = ['record-to-person', 'member-to-record', 'person-to-record'] as const;

function fought(world: SmallWorld, state: ReleaseState, knowledge: object, run: (view: AdversaryView) => { readonly claims: readonly Claim[] }): { readonly claims: readonly Claim[]; readonly scores: Record<(typeof DIRECTIONS)[number], Score> } {
  const bout = prepareBout({
    truth: { people: world.people, collected: world.collected, personOfContact: world.personOfContact, withheld: new Uint8Array(world.people.rows), optedOut: new Uint8Array(world.people.rows) },
    released: state,
    sources: new Map([['register', knownRegister(world, knowledge)]]),
    directions: DIRECTIONS,
    aim: 'released',
    sensitive: 'politicalLeaning',
    maxTargets: 600,
    draws,
    attackDraws: draws('attack'),
  });
  const { claims } = run(bout.view);
  return { claims, scores: Object.fromEntries(DIRECTIONS.map((direction) => [direction, bout.score(claims, direction)])) as Record<(typeof DIRECTIONS)[number], Score> };
}

const nearest = (eccentricity: number) => (view: AdversaryView) => nearestMatch.run(view, { eccentricity });
const exactly = (view: AdversaryView) => exactLinkage.run(view, { minConfidence: 1 });
const success = ({ main }: Score): number => main.filter(({ correct }) => correct).length / main.length;
const precision = ({ claimed, rightClaims }: Score): number => rightClaims / claimed;

describe('nearestMatch against the truth', () => {
  const world = smallWorld(3_000, 7);
  const raw = rawState(world);

  it('claims what exact linkage claims of unique matches where nothing is wrong and everybody is there', () => {
    const members = (claims: readonly Claim[]) => claims.filter(({ direction }) => direction === 'member-to-record').map(({ target, guess }) => ({ target, guess }));
    const [ours, theirs] = [members(fought(world, raw, {}, nearest(1e-9)).claims), members(fought(world, raw, {}, exactly).claims)];
    expect(ours).toEqual(theirs);
    expect(ours.filter(({ guess }) => guess !== null).length).toBeGreaterThan(300);
  });

  it('without any knowledge names nobody, or if it must one of all at random', () => {
    for (const direction of DIRECTIONS) {
      const silent = fought(world, raw, { perPerson: 0 }, nearest(1e-9)).scores[direction];
      expect(silent.claimed).toBe(0);
      const forced = fought(world, raw, { perPerson: 0 }, nearest(0)).scores[direction];
      expect(forced.claimed).toBeGreaterThan(0);
      // About one in a thousand is right by chance; six of 600 would be more than chance.
      expect(forced.rightClaims).toBeLessThan(6);
    }
  });

  it('succeeds the less, the more is wrong or missing', () => {
    for (const direction of DIRECTIONS) {
      const wrong = [0, 0.15, 0.35, 0.6].map((errorRate) => success(fought(world, raw, { errorRate }, nearest(0.3)).scores[direction]));
      const missing = [3, 2, 1, 0].map((perPerson) => success(fought(world, raw, { perPerson }, nearest(0.3)).scores[direction]));
      for (const rates of [wrong, missing]) for (let step = 1; step < rates.length; step++) expect(rates[step]!, `${direction}: ${rates.join(' ')}`).toBeLessThan(rates[step - 1]!);
    }
  });

  it('bears errors that exact linkage does not', () => {
    const knowledge = { errorRate: 0.2 };
    const [ours, theirs] = [fought(world, raw, knowledge, nearest(0)), fought(world, raw, knowledge, exactly)].map(({ scores }) => success(scores['member-to-record']));
    expect(ours!).toBeGreaterThan(theirs! + 0.05);
  });

  it('is right more often where it speaks more rarely', () => {
    const bounds = [0, 0.5, 1].map((eccentricity) => fought(world, raw, { errorRate: 0.3 }, nearest(eccentricity)).scores['person-to-record']);
    for (let step = 1; step < bounds.length; step++) {
      expect(bounds[step]!.claimed).toBeLessThan(bounds[step - 1]!.claimed);
      expect(precision(bounds[step]!)).toBeGreaterThan(precision(bounds[step - 1]!));
      // Absent people: a false match is what abstention is for.
      expect(bounds[step]!.control.falseMatches).toBeLessThan(bounds[step - 1]!.control.falseMatches);
    }
  });

  it('cannot tell k records of a class apart: what k-anonymity promises holds at any knowledge', () => {
    const k = 5;
    const { state } = kAnonymize.run(raw, kAnonymize.options.parse({ k, suppressionLimit: 0.2 }));
    for (const knowledge of [{}, { errorRate: 0.2 }, { perPerson: 2 }]) {
      expect(fought(world, state, knowledge, nearest(1e-9)).scores['member-to-record'].claimed).toBe(0);
      const forced = fought(world, state, knowledge, nearest(0)).scores['member-to-record'];
      expect(success(forced)).toBeLessThan(1 / k + 4 * Math.sqrt(((1 / k) * (1 - 1 / k)) / forced.main.length));
    }
  });
});
