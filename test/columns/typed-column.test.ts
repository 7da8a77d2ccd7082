import { describe, expect, it } from 'vitest';
import { cellText, codeTexts, type CodedColumn } from '../../src/columns/column.ts';
import { typedColumn } from '../../src/columns/typed-column.ts';
import { inferType } from '../../src/schema/infer-types.ts';

const typed = (...texts: (string | null)[]) => {
  const coded: CodedColumn = codeTexts(texts, texts.length);
  const column = typedColumn(coded, inferType(texts));
  return [column.kind, column.type, texts.map((_, row) => cellText(column, row))];
};

describe('a column of texts', () => {
  it('becomes the numbers, dates or truth values that its texts are, gaps kept', () => {
    expect(typed('3', null, '-12')).toEqual(['number', 'integer', ['3', null, '-12']]);
    expect(typed('1,5', '2', null)).toEqual(['number', 'decimal', ['1.5', '2', null]]);
    expect(typed('31.12.1999', null, '01.02.2000')).toEqual(['number', 'date', ['1999-12-31', null, '2000-02-01']]);
    expect(typed('TRUE', 'false', null)).toEqual(['coded', 'boolean', ['true', 'false', null]]);
    expect(typed('5000000000', '1')).toEqual(['number', 'integer', ['5000000000', '1']]);
  });

  it('stays text where it is a code, or where a number would lose digits or a date does not exist', () => {
    expect(typed('01234', '12345')).toEqual(['coded', 'string', ['01234', '12345']]);
    expect(typed('9007199254740993', '1')).toEqual(['coded', 'string', ['9007199254740993', '1']]);
    expect(typed('2023-02-30', '2023-01-01')).toEqual(['coded', 'string', ['2023-02-30', '2023-01-01']]);
  });
});
