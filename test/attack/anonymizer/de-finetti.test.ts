import { describe, expect, it } from 'vitest';
import { deFinetti } from '../../../src/attack/anonymizer/de-finetti.ts';
import { homogeneity } from '../../../src/attack/inference/homogeneity.ts';
import { selectColumns, takeRows, type Table } from '../../../src/columns/column.ts';
import { attackReport } from '../../../src/measure/attack-measures.ts';
import type { Score } from '../../../src/measure/referee.ts';
import { hierarchyOf } from '../../../src/schema/hierarchy.ts';
import { newcombe, wilson, type Estimate } from '../../../src/stats/intervals.ts';
import { boutOn, drawsOf, written } from './attacked-tables.ts';

describe('the deFinetti attack', () => {
  // Two classes teach that men have x and women y; the third, one of each, is then no riddle.
  const people = written('people', {
    region: ['quasi-identifier', ['A', 'A', 'B', 'B', 'C', 'C']],
    sex: ['quasi-identifier', ['m', 'm', 'f', 'f', 'm', 'f']],
    s: ['sensitive', ['x', 'x', 'y', 'y', 'x', 'y']],
  });
  const release = selectColumns(people, ['region', 's']);

  it('tells two people of one class apart by what other classes teach', () => {
    const bout = boutOn({ people, sensitive: 's', release, rows: Uint32Array.of(0, 1, 2, 3, 4, 5), known: ['region', 'sex'] });
    const { claims } = deFinetti.run(bout.view, deFinetti.options.parse({ sensitive: 's' }));
    expect(bout.score(claims, 'person-to-value').rightClaims).toBe(6);
    // The class alone gives both the same odds and the same guess: one of the two is wrong.
    const plain = homogeneity.run(bout.view, homogeneity.options.parse({ sensitive: 's' }));
    expect(bout.score(plain.claims, 'person-to-value').rightClaims).toBe(5);
  });

  it('keeps to the published counts: the odds of a class add up to them', () => {
    const bout = boutOn({ people, sensitive: 's', release, rows: Uint32Array.of(0, 1, 2, 3, 4, 5), known: ['region', 'sex'] });
    const { claims } = deFinetti.run(bout.view, deFinetti.options.parse({ sensitive: 's', smoothing: 0.1 }));
    for (const { confidence } of claims) expect(confidence).toBeGreaterThan(0.5);
    expect(claims.filter(({ confidence }) => confidence > 1 - 1e-9)).toHaveLength(4);
  });

  it('gives the most frequent value of the class where the register shows no more than the class does', () => {
    const bout = boutOn({ people, sensitive: 's', release, rows: Uint32Array.of(0, 1, 2, 3, 4, 5), known: ['region'] });
    const ours = deFinetti.run(bout.view, deFinetti.options.parse({ sensitive: 's' }));
    const plain = homogeneity.run(bout.view, homogeneity.options.parse({ sensitive: 's' }));
    const confidences = (claims: typeof ours.claims): number[] => claims.map(({ confidence }) => Math.round(confidence * 1e9) / 1e9);
    expect(confidences(ours.claims)).toEqual(confidences(plain.claims));
  });

  it('takes a feature of many values at the finest level of its published hierarchy that has few', () => {
    const hierarchy = hierarchyOf({ kind: 'interval', widths: [10, 20], origin: 0 });
    const ages = ['11', '12', '25', '26', '13', '27'];
    const aged = written('people', { region: ['quasi-identifier', ['A', 'A', 'B', 'B', 'C', 'C']], age: ['quasi-identifier', ages], s: ['sensitive', ['x', 'x', 'y', 'y', 'x', 'y']] });
    const coarse = written('release', { region: ['quasi-identifier', ['A', 'A', 'B', 'B', 'C', 'C']], age: ['quasi-identifier', ages.map(() => '*')], s: ['sensitive', ['x', 'x', 'y', 'y', 'x', 'y']] });
    const bout = boutOn({ people: aged, sensitive: 's', release: coarse, rows: Uint32Array.of(0, 1, 2, 3, 4, 5), recodings: new Map([['age', { hierarchy, level: 3 }]]), known: ['region', 'age'] });
    const right = (mostValues: number): number => bout.score(deFinetti.run(bout.view, deFinetti.options.parse({ sensitive: 's', mostValues })).claims, 'person-to-value').rightClaims;
    // Decades tell x from y. The exact ages say nothing of each other.
    expect(right(3)).toBe(6);
    expect(right(64)).toBe(5);
  });

  it('abstains where no value is known, and names a feature that the register lacks', () => {
    const unknown = written('release', { region: ['quasi-identifier', ['A', 'B']], s: ['sensitive', [null, null]] });
    const bout = boutOn({ people, sensitive: 's', release: unknown, rows: Uint32Array.of(0, 2), known: ['region', 'sex'] });
    const outcome = deFinetti.run(bout.view, deFinetti.options.parse({ sensitive: 's' }));
    expect([outcome.applicable, ...new Set(outcome.claims.map(({ guess }) => guess))]).toEqual([false, null]);
    expect(() => deFinetti.run(bout.view, deFinetti.options.parse({ sensitive: 's', features: ['age'] }))).toThrow(/^deFinetti\.knows: .*got one without age/);
  });

  it('learns nothing from missing values', () => {
    const holes = written('release', { region: ['quasi-identifier', ['A', 'A', 'B', 'B', 'C', 'C']], s: ['sensitive', ['x', null, 'y', null, 'x', 'y']] });
    const bout = boutOn({ people, sensitive: 's', release: holes, rows: Uint32Array.of(0, 1, 2, 3, 4, 5), known: ['region', 'sex'] });
    const { claims } = deFinetti.run(bout.view, deFinetti.options.parse({ sensitive: 's' }));
    expect(bout.score(claims, 'person-to-value').rightClaims).toBe(6);
  });
});

