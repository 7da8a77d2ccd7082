import { describe, expect, it } from 'vitest';
import { formatDate } from '../../src/columns/column.ts';
import { BLOCK } from '../../src/schema/world.ts';
import { electoralRoll } from '../../src/sources/electoral-roll.ts';
import { emailProviders } from '../../src/sources/email-providers.ts';
import { sources } from '../../src/sources/index.ts';
import { withKnowledge } from '../../src/sources/outside-knowledge.ts';
import type { SourceMethod } from '../../src/sources/source.ts';
import { AS_OF, blockAlone, drawnWorld, inputOf, numbersIn, rowsOf, textOf } from './outside-world.ts';

const world = drawnWorld(BLOCK + 900);
const roll = withKnowledge(electoralRoll as unknown as SourceMethod);
const QUASI = ['sex', 'birthDate', 'postcode'];

function known(knowledge: object | undefined, of = world) {
  const options = { coverage: 1, staleness: 0, errorRate: 0, ...(knowledge === undefined ? {} : { knowledge }) };
  return roll.run(inputOf(of), roll.options.parse(options) as never);
}

const exact = known(undefined);
const cells = ({ table }: typeof exact, name: string) => Array.from({ length: table.rows }, (_, row) => textOf(table, name, row));
const differing = (left: typeof exact, right: typeof exact, name: string): number[] => {
  const [own, other] = [cells(left, name), cells(right, name)];
  return [...own.keys()].filter((row) => own[row] !== other[row]);
};

describe('withKnowledge', () => {
  it('is exact where nothing is said or nothing is wrong', () => {
    expect(exact).toEqual(electoralRoll.run(inputOf(world), electoralRoll.options.parse({ coverage: 1, staleness: 0, errorRate: 0 })));
    for (const name of [...QUASI, 'surname']) expect(differing(exact, known({}), name)).toEqual([]);
    expect([...known({ errorRate: 0.5, perPerson: 1 }).personOf]).toEqual([...exact.personOf]);
  });

  it('knows people who moved later under their previous postcode, and nobody else', () => {
    const day = AS_OF - 1_000;
    const former = cells(known({ asOf: formatDate(day) }), 'postcode');
    const [movedOn, now] = [numbersIn(world.people, 'movedOn'), cells(exact, 'postcode')];
    let moved = 0;
    exact.personOf.forEach((person, row) => {
      const later = textOf(world.people, 'previousPostcode', person) !== null && movedOn[person]! > day;
      if (later) moved++;
      expect(former[row]).toBe(later ? textOf(world.people, 'previousPostcode', person) : now[row]);
    });
    expect(moved).toBeGreaterThan(100);
    expect(differing(exact, known({ asOf: formatDate(AS_OF) }), 'postcode')).toEqual([]);
  });

  it('knows as many values of each person as it is told, never the same ones of all', () => {
    for (const perPerson of [0, 1, 2, 3, 7]) {
      const table = QUASI.map((name) => cells(known({ perPerson }), name));
      for (let row = 0; row < exact.table.rows; row++) expect(table.filter((column) => column[row] !== null).length).toBe(Math.min(perPerson, 3));
    }
    const shares = QUASI.map((name) => cells(known({ perPerson: 1 }), name).filter((cell) => cell !== null).length / exact.table.rows);
    for (const share of shares) expect(Math.abs(share - 1 / 3)).toBeLessThan(4 * Math.sqrt(2 / 9 / exact.table.rows));
    // Who knows more knows what the other knows besides.
    const [less, more] = [cells(known({ perPerson: 1 }), 'postcode'), cells(known({ perPerson: 2 }), 'postcode')];
    less.forEach((cell, row) => cell === null || expect(more[row]).toBe(cell));
  });

  it('has the stated share wrong, with values that others have, and never the names', () => {
    const noisy = known({ errorRate: 0.1 });
    for (const name of QUASI) {
      const wrong = differing(exact, noisy, name).length / exact.table.rows;
      expect(Math.abs(wrong - 0.1), name).toBeLessThan(4 * Math.sqrt(0.09 / exact.table.rows));
      const values = new Set(cells(exact, name));
      expect(cells(noisy, name).every((cell) => values.has(cell))).toBe(true);
    }
    for (const name of ['givenName', 'surname']) expect(differing(exact, noisy, name)).toEqual([]);
    // A higher rate keeps the errors of a lower one.
    const worse = known({ errorRate: 0.2 });
    for (const row of differing(exact, noisy, 'birthDate')) expect(textOf(worse.table, 'birthDate', row)).toBe(textOf(noisy.table, 'birthDate', row));
  });

  it('gives the rows of the whole block by block', () => {
    const knowledge = { errorRate: 0.3, perPerson: 2, asOf: formatDate(AS_OF - 1_000) };
    const blocks = [0, 1].map((block) => known(knowledge, blockAlone(world, block)));
    expect(blocks.flatMap(({ table }) => rowsOf(table))).toEqual(rowsOf(known(knowledge).table));
  });

  it('is an option of every source about people, and refuses what makes no sense', () => {
    for (const source of sources) expect(source.options.safeParse({ knowledge: { errorRate: 0.1 } }).success, source.id).toBe(source.id !== emailProviders.id);
    for (const knowledge of [{ errorRate: 1.1 }, { perPerson: -1 }, { perPerson: 1.5 }, { asOf: 'yesterday' }, { columns: ['sex'] }]) expect(roll.options.safeParse({ knowledge }).success).toBe(false);
  });
});
