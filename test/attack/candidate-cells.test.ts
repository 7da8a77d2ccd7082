import { describe, expect, it } from 'vitest';
import { deFinetti } from '../../src/attack/anonymizer/de-finetti.ts';
import { candidateCells, countsByCell } from '../../src/attack/candidate-cells.ts';
import { homogeneity } from '../../src/attack/inference/homogeneity.ts';
import { codeTexts, makeTable, type Table } from '../../src/columns/column.ts';
import { disclose, type PublishedRecoding } from '../../src/columns/disclose.ts';
import { keyedDraws } from '../../src/random/keyed-draws.ts';
import { mondrian } from '../../src/release/recoding/mondrian.ts';
import { suppressLocally } from '../../src/release/recoding/local-suppression.ts';
import type { Claim } from '../../src/schema/view.ts';
import type { ColumnSchema } from '../../src/schema/table-schema.ts';
import { cellsOf, releaseState } from '../release/release-state.ts';

const draws = (attribute: string) => keyedDraws({ seed: 8, stage: 'test', instance: 0, attribute });

function registerOf(columns: Readonly<Record<string, readonly (string | null)[]>>): Table {
  const entries = Object.entries(columns);
  return makeTable({ name: 'register', columns: entries.map(([name]): ColumnSchema => ({ name, type: 'string', attributeClass: 'quasi-identifier' })) }, new Map(entries.map(([name, cells]) => [name, codeTexts(cells, cells.length)])));
}

/** Guess and confidence for each register entry, in its own order. */
function guesses(attack: typeof homogeneity | typeof deFinetti, release: Table, recodings: ReadonlyMap<string, PublishedRecoding>, register: Table, options: object): [Claim['guess'], number][] {
  const everybody = Uint32Array.from({ length: register.rows }, (_, row) => row);
  const { view, key } = disclose({ release, recodings, sources: new Map([['register', register]]), targets: new Map([['person-to-value', everybody]]), shuffle: draws, draws: draws('attack') });
  const { claims } = attack.run(view, attack.options.parse(options) as never);
  const order = key.sources.get('register')!;
  const found = new Array<[Claim['guess'], number]>(register.rows);
  for (const claim of claims) found[order[claim.target]!] = [claim.guess, claim.confidence];
  return found;
}

// Cut at the median age into 20–23 (left, left, right) and 30–33 (right, right, right).
const ages = releaseState({ columns: { age: ['quasi-identifier', ['20', '21', '23', '30', '31', '33']], politicalLeaning: ['sensitive', ['left', 'left', 'right', 'right', 'right', 'right']] } });
const boxed = mondrian.run(ages, mondrian.options.parse({ k: 3 })).state;

describe('a release of labels that differ from row to row', () => {
  it('gives each person the class that covers their values, and nobody else one', () => {
    expect(cellsOf(boxed.table, 'age')).toEqual(['[20, 23]', '[20, 23]', '[20, 23]', '[30, 33]', '[30, 33]', '[30, 33]']);
    const register = registerOf({ age: ['22', '25', '33', '20'] });
    const cells = candidateCells(boxed.table, register, ['age'], boxed.recodings);
    expect(Array.from(cells.cellOf, (cell) => cells.classesOf(cell).map((own) => Array.from(cells.classOf.keys()).filter((row) => cells.classOf[row] === own)))).toEqual([[[0, 1, 2]], [], [[3, 4, 5]], [[0, 1, 2]]]);
    expect(cells.cells).toBe(3);
    const counts = countsByCell(cells, (row) => row % 2, 2);
    expect(Array.from(cells.cellOf, (cell) => [...counts.subarray(2 * cell, 2 * cell + 2)])).toEqual([[2, 1], [0, 0], [1, 2], [2, 1]]);
  });

  it('is read class by class by both attacks, and by the prevailing value where no class covers a person', () => {
    const register = registerOf({ age: ['22', '25', '33'] });
    expect(guesses(homogeneity, boxed.table, boxed.recodings, register, {})).toEqual([['left', 2 / 3], ['right', 4 / 6], ['right', 1]]);
    const learnt = guesses(deFinetti, boxed.table, boxed.recodings, register, { features: ['age'] });
    expect(learnt.map(([guess]) => guess)).toEqual(['left', 'right', 'right']);
    learnt.forEach(([, confidence], i) => expect(confidence).toBeCloseTo([2 / 3, 4 / 6, 1][i]!, 6));
  });
});

describe('a release with single cells left out', () => {
  const towns = releaseState({ columns: { town: ['quasi-identifier', ['a', 'a', 'a', 'b']], politicalLeaning: ['sensitive', ['left', 'left', 'right', 'right']] } });

  it('takes a missing value for any: people of a town may also stand behind the row that hides its own', () => {
    const { state } = suppressLocally.run(towns, suppressLocally.options.parse({ k: 2, missing: 'wildcard' }));
    expect(cellsOf(state.table, 'town')).toEqual(['a', 'a', 'a', null]);
    const register = registerOf({ town: ['a', 'b', 'c'] });
    // a: two left and two right of four, told apart by code; b and c: only the row without a town.
    const found = guesses(homogeneity, state.table, state.recodings, register, {});
    expect(found.map(([, confidence]) => confidence)).toEqual([2 / 4, 1, 1]);
    expect(found.slice(1).map(([guess]) => guess)).toEqual(['right', 'right']);
    expect(guesses(deFinetti, state.table, state.recodings, register, { features: ['town'] }).slice(1).map(([guess]) => guess)).toEqual(['right', 'right']);
  });
});