/** Two hundred regions; in each the values are published and not whose they are. `dependence` of the people have the value that their age and job point at. */
function bouts(dependence: number): { learnt: Score; plain: Score; raw: Score; difference: Estimate } {
  const count = 8_000;
  const draws = drawsOf('regions');
  const column = (values: number, index: number): string[] => Array.from({ length: count }, (_, i) => String(draws.below(values, i, index)));
  const [region, sex, age, job] = [column(400, 0), column(2, 1), column(6, 2), column(8, 3)];
  const pointed = (i: number): number => (Number(age[i]) + (Number(job[i]) < 4 ? 0 : 2)) % 4;
  const s = Array.from({ length: count }, (_, i) => `value ${draws.uniform(i, 4) < dependence ? pointed(i) : draws.below(4, i, 5)}`);
  const people = written('people', { region: ['quasi-identifier', region], sex: ['quasi-identifier', sex], age: ['quasi-identifier', age], job: ['quasi-identifier', job], s: ['sensitive', s] });
  // A fifth was withheld before the release: the control.
  const rows = Uint32Array.from({ length: count }, (_, row) => row).filter((row) => draws.uniform(row, 6) >= 0.2);
  const on = (columns: string[]): { table: Table; bout: ReturnType<typeof boutOn> } => {
    const table = takeRows(selectColumns(people, columns), rows);
    return { table, bout: boutOn({ people, sensitive: 's', release: table, rows, known: ['region', 'sex', 'age', 'job'] }) };
  };
  const grouped = on(['region', 's']).bout;
  const open = on(['region', 'sex', 'age', 'job', 's']).bout;
  const options = { sensitive: 's', features: ['sex', 'age', 'job'] };
  const learnt = grouped.score(deFinetti.run(grouped.view, deFinetti.options.parse(options)).claims, 'person-to-value');
  const plain = grouped.score(homogeneity.run(grouped.view, homogeneity.options.parse({ sensitive: 's' })).claims, 'person-to-value');
  const raw = open.score(deFinetti.run(open.view, deFinetti.options.parse(options)).claims, 'person-to-value');
  const rate = (score: Score): Estimate => wilson(score.main.filter(({ correct }) => correct).length, score.main.length);
  // The two guesses are about the same people, so they agree more than the interval for independent ones assumes: it is wide.
  return { learnt, plain, raw, difference: newcombe(rate(learnt), rate(plain)) };
}

const facts = { id: 'deFinetti', title: 'deFinetti', kind: 'attribute', direction: 'person-to-value', aim: 'released', adversary: 'a', knows: 'a register', applicable: true, candidates: 0, releasedRows: 1, collectedRows: 1 } as const;

describe('a planted dependence', () => {
  it('is learnt from the groups and beats the most frequent value of the group', () => {
    const { difference, learnt, plain, raw } = bouts(0.6);
    expect(difference.interval[0]).toBeGreaterThan(0.05);
    // A model of all that there is to learn is right in 0.6 + 0.4/4; the attack cannot be.
    expect(difference.value).toBeLessThan(0.4);
    // On the raw rows the same attack finds each person's own row: the positive control.
    expect(raw.main.filter(({ correct }) => correct).length).toBeGreaterThan(learnt.main.filter(({ correct }) => correct).length);
    expect(attackReport(facts, learnt, raw, []).verdict).toBe('leak');
    // Much of what is learnt is about the world: it serves for people who were never in the release, where a group's counts do not.
    const absent = (score: Score): Estimate => wilson(score.control.correct, score.control.targets);
    expect(newcombe(absent(learnt), absent(plain)).interval[0]).toBeGreaterThan(0.05);
  });

  it('adds nothing where there is none', () => {
    const { difference, learnt, raw } = bouts(0);
    expect(difference.interval[0]).toBeLessThan(0);
    expect(Math.abs(difference.value)).toBeLessThan(0.02);
    expect(attackReport(facts, learnt, raw, []).measures.find(({ id }) => id === 'attack.positive-control')!.value!).toBeGreaterThan(0.5);
  });
});
