import { InputError } from '../../schema/input-error.ts';

const CANDIDATES = [',', ';', '\t', '|'] as const;

/**
 * The records at the start of a CSV text (RFC 4180: quotes doubled inside quotes). A last record that
 * the text may have cut is left out, unless `whole` says that the text ends there.
 */
export function firstRecords(text: string, delimiter: string, limit: number, whole: boolean): string[][] {
  const records: string[][] = [];
  let fields: string[] = [];
  let field = '';
  let quoted = false;
  let at = 0;
  const endRecord = (): void => {
    fields.push(field);
    if (fields.length > 1 || fields[0] !== '') records.push(fields);
    fields = [];
    field = '';
  };
  for (; at < text.length && records.length < limit; at++) {
    const character = text[at]!;
    if (quoted) {
      if (character !== '"') field += character;
      else if (text[at + 1] === '"') {
        field += '"';
        at += 1;
      } else quoted = false;
    } else if (character === '"' && field === '') quoted = true;
    else if (character === delimiter) {
      fields.push(field);
      field = '';
    } else if (character === '\n' || character === '\r') {
      if (character === '\r' && text[at + 1] === '\n') at += 1;
      endRecord();
    } else field += character;
  }
  if (whole && at >= text.length && (field !== '' || fields.length > 0)) endRecord();
  return records;
}

/**
 * The delimiter under which most of the first records have as many fields as the header, and the most
 * fields among equals. A header without any candidate is a single column.
 */
export function findDelimiter(text: string, whole: boolean): string {
  let best: string = ',';
  let bestScore = 0;
  for (const delimiter of CANDIDATES) {
    const records = firstRecords(text, delimiter, 200, whole);
    const width = records[0]?.length ?? 0;
    if (width < 2) continue;
    const agreeing = records.filter((record) => record.length === width).length / records.length;
    const score = agreeing + width / 100_000;
    if (score > bestScore) [best, bestScore] = [delimiter, score];
  }
  return best;
}

/** The column names of a header, checked: the engine would mend empty and repeated ones in silence. */
export function checkedHeader(names: readonly string[], file: string): string[] {
  const at = { file, line: 1 };
  const seen = new Map<string, number>();
  names.forEach((name, index) => {
    const key = name.trim().toLowerCase();
    if (key === '') throw new InputError(`file.header: expected a name for every column, got an empty one in column ${index + 1} of ${names.length}; name it`, at);
    const earlier = seen.get(key);
    if (earlier !== undefined) {
      throw new InputError(`file.header: expected distinct column names, got the same name in columns ${earlier + 1} and ${index + 1} (upper and lower case are the same); rename one`, at);
    }
    seen.set(key, index);
  });
  if (names.some((name) => DATA.some((pattern) => pattern.test(name.trim()))) || names.every((name) => /^[-+]?[\d.,]+$/.test(name.trim()))) {
    throw new InputError('file.header: expected column names in the first line, got what looks like data; add a header line', at);
  }
  return names.map((name) => name.trim());
}

/** What a column name never is: an e-mail address, a date. */
const DATA = [/^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i, /^\d{4}-\d{2}-\d{2}/, /^\d{1,2}[./]\d{1,2}[./]\d{2,4}$/] as const;

/** The delimiter and the checked column names of a CSV file, from its first text; `whole` where that is all of it. */
export function csvHead(text: string, whole: boolean, file: string, given?: string): { readonly delimiter: string; readonly columns: string[] } {
  if (given !== undefined && given !== '\t' && (!/^[ -~]$/.test(given) || given === '"')) throw new InputError('file.delimiter: expected one ASCII character such as ; or a tab, got something else');
  const delimiter = given ?? findDelimiter(text, whole);
  const header = firstRecords(text, delimiter, 1, whole)[0];
  if (header === undefined) {
    throw new InputError(whole ? 'file.content: expected a header line with column names, got no text' : 'file.header: expected a header within the first megabyte, got none; close its quotes', { file, line: 1 });
  }
  return { delimiter, columns: checkedHeader(header, file) };
}
