import { describe, expect, it } from 'vitest';
import { columnCostFigure, everyGeneralizationFigure, heightFigure, leastLossFigure, type Generalized, type LeastLoss } from '../../reports/figures/generalization-figures.ts';
import { plain } from '../../reports/numbers.ts';

const table: Generalized = { names: ['age', 'sex'], levelNames: [['years', 'tens', '*'], ['as held', '*']], rows: 100, nodes: 6, seed: 1 };
const own = (k: number, suppressionLimit: number, levels: readonly number[] | null, loss: number | null, suppressedRows: number | null): LeastLoss => ({ k, suppressionLimit, levels, loss, suppressedRows });
const optima = [own(2, 0, [1, 1], 0.3, 0), own(2, 0.05, [1, 0], 0.2, 4), own(5, 0, null, null, null), own(5, 0.05, [2, 0], 0.5, 5)];
const cells = (figure: ReturnType<typeof leastLossFigure>): string[][] => figure.table.rows.map((row) => row.map((cell) => (typeof cell === 'string' ? cell : cell.text)));

describe('the figures of every generalization', () => {
  it('say what k costs with and without leaving rows out, and what is released', () => {
    const figure = leastLossFigure({ table, optima, k: 2 });
    expect(plain(figure.title)).toBe('At k = 2 the least loss is 30% if nobody may be left out, and 20% if 5% may');
    expect(cells(figure)).toEqual([
      ['k = 2, nobody left out', '30%', '0', 'age: tens; sex: left out'],
      ['k = 2, at most 5% left out', '20%', '4', 'age: tens; sex: as held'],
      ['k = 5, nobody left out', 'none', '–', '–'],
      ['k = 5, at most 5% left out', '50%', '5', 'age: left out; sex: as held'],
    ]);
    // Where nothing meets k the line has no point.
    expect(figure.drawing).toMatchObject({ kind: 'xy', series: [{ points: [[2, 0.3]] }, { points: [[2, 0.2], [5, 0.5]] }] });
  });

  it('mark the least loss of each limit in the cloud', () => {
    const figure = everyGeneralizationFigure({ table, cloud: { cells: [[1, 5]], cloudK: 5, curves: [{ k: 5, corners: [[0.05, 0.5]] }] }, meeting: 2, optima, limit: 0.05 });
    expect(plain(figure.title)).toBe('2 of 6 generalizations reach k = 5 with at most 5% of the customers left out; of those, the least loss is 50%');
    expect(cells(figure)).toEqual([['5', '5%', '50%']]);
    expect(figure.drawing).toMatchObject({ kind: 'lattice-cloud', marks: [{ x: 0.05, y: 0.5, label: '≤ 5%' }] });
  });

  it('name the column whose absence leaves the others most, and say what cannot be drawn', () => {
    const level = (name: string, loss: number | null) => ({ name, loss });
    const figure = columnCostFigure({ table, k: 5, limit: 0.05, columns: [{ name: 'age', levels: [level('years', null), level('tens', 0.4), level('*', 0.1)] }, { name: 'sex', levels: [level('as held', 0.3), level('*', 0.2)] }] });
    expect(plain(figure.title)).toBe('Without age the other columns lose 10%; with it, if only by tens, 40%');
    expect(plain(figure.caption)).toContain('nothing meets k: age by years.');
    expect(cells(figure)[0]).toEqual(['age: years', 'none']);
    expect(figure.drawing).toMatchObject({ rows: [{ heading: 'age', label: 'tens' }, { label: 'left out', role: 'subject' }, { heading: 'sex' }, { value: 0.2 }] });
  });

  it('count at each height how many reach k', () => {
    const figure = heightFigure({ table, ks: [2, 5], k: 5, limit: 0.05, optimum: 2, heights: [{ nodes: 1, meeting: [0, 0] }, { nodes: 2, meeting: [2, 1] }, { nodes: 2, meeting: [2, 1] }, { nodes: 1, meeting: [1, 1] }] });
    expect(plain(figure.title)).toBe('The first generalizations that reach k = 5 lie at height 1 of 3, the one of least loss at 2, where 50% do');
    expect(cells(figure)[1]).toEqual(['1', '2', '100%', '50%']);
    expect(figure.drawing).toMatchObject({ series: [{}, { points: [[0, 0], [1, 0.5], [2, 0.5], [3, 1]] }, { mark: 'dots', points: [[2, 0.5]] }] });
  });
});
