import { InputError } from '../../schema/input-error.ts';

const LF = 10;
const CR = 13;
const QUOTE = 34;

/** What a scan of a whole CSV file has found. */
export interface CsvShape {
  /** Records after the header; with two or more columns, lines without any character are not records. */
  readonly records: number;
  /** Empty lines before the header. */
  readonly leadingLines: number;
  readonly longestRecordBytes: number;
  /** Whether line ends of more than one kind separate the records. */
  readonly mixedLineEnds: boolean;
}

const START = 0;
const PLAIN = 1;
const QUOTED = 2;
const CLOSED = 3;

/** Of UTF-8; a quote behind it opens the first field. */
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf] as const;

const LF_END = 1;
const CRLF_END = 2;
const CR_END = 4;

/**
 * Checks every record of a UTF-8 CSV file against its header before the engine reads it, because the
 * engine accepts some ragged rows and its own messages quote the lines that they refuse.
 * Throws an `InputError` with the line at which the faulty record starts.
 */
export async function scanCsv(parts: AsyncIterable<Uint8Array>, file: string, delimiter: string, columns: number): Promise<CsvShape> {
  const separator = delimiter.charCodeAt(0);
  let state: number = START;
  let line = 1;
  let recordLine = 1;
  let quoteLine = 1;
  let fields = 0;
  let recordBytes = 0;
  let longest = 0;
  let records = -1;
  let leadingLines = 0;
  let ends = 0;
  let afterCr = false;
  let mark: readonly number[] = BYTE_ORDER_MARK;

  const endRecord = (): void => {
    // In a file of one column an empty line is a missing value.
    const blank = fields === 0 && state === START && (columns > 1 || records < 0);
    if (!blank) {
      fields += 1;
      if (fields !== columns) {
        throw new InputError(`file.record: expected ${columns} fields as in the header, got ${fields}; mend this line, or give the right --delimiter`, { file, line: recordLine });
      }
      records += 1;
    } else if (records < 0) leadingLines += 1;
    if (recordBytes > longest) longest = recordBytes;
    fields = 0;
    recordBytes = 0;
    state = START;
  };

  for await (const bytes of parts) {
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at]!;
      if (mark.length > 0) {
        const skipped = byte === mark[0];
        mark = skipped ? mark.slice(1) : [];
        if (skipped) continue;
      }
      recordBytes += 1;
      if (afterCr) {
        afterCr = false;
        if (byte === LF) {
          if (state !== QUOTED) {
            ends |= CRLF_END;
            recordBytes = 0;
          }
          continue;
        }
        if (state !== QUOTED) ends |= CR_END;
      }
      if (byte === separator && state !== QUOTED) {
        fields += 1;
        state = START;
      } else if (byte === LF || byte === CR) {
        line += 1;
        if (byte === CR) afterCr = true;
        if (state === QUOTED) continue;
        if (byte === LF) ends |= LF_END;
        endRecord();
        recordLine = line;
      } else if (byte === QUOTE) {
        if (state === START) {
          state = QUOTED;
          quoteLine = line;
        } else if (state === QUOTED) state = CLOSED;
        else if (state === CLOSED) state = QUOTED;
      } else if (state === CLOSED) {
        throw new InputError('file.quotes: expected a delimiter or a line end after a closing quote, got other text; double the quotes inside the field', { file, line });
      } else if (state === START) state = PLAIN;
    }
  }
  if (state === QUOTED) throw new InputError('file.quotes: expected a closing quote, got the end of the file; close the quote that opens here', { file, line: quoteLine });
  if (fields > 0 || state !== START) endRecord();
  return { records, leadingLines, longestRecordBytes: longest, mixedLineEnds: ends !== 0 && (ends & (ends - 1)) !== 0 };
}
