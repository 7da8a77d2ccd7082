import { describe, expect, it } from 'vitest';
import { redactText } from '../../src/release/text-redaction.ts';
import { cellsOf, releaseState } from './release-state.ts';

const redacted = (texts: readonly (string | null)[], options: object = {}, columns: Record<string, [string, readonly (string | null)[]]> = {}) => {
  const state = releaseState({ columns: { note: ['sensitive', texts], ...(columns as Record<string, ['direct-identifier', (string | null)[]]>) } });
  const { state: after, changes, promises } = redactText.run(state, redactText.options.parse({ columns: ['note'], ...options }));
  return { cells: cellsOf(after.table, 'note'), changes, promises };
};
const one = (text: string, options: object = {}): string | null => redacted([text], options).cells[0]!;

describe('redactText: patterns', () => {
  it.each([
    ['Write to ann.lee+shop@mail.example.', 'Write to [E-MAIL].'],
    ['jörg.müller@büro.example, thanks', '[E-MAIL], thanks'],
    ['ann.lee (at) mail [dot] example', '[E-MAIL]'],
    ['see https://social.example/ann.lee?tab=1. Then', 'see [URL]. Then'],
    ['(www.ann-lee.example)', '([URL])'],
    ['my page is social.example/annlee', 'my page is [URL]'],
    ['https://medium.example/@annlee', '[URL]'],
    ['I am @ann_lee99 there', 'I am [HANDLE] there'],
    ['pay to DE89 3704 0044 0532 0130 00 today', 'pay to [IBAN] today'],
    ['IBAN GB29NWBK60161331926819.', 'IBAN [IBAN].'],
    ['fr1420041010050500013M02606', '[IBAN]'],
    ['card 4111 1111 1111 1111 12/27', 'card [CARD] 12/27'],
    ['5500-0000-0000-0004, 378282246310005', '[CARD], [CARD]'],
    ['+49 171 1234567', '[PHONE]'],
    ['+49 (0) 171 / 123 45-67', '[PHONE]'],
    ['0049 171 1234567', '[PHONE]'],
    ['(555) 012-3456 or 555-012-3456 or 1-555.012.3456', '[PHONE] or [PHONE] or [PHONE]'],
    ['0171/1234567, 030 1234567, 01711234567', '[PHONE], [PHONE], [PHONE]'],
    ['01 23 45 67 89 et 06.12.34.56.78', '[PHONE] et [PHONE]'],
    ['(020) 7946 0958; 07700 900123', '[PHONE]; [PHONE]'],
    ['Call me on 612 345 678', 'Call me on [PHONE]'],
    ['phone number is 5550123456', 'phone number is [PHONE]'],
  ])('%s', (text, expected) => {
    expect(one(text)).toBe(expected);
  });

  it.each([
    'On 2024-05-17 at 10:30, then 17.05.2024 and 05/17/2024 and 01/02/2024 10.30.',
    'call on 17.05.2024, call back 2024-05-17',
    'Order 1234567890, order #0123456789, ORD-2024-000123, INV 2024/00123',
    'Invoice 20240517-0001 of 1,234,567.89 EUR, 12 345 678 points',
    // One digit away from a right check digit.
    'DE88 3704 0044 0532 0130 00 and 4111 1111 1111 1112',
    '3 @ 5.00 each, 2@4',
    'e.g. yes and/or no, 24/7, version 1.2.3',
    'Rooms 101, 202 and 303 of 12345 Examplia',
  ])('leaves alone: %s', (text) => {
    expect(one(text)).toBe(text);
  });

  it('looks for what is asked only, and for postcodes if asked', () => {
    expect(one('ann@mail.example, 030 1234567, 12345', { find: ['phone', 'postcode'] })).toBe('ann@mail.example, [PHONE], [POSTCODE]');
    expect(one('SW1A 1AA, K1A 0B1, 1011 AB, 12345-6789, 123456', { find: ['postcode'] })).toBe('[POSTCODE], [POSTCODE], [POSTCODE], [POSTCODE], 123456');
  });

  it('reads to the end of a long text', () => {
    for (const text of ['a'.repeat(200_000), '1'.repeat(200_000), '1 '.repeat(100_000), '@a.'.repeat(60_000), 'a.'.repeat(100_000), '0171 '.repeat(40_000)]) expect(one(`${text} , ann@mail.example`)).toMatch(/ \[E-MAIL\]$/);
  });
});

