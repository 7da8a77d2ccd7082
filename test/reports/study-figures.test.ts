import { describe, expect, it } from 'vitest';
import { bitsFigure, densityFigure, nationalFigure, fileFigure, orders, spreadBySize, uniquenessFigure } from '../../reports/figures/study-figures.ts';
import { plain } from '../../reports/numbers.ts';
import { fixtureDocuments } from './fixture.ts';

// Three columns, ten people; sets 1 = first, 2 = second, 3 = both, 4 = third, …
const alone = Uint32Array.of(0, 0, 1, 4, 2, 5, 6, 9);

describe('a study of uniqueness', () => {
  it('takes lowest, median and highest over the sets of each size', () => {
    expect(spreadBySize(alone, 10, 3)).toEqual([
      { low: 0, median: 0.1, high: 0.2 },
      { low: 0.4, median: 0.5, high: 0.6 },
      { low: 0.9, median: 0.9, high: 0.9 },
    ]);
  });

  it('knows every order', () => {
    expect(orders(3)).toEqual([[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]);
    expect(new Set(orders(5).map(String)).size).toBe(120);
  });

  it('draws each order as a line that never falls, from counts that never fall', () => {
    const { drawing, title } = uniquenessFigure({ names: ['a', 'b', 'c'], alone, people: 10, seed: 1, postcodes: 2 });
    expect(plain(title)).toBe('9 of 10 people are alone on 3 columns; the median choice of 3 leaves more than half alone');
    if (drawing.kind !== 'lines') throw new Error('expected lines');
    const thin = drawing.lines.filter((line) => line.weight === 'thin');
    expect(thin.map((line) => line.points.map(([, share]) => share))).toContainEqual([0.1, 0.6, 0.9]);
    expect(thin).toHaveLength(6);
    for (const { points } of thin) for (let at = 1; at < points.length; at++) expect(points[at]![1]).toBeGreaterThanOrEqual(points[at - 1]![1]);
  });

  it('sets the bits of all columns against those that name one person', () => {
    const { drawing, title } = bitsFigure({ names: ['a', 'b'], bits: [1, 2.5], together: 3, people: 1024, seed: 1 });
    expect(plain(title)).toBe('Together the columns tell 3.0 bits; to name each of 1,024 people takes 10.0');
    expect(drawing).toMatchObject({ kind: 'bars', rule: { value: 10 }, rows: [{ label: 'b' }, { label: 'a' }, { label: 'all together', value: 3 }] });
  });

  it('compares densities on postcode, sex and birth year', () => {
    const thinned = Uint32Array.of(0, 0, 5, 6, 5, 9, 9, 10);
    const { title } = densityFigure({ names: ['sex', 'birth year', 'postcode'], alone, aloneThinned: thinned, people: 10, seed: 1 });
    expect(plain(title)).toBe('On postcode, sex and birth year 90% are alone where they live, 100% if scattered over the country');
  });

  it('shows the run\'s own counts', () => {
    const { title, table } = fileFigure({ document: fixtureDocuments()[0]!, units: new Map() });
    expect(plain(title)).toBe('12,123 of 19,874 customers are alone in “As collected”');
    expect(table.rows).toHaveLength(3);
  });

  it('sets a country beside the range that a published result asks for, and says which row is what', () => {
    const row = { label: 'place and birthday', share: 0.66, area: 'postcode', birth: 'date', population: 'census-2000', status: 'published-inputs', target: { low: 0.58, high: 0.68, source: 'a paper' } } as const;
    const { title, table, drawing } = nationalFigure([row, { ...row, label: 'today', share: 0.63, status: 'prediction', target: undefined as never }], 1);
    expect(plain(title)).toBe('Of all residents counted in 2000, 66% are alone on ZIP code, sex and date of birth');
    expect(table.rows.map((cells) => cells.map((cell) => (typeof cell === 'string' ? cell : cell.text)))).toEqual([
      ['place and birthday', '66%', '58% to 68%', 'published inputs, nothing fitted'],
      ['today', '63%', '–', 'prediction, no target'],
    ]);
    expect(drawing).toMatchObject({ kind: 'dots', rows: [{ low: 0.58, high: 0.68, role: 'subject' }, { low: null, high: null, role: 'context' }] });
  });
});
