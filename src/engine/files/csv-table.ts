import { makeTable, textCoder, type Table, type TextCoder } from '../../columns/column.ts';
import { csvHead } from './csv-dialect.ts';
import { scanCsv } from './csv-scan.ts';

/**
 * A CSV file of UTF-8 bytes as a table of texts, under the rules of the engine's reader: every record has as many
 * fields as the header, an empty field is missing, quotes are doubled inside quotes (RFC 4180). Made for what a
 * page can hold in memory. Throws `InputError` with the line.
 */
export async function readCsvTable(bytes: Uint8Array, file: string, given?: string): Promise<Table> {
  const text = new TextDecoder('utf-8').decode(bytes);
  const { delimiter, columns } = csvHead(text.slice(0, 1 << 20), text.length <= 1 << 20, file, given);
  const { records } = await scanCsv(inParts(bytes), file, delimiter, columns.length);
  const coders = columns.map(textCoder);
  const codes = columns.map(() => new Uint32Array(records));
  fill(text, delimiter, coders, codes);
  return makeTable(
    { name: 'file', columns: columns.map((name) => ({ name, type: 'string', attributeClass: 'insensitive' })) },
    new Map(columns.map((name, j) => [name, { kind: 'coded', type: 'string', codes: codes[j]!, dictionary: coders[j]!.dictionary }])),
  );
}

async function* inParts(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** Codes every field of a text whose records were checked; the first record is the header. */
function fill(text: string, delimiter: string, coders: readonly TextCoder[], codes: readonly Uint32Array[]): void {
  const separator = delimiter.charCodeAt(0);
  const width = coders.length;
  let [at, row, field] = [0, -1, 0];
  while (at < text.length) {
    let value: string | null;
    if (text.charCodeAt(at) === QUOTE) {
      const end = closingQuote(text, at + 1);
      const inside = text.slice(at + 1, end);
      value = inside.includes('"') ? inside.replaceAll('""', '"') : inside;
      at = end + 1;
    } else {
      const start = at;
      for (let code = text.charCodeAt(at); at < text.length && code !== separator && code !== LF && code !== CR; code = text.charCodeAt(++at));
      value = text.slice(start, at);
    }
    const ends = at >= text.length || text.charCodeAt(at) !== separator;
    // Lines without any character are records in a file of one column only, and never before the header.
    const blank = ends && field === 0 && value === '' && (width > 1 || row < 0);
    if (!blank) {
      if (row >= 0) codes[field]![row] = coders[field]!.codeOf(value === '' ? null : value);
      field++;
      if (ends) [row, field] = [row + 1, 0];
    }
    if (!ends) {
      at++;
      // A delimiter at the very end of the text leaves one more, empty field.
      if (at === text.length) {
        if (row >= 0) codes[field]![row] = coders[field]!.codeOf(null);
        row++;
      }
    } else at += text.charCodeAt(at) === CR && text.charCodeAt(at + 1) === LF ? 2 : 1;
  }
}

const LF = 10;
const CR = 13;
const QUOTE = 34;

/** The quote that ends a field, past doubled ones. */
function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); ; at = text.indexOf('"', at + 2)) if (text.charCodeAt(at + 1) !== QUOTE) return at;
}
