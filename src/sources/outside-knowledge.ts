import { z } from 'zod';
import { asCoded, columnOf, makeTable, MISSING_INTEGER, numbersIn, parseDate, textCoder, type CodedColumn, type Column } from '../columns/column.ts';
import { keyedDraws } from '../random/keyed-draws.ts';
import type { Draws } from '../random/draws.ts';
import { BLOCK } from '../schema/world.ts';
import type { Source, SourceInput, SourceMethod } from './source.ts';

/** Entries asked for another value before a wrong one is given up: then nearly all have the same. */
const TRIES = 16;

const knowledge = z
  .strictObject({
    perPerson: z.int().min(0).optional().describe('Number of quasi-identifiers that the outsider knows of each person, which ones differs from person to person at random; the others are missing. All where left out.'),
    errorRate: z.number().min(0).max(1).default(0).describe('Share of the quasi-identifying values that the outsider has wrong, 0 to 1: in place of the value stands that of another entry. On top of the errors of the source itself.'),
    asOf: z.iso.date().optional().describe('Day on which the outsider learnt where people live, YYYY-MM-DD: who moved later is known under the previous postcode. The day of the source where left out.'),
  })
  .optional()
  .describe('How much of what the source holds the outsider knows, and how well; exactly what the source holds where left out.');

type Knowledge = NonNullable<z.output<typeof knowledge>>;

/**
 * Gives a source about people the option `knowledge`: an outsider who knows only some values of each person, some of
 * them wrong, or who knew where people lived at an earlier day. First the postcode is set back, then values are mistaken,
 * then values are left out. Only quasi-identifiers are touched: the outsider knows who each entry is. Every choice is
 * drawn by person and column, so that a sweep over one setting varies nothing else: who is mistaken at a rate of 5 % is
 * mistaken in the same way at 10 %.
 *
 * Assumptions: values are known and mistaken independently of each other; a wrong value is that of another entry of the
 * same block of people, so that it is plausible, and nearby where it is a place; of moves the last alone is known.
 *
 * Source: partial and wrong background knowledge as in A. Narayanan and V. Shmatikov, Robust de-anonymization of large
 * sparse datasets, IEEE S&P 2008, 111–125, doi:10.1109/SP.2008.33.
 */
export function withKnowledge(source: SourceMethod): SourceMethod {
  return {
    ...source,
    options: source.options.extend({ knowledge }) as unknown as SourceMethod['options'],
    run(input, options) {
      const { knowledge: known, ...own } = options as { readonly knowledge?: Knowledge };
      const made = source.run(input, own as never);
      return known === undefined ? made : knownOf(made, input, known, source.id);
    },
  };
}

function knownOf(source: Source, input: SourceInput, { perPerson, errorRate, asOf }: Knowledge, id: string): Source {
  const draws = (attribute: string): Draws => keyedDraws({ seed: input.seed, stage: 'knowledge', instance: `${input.instance}.${id}`, attribute });
  const columns = new Map(source.table.columns);
  if (asOf !== undefined && columns.has('postcode')) columns.set('postcode', formerPostcodes(source, input, parseDate(asOf)));
  const quasi = source.table.schema.columns.filter(({ attributeClass }) => attributeClass === 'quasi-identifier').map(({ name }) => name);
  if (errorRate > 0) {
    const peers = peersOf(source.personOf);
    for (const name of quasi) columns.set(name, mistaken(columns.get(name)!, source.personOf, peers, errorRate, draws(`error.${name}`)));
  }
  if (perPerson !== undefined) {
    // The columns of the lowest ranks are known; ranks are of the column's own draw, so that another column moves none.
    const ranks = quasi.map((name) => draws(`known.${name}`));
    const unknown = quasi.map(() => new Uint8Array(source.table.rows));
    for (let row = 0; row < source.table.rows; row++) {
      const rank = ranks.map((rank) => rank.uniform(source.personOf[row]!));
      [...rank.keys()].sort((a, b) => rank[a]! - rank[b]!).slice(perPerson).forEach((column) => (unknown[column]![row] = 1));
    }
    quasi.forEach((name, j) => columns.set(name, withGaps(columns.get(name)!, unknown[j]!)));
  }
  return { ...source, table: makeTable(source.table.schema, columns) };
}

/** Postcodes as they were on a day: the previous one of people who moved later. */
function formerPostcodes({ table, personOf }: Source, { people }: SourceInput, day: number): Column {
  const [movedOn, ids] = [numbersIn(people, 'movedOn'), numbersIn(people, 'personId')];
  const [now, previous] = [asCoded(columnOf(table, 'postcode')), asCoded(columnOf(people, 'previousPostcode'))];
  return recoded(table.rows, now.type, (row) => {
    const person = personOf[row]! - ids[0]!;
    const before = previous.dictionary[previous.codes[person]!] ?? null;
    return before !== null && movedOn[person]! > day ? before : (now.dictionary[now.codes[row]!] ?? null);
  });
}

function recoded(rows: number, type: CodedColumn['type'], textOf: (row: number) => string | null): CodedColumn {
  const { codeOf, dictionary } = textCoder();
  return { kind: 'coded', type, codes: Uint32Array.from({ length: rows }, (_, row) => codeOf(textOf(row))), dictionary };
}

/** The rows of each row's block of people, so that any block can be drawn alone. */
function peersOf(personOf: Int32Array): (row: number) => readonly number[] {
  const rows = new Map<number, number[]>();
  const block = (row: number): number => Math.floor(personOf[row]! / BLOCK);
  personOf.forEach((_, row) => {
    if (!rows.has(block(row))) rows.set(block(row), []);
    rows.get(block(row))!.push(row);
  });
  return (row) => rows.get(block(row))!;
}

/** The column with values of other entries in place of a share of its own; missing ones stay missing. */
function mistaken(column: Column, personOf: Int32Array, peers: (row: number) => readonly number[], rate: number, draws: Draws): Column {
  const codes = column.kind === 'coded' ? column.codes : column.values;
  const missing = column.kind === 'coded' ? column.dictionary.indexOf(null) : MISSING_INTEGER;
  const lacks = (value: number): boolean => value === missing || Number.isNaN(value);
  const changed = codes.slice();
  for (let row = 0; row < codes.length; row++) {
    const person = personOf[row]!;
    if (draws.uniform(person) >= rate || lacks(codes[row]!)) continue;
    const others = peers(row);
    for (let tried = 1; tried <= TRIES; tried++) {
      const value = codes[others[draws.below(others.length, person, tried)]!]!;
      if (value === codes[row] || lacks(value)) continue;
      changed[row] = value;
      break;
    }
  }
  return column.kind === 'coded' ? { ...column, codes: changed as Uint32Array } : { ...column, values: changed as Int32Array };
}

/** The column with some cells missing. */
function withGaps(column: Column, gaps: Uint8Array): Column {
  if (column.kind === 'coded') return recoded(gaps.length, column.type, (row) => (gaps[row] === 1 ? null : (column.dictionary[column.codes[row]!] ?? null)));
  const values = column.values.slice();
  const missing = values instanceof Int32Array ? MISSING_INTEGER : Number.NaN;
  for (let row = 0; row < values.length; row++) if (gaps[row] === 1) values[row] = missing;
  return { ...column, values };
}
