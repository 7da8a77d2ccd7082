import { expect, it } from 'vitest';
import { cellText } from '../../../src/columns/column.ts';
import { codedNumbers } from '../../../src/population/attributes/categories.ts';
import { birthYear } from '../../../src/population/attributes/naming.ts';

it('codes numbers by their texts: each text once, -1 as missing', () => {
  const asked: number[] = [];
  const column = codedNumbers([7, 7, 2, -1, 7, 9, 2], (number) => {
    asked.push(number);
    return number > 5 ? 'large' : 'small';
  });
  expect(Array.from({ length: 7 }, (_, row) => cellText(column, row))).toEqual(['large', 'large', 'small', null, 'large', 'large', 'small']);
  expect(column.dictionary).toEqual(['large', 'small', null]);
  expect(asked).toEqual([7, 2, 9]);
});

it('knows the calendar year of every day', () => {
  for (let day = -62_000; day < 40_000; day++) {
    const year = new Date(day * 86_400_000).getUTCFullYear();
    if (birthYear(day) !== year) expect([day, birthYear(day)]).toEqual([day, year]);
  }
});
