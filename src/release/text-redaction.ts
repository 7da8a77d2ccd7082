import { z } from 'zod';
import { asCoded, codeTexts, columnOf, type Column, type Table } from '../columns/column.ts';
import { DIRECT } from '../schema/class-hints.ts';
import { InputError } from '../schema/input-error.ts';
import { counted, type ReleaseStep } from './step.ts';
import { findNames, nameParts, type NameWord } from './text-names.ts';
import { findPatterns, patternKinds, type Finding } from './text-patterns.ts';

const kinds = [...patternKinds, 'name'] as const;

const options = z.strictObject({
  columns: z.array(z.string()).min(1).describe('Columns of free text.'),
  find: z
    .array(z.enum(kinds))
    .min(1)
    .default(kinds.filter((kind) => kind !== 'postcode'))
    .describe('What to look for. postcode also takes any five-digit number, and is left out by default.'),
  nameColumns: z.array(z.string()).optional().describe('Columns whose values are people\'s names. Default: direct identifiers whose column name says so.'),
  namesFrom: z.enum(['row', 'table']).default('table').describe('row: only the names in the text\'s own row. table: those of all rows, which also finds other customers, and takes more words that only look like names (Will, May).'),
  names: z.array(z.string().min(2)).optional().describe('Further names to look for.').meta({ secret: true }),
});

/** Replaces what names or reaches a person in free text by a word for its kind. */
export const redactText = {
  id: 'redactText',
  options,
  doc: {
    title: 'Redact free text',
    summary: 'Replaces e-mail addresses, telephone numbers, web addresses, handles, account and card numbers and known names in text by their kind, such as [PHONE].',
    assumptions: [
      'Names that stand in no name column and on no list remain, as do nicknames, misspelt names, names in scripts without capitals or spaces, and descriptions ("the mayor\'s wife").',
      'Names of other rows count only with a capital letter; a sentence that begins with "Will" loses the word where somebody is called Will.',
      'Street addresses, dates, identity and order numbers are not looked for; of national telephone numbers only those with separators, a leading 0 or a word such as "phone" before them.',
      'What is found is replaced; what remains may still tell who wrote. Nothing is promised.',
    ],
    sources: [
      'I. Neamatullah et al., Automated de-identification of free-text medical records, BMC Medical Informatics and Decision Making 8:32 (2008) (patterns and dictionaries), doi:10.1186/1472-6947-8-32.',
      'ITU-T E.164 (telephone numbers); ISO 13616 and ISO/IEC 7064, MOD 97-10 (IBAN); ISO/IEC 7812-1, annex B (card numbers, Luhn).',
    ],
  },
  run(state, { columns, find, nameColumns, namesFrom, names = [] }) {
    const { table } = state;
    for (const name of [...columns, ...(nameColumns ?? [])]) {
      if (!table.columns.has(name)) throw new InputError(`redactText.columns: expected columns of the release (${[...table.columns.keys()].join(', ')}), got ${name}`);
    }
    const sources = find.includes('name') ? (nameColumns ?? nameColumnsOf(table)).filter((name) => !columns.includes(name) && !state.pseudonymized.has(name)) : [];
    const wordOf = nameWords(sources.map((name) => columnOf(table, name)), namesFrom, find.includes('name') ? names : []);
    const patterns = patternKinds.filter((kind) => find.includes(kind));
    const next = new Map<string, Column>(table.columns);
    const changes = columns.map((name) => {
      const column = columnOf(table, name);
      if (column.kind === 'number') throw new InputError(`redactText.columns: expected a column of text, got ${name}, which holds numbers or dates; leave it out`);
      const counts = new Map<Finding['kind'], number>();
      let touched = 0;
      const texts = Array.from(column.codes, (code, row) => {
        const text = column.dictionary[code] ?? null;
        if (text === null) return null;
        const marks = findPatterns(text, patterns);
        const all = [...marks, ...findNames(text, (word) => wordOf(word, row), marks)].sort((a, b) => a.start - b.start);
        for (const { kind } of all) counts.set(kind, (counts.get(kind) ?? 0) + 1);
        if (all.length > 0) touched++;
        return replaced(text, all);
      });
      next.set(name, codeTexts(texts, texts.length));
      return sentence(name, counts, touched, table.rows);
    });
    if (find.includes('name') && sources.length + names.length === 0) changes.push('Names were not looked for: the release has no column of names, and no list was given.');
    return { state: { ...state, table: { ...table, columns: next } }, promises: [], changes };
  },
} satisfies ReleaseStep<typeof options>;

const WORDS: Readonly<Record<(typeof kinds)[number], readonly [mark: string, noun: string]>> = {
  url: ['[URL]', 'web address'],
  email: ['[E-MAIL]', 'e-mail address'],
  handle: ['[HANDLE]', 'handle'],
  iban: ['[IBAN]', 'bank account number'],
  card: ['[CARD]', 'card number'],
  phone: ['[PHONE]', 'telephone number'],
  postcode: ['[POSTCODE]', 'postcode'],
  name: ['[NAME]', 'name'],
};

function replaced(text: string, found: readonly Finding[]): string {
  let [result, at] = ['', 0];
  for (const { start, end, kind } of found) {
    result += text.slice(at, start) + WORDS[kind][0];
    at = end;
  }
  return result + text.slice(at);
}

function sentence(column: string, counts: ReadonlyMap<Finding['kind'], number>, touched: number, rows: number): string {
  if (touched === 0) return `Found nothing to redact in ${column}.`;
  const found = kinds.flatMap((kind) => {
    const count = counts.get(kind) ?? 0;
    return count === 0 ? [] : [count === 1 || !WORDS[kind][1].endsWith('s') ? counted(count, WORDS[kind][1]) : `${count.toLocaleString('en')} ${WORDS[kind][1]}es`];
  });
  return `Redacted ${found.join(', ')} in ${column}, in ${counted(touched, 'row')} of ${rows.toLocaleString('en')}.`;
}

/** Direct identifiers whose name says that they hold people's names. */
function nameColumnsOf({ schema }: Table): string[] {
  const pattern = DIRECT.find(({ id }) => id === 'name')!.names!;
  const words = (name: string): string => name.replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2').normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/[^a-z0-9]+/g, ' ').trim();
  return schema.columns.filter(({ name, attributeClass }) => attributeClass === 'direct-identifier' && pattern.test(words(name))).map(({ name }) => name);
}

/** Says of a word in a row's text whether it is a name: of the row's own person, of another's, or of the list. */
function nameWords(columns: readonly Column[], from: 'row' | 'table', listed: readonly string[]): (word: string, row: number) => NameWord | undefined {
  const sources = columns.map((column) => {
    const { codes, dictionary } = asCoded(column);
    return { codes, parts: dictionary.map((value) => (value === null ? [] : nameParts(value))) };
  });
  const known = new Set(listed.flatMap(nameParts));
  if (from === 'table') for (const { parts } of sources) for (const own of parts) for (const part of own) known.add(part);
  return (word, row) => {
    // Two letters in small writing are too often a word of the language.
    if (sources.some(({ codes, parts }) => parts[codes[row]!]!.includes(word))) return word.length > 2 ? 'always' : 'capital';
    return known.has(word) ? 'capital' : undefined;
  };
}