describe('redactText: names', () => {
  const people = { givenName: ['direct-identifier', ['Ann', 'José', 'Will', null]], surname: ['direct-identifier', ['Lee', "O'Brien", 'de la Cruz', 'Müller-Lang']] } as Record<string, [string, (string | null)[]]>;
  const names = (texts: readonly (string | null)[], options: object = {}): (string | null)[] => redacted(texts, options, people).cells;

  it('finds those of the row in any writing (even "will" in the row of a Will), those of others with a capital', () => {
    expect(names(['ann lee here, LEE', 'Ann\'s friend jose', 'Will will come, so says ann', null])).toEqual(['[NAME] here, [NAME]', '[NAME]\'s friend [NAME]', '[NAME] come, so says ann', null]);
  });

  it('takes a whole name as one, with initials, particles, hyphens and accents', () => {
    expect(names(['Dear Ann M. Lee,', 'J. O’Brien met W. de la Cruz', 'Muller-Lang', 'MÜLLER and Lang'])).toEqual(['Dear [NAME],', '[NAME] met [NAME]', '[NAME]', '[NAME] and [NAME]']);
  });

  it('keeps to the row where asked, and adds a list', () => {
    expect(names(['Ann and Will', 'Ann', 'x', 'x'], { namesFrom: 'row' })).toEqual(['[NAME] and Will', 'Ann', 'x', 'x']);
    expect(names(['Zoë Quirk', 'zoë', 'x', 'x'], { names: ['Zoe Quirk'] })).toEqual(['[NAME]', 'zoë', 'x', 'x']);
  });

  it('leaves words that hold a name, and particles of nobody', () => {
    expect(names(['Annual Leeway', 'de la Rey', 'Willing', 'x'])).toEqual(['Annual Leeway', 'de la Rey', 'Willing', 'x']);
  });

  it('says what was found, and that names were not looked for where it knows none', () => {
    const { changes, promises } = redacted(['Ann: ann@mail.example, ann@post.example', 'nothing', null, 'Lee 030 1234567'], {}, people);
    expect(changes).toEqual(['Redacted 2 e-mail addresses, 1 telephone number, 2 names in note, in 2 rows of 4.']);
    expect(promises).toEqual([]);
    expect(redacted(['Ann']).changes).toEqual(['Found nothing to redact in note.', 'Names were not looked for: the release has no column of names, and no list was given.']);
  });

  it('refuses columns that are not there, and numbers', () => {
    expect(() => redacted(['x'], { columns: ['remark'] })).toThrow(/redactText\.columns: expected columns of the release \(note\), got remark/);
  });
});

describe('redactText: a planted set', () => {
  const given = ['Anna', 'Björn', 'Chloé', 'Dmitri', 'Eve', 'Mark'];
  const family = ['Lindqvist', "O'Hara", 'van den Berg', 'García', 'Okafor', 'Smith-Jones'];
  const person = (i: number): string => `${given[i % 6]!} ${family[Math.floor(i / 6 + i) % 6]!}`;
  const digits = (i: number, count: number): string => Array.from({ length: count }, (_, j) => String((i * 7 + j * j * 3 + i * j) % 10)).join('');
  const emails = [(i: number) => `${given[i % 6]!.toLowerCase()}.${i}@mail.example`, (i: number) => `x_${i}-y@sub.post.example`, (i: number) => `me${i} [at] mail.example`];
  const phones = [
    (i: number) => `+49 30 ${digits(i, 7)}`,
    (i: number) => `(${2 + (i % 8)}55) ${digits(i, 3)}-${digits(i + 1, 4)}`,
    (i: number) => `${2 + (i % 8)}55.${digits(i, 3)}.${digits(i + 1, 4)}`,
    (i: number) => `0${1 + (i % 9)}${digits(i, 2)}/${digits(i + 2, 7)}`,
    (i: number) => `0${1 + (i % 9)} ${Array.from({ length: 4 }, (_, j) => digits(i + j, 2)).join(' ')}`,
    (i: number) => `0033 ${1 + (i % 9)} ${Array.from({ length: 4 }, (_, j) => digits(i + j, 2)).join(' ')}`,
  ];
  const frames: readonly ((i: number) => readonly [text: string, expected: string])[] = [
    (i) => [`Please write to ${emails[i % 3]!(i)} soon.`, 'Please write to [E-MAIL] soon.'],
    (i) => [`My number: ${phones[i % 6]!(i)}, order ${100_000 + i}.`, `My number: [PHONE], order ${100_000 + i}.`],
    (i) => [`${person(i)} called on ${1 + (i % 28)}.0${1 + (i % 9)}.2024.`, `[NAME] called on ${1 + (i % 28)}.0${1 + (i % 9)}.2024.`],
    (i) => [`I live with ${given[i % 6]!.toUpperCase()} and follow @user_${i}.`, `I live with [NAME] and follow [HANDLE].`],
    (i) => [`Order ${digits(i, 10).replace(/^0/, '1')} of 2024-0${1 + (i % 9)}-1${i % 9} cost ${i}.50.`, `Order ${digits(i, 10).replace(/^0/, '1')} of 2024-0${1 + (i % 9)}-1${i % 9} cost ${i}.50.`],
    (i) => [`See https://social.example/u/${i}, ${emails[(i + 1) % 3]!(i)} or ${phones[(i + 3) % 6]!(i)}!`, 'See [URL], [E-MAIL] or [PHONE]!'],
  ];
  const lines = Array.from({ length: 240 }, (_, i) => frames[i % 6]!(Math.floor(i / 6)));
  const marks = (text: string): string[] => text.match(/\[[A-Z-]+\]/g) ?? [];

  it('finds all of 240 lines and nothing besides', () => {
    const { cells } = redacted(lines.map(([text]) => text), {}, { name: ['direct-identifier', lines.map((_, i) => person(i))] });
    const [expected, found] = [lines.flatMap(([, line]) => marks(line)), cells.flatMap((cell) => marks(cell!))];
    const right = cells.reduce((sum, cell, i) => sum + marks(lines[i]![1]).filter((mark) => marks(cell!).includes(mark)).length, 0);
    expect({ planted: expected.length, precision: right / found.length, recall: right / expected.length }).toEqual({ planted: 320, precision: 1, recall: 1 });
    expect(cells).toEqual(lines.map(([, line]) => line));
  });

  it('misses what it says it misses', () => {
    const left = ['My neighbour Zacharias came.', 'Björnie, as we call him', 'Anna Lindquist', 'my number is 612 345 678', 'one seven one, two three four'];
    const { cells } = redacted(left, {}, { name: ['direct-identifier', left.map((_, i) => person(i))] });
    expect(cells).toEqual(['My neighbour Zacharias came.', 'Björnie, as we call him', '[NAME] Lindquist', 'my number is 612 345 678', 'one seven one, two three four']);
  });
});
