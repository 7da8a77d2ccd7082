import { describe, expect, it } from 'vitest';
import { deFinettiFigure, downcodingFigure, minimalityFigure, singlingOutFigure, type Tried } from '../../reports/figures/anonymizer-figures.ts';
import { plain } from '../../reports/numbers.ts';
import { wilson } from '../../src/stats/intervals.ts';

const tried = (right: number, of: number): Tried => ({ right, of, ...wilson(right, of) });
const cells = (figure: ReturnType<typeof minimalityFigure>): string[][] => figure.table.rows.map((row) => row.map((cell) => (typeof cell === 'string' ? cell : cell.text)));

describe('a study of what k does not promise', () => {
  it('sets people named beside what was promised, and computed numbers apart from counted ones', () => {
    const figure = minimalityFigure({ named: tried(60, 100), believed: 0.58, ofClass: 0.2, blind: tried(8, 40), l: 3, people: 1_000, seed: 1 });
    expect(plain(figure.title)).toBe('Of 100 people named, 60% hold the value that the release promised for at most 33%');
    expect(cells(figure)).toEqual([
      ['people whom the attack names', '60%', '50% to 69%', '60 of 100'],
      ['what it says of them itself', '58%', 'computed', '–'],
      ['what the counts of their classes say', '20%', 'computed', '–'],
      ['named likewise where levels were chosen without looking', '20%', '10% to 35%', '8 of 40'],
    ]);
    expect(figure.drawing).toMatchObject({ kind: 'dots', rule: { value: 1 / 3 }, rows: [{ low: expect.closeTo(0.502, 3) }, { low: null, high: null }, { low: null }, { role: 'context' }] });
  });

  it('speaks of the strongest dependence in its title', () => {
    const figure = deFinettiFigure({ rounds: [{ dependence: 0, learnt: tried(30, 100), plain: tried(31, 100) }, { dependence: 0.8, learnt: tried(60, 100), plain: tried(32, 100) }], people: 100, groups: 5, seed: 1 });
    expect(plain(figure.title)).toBe('Where the value follows age and job most, the groups teach enough to guess 60% of the people right; a group\'s own counts give 32%');
    expect(figure.table.rows).toHaveLength(4);
    expect(cells(figure)[0]![0]).toBe('value depends on nothing: learnt from all groups');
  });

  it('tells records recovered from claims that hold', () => {
    const figure = downcodingFigure({ whole: tried(150, 500), loud: tried(30, 50), claims: tried(30, 30), forced: tried(45, 45), loose: tried(20, 70), k: 5, people: 500, seed: 1 });
    expect(plain(figure.title)).toBe('30% of the records are recovered to the last cell from a 5-anonymous release, and 60% of those that stand out');
    expect(cells(figure).map(([label]) => label!.split(':')[0])).toEqual(['recovered to the last cell', 'recovered to the last cell', 'claims that hold', 'claims that hold', 'claims that hold']);
  });

  it('sets each release beside a blind predicate of the same weight', () => {
    const figure = singlingOutFigure({ releases: [{ label: 'cell by cell, three columns', isolated: tried(41, 100), blind: 0.01 }, { label: 'hidden', isolated: tried(37, 100), blind: 0.37 }], k: 5, seed: 1 });
    expect(plain(figure.title)).toBe('From a 5-anonymous release made cell by cell a predicate singles somebody out in 41% of the data sets; one chosen blindly would in 1%');
    expect(figure.drawing).toMatchObject({ rows: [{ heading: 'cell by cell, three columns' }, { low: null }, { heading: 'hidden' }, { heading: 'hidden' }] });
  });
});
