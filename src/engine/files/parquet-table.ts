import { decompress } from 'fzstd';
import { parquetMetadataAsync, parquetRead, parquetSchema, type AsyncBuffer, type Compressors, type SchemaElement, type SchemaTree } from 'hyparquet';
import { formatDate, makeTable, textCoder, type Table, type TextCoder } from '../../columns/column.ts';
import { InputError } from '../../schema/input-error.ts';

/** ZSTD beside what the reader decompresses by itself (none and Snappy). */
const compressors: Compressors = { ZSTD: (input) => decompress(input) };

/**
 * A Parquet file as a table of texts, each value written as the engine writes it: dates as ISO 8601, whole
 * numbers without and other numbers with a decimal point, truth values in small letters. Made for what a page can hold in
 * memory. Throws `InputError` where it cannot be read.
 */
export async function readParquetTable(bytes: AsyncBuffer, file: string): Promise<Table> {
  try {
    const metadata = await parquetMetadataAsync(bytes, { geoparquet: false });
    const columns = parquetSchema(metadata).children;
    const nested = columns.filter(({ children }) => children.length > 0).map(({ element }) => element.name);
    if (nested.length > 0) throw new InputError(`file.content: expected columns of single values, got nested ones (${nested.join(', ')}); leave them out of the file or flatten them`, { file });
    const codec = metadata.row_groups.flatMap((group) => group.columns).map((column) => column.meta_data?.codec).find((own) => own !== undefined && !['UNCOMPRESSED', 'SNAPPY', 'ZSTD'].includes(own));
    if (codec !== undefined) throw new InputError(`file.content: expected Parquet with Snappy, ZSTD or no compression in a page, got ${codec}; write it again with Snappy, or use the command line`, { file });
    const rows = Number(metadata.num_rows);
    const read = columns.map(columnReader);
    const codes = columns.map(() => new Uint32Array(rows));
    await parquetRead({
      file: bytes,
      metadata,
      compressors,
      parsers,
      onChunk: ({ columnName, columnData, rowStart }) => {
        const j = columns.findIndex(({ element }) => element.name === columnName);
        const { coder, textOf } = read[j]!;
        const own = codes[j]!;
        for (let i = 0; i < columnData.length; i++) own[rowStart + i] = coder.codeOf(textOf(columnData[i]));
      },
    });
    return makeTable(
      { name: 'file', columns: columns.map(({ element }) => ({ name: element.name, type: 'string', attributeClass: 'insensitive' })) },
      new Map(columns.map(({ element }, j) => [element.name, { kind: 'coded', type: 'string', codes: codes[j]!, dictionary: read[j]!.coder.dictionary }])),
    );
  } catch (cause) {
    if (cause instanceof InputError) throw cause;
    throw new InputError('file.content: expected a Parquet file, got one that cannot be read to its end; write it again', { file }, { cause });
  }
}

/** Days and moments as numbers, so that no time zone of the browser's has a say. */
const parsers = {
  dateFromDays: (days: number) => formatDate(days),
  timestampFromMilliseconds: (moment: bigint) => momentText(moment * 1000n),
  timestampFromMicroseconds: (moment: bigint) => momentText(moment),
  timestampFromNanoseconds: (moment: bigint) => momentText(moment / 1000n),
};

/** `2026-01-31 08:05:00`, with as many decimals as it takes. */
function momentText(microseconds: bigint): string {
  const day = 86_400_000_000n;
  const days = microseconds >= 0n ? microseconds / day : (microseconds - day + 1n) / day;
  const rest = Number(microseconds - days * day);
  const two = (number: number): string => String(Math.floor(number)).padStart(2, '0');
  const seconds = Math.floor(rest / 1e6);
  const decimals = String(rest % 1e6).padStart(6, '0').replace(/0+$/, '');
  return `${formatDate(Number(days))} ${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}${decimals === '' ? '' : `.${decimals}`}`;
}

interface ColumnReader {
  readonly coder: TextCoder;
  readonly textOf: (value: unknown) => string | null;
}

function columnReader({ element }: SchemaTree): ColumnReader {
  return { coder: textCoder(), textOf: textWriter(element) };
}

function textWriter({ type, converted_type: converted, logical_type: logical, scale }: SchemaElement): (value: unknown) => string | null {
  const known = (write: (value: unknown) => string) => (value: unknown): string | null => (value === null || value === undefined ? null : write(value));
  if (converted === 'DECIMAL' || logical?.type === 'DECIMAL') return known((value) => Number(value).toFixed(scale ?? 0));
  if (type === 'DOUBLE' || type === 'FLOAT') return known((value) => realText(value as number));
  return known((value) => (value instanceof Uint8Array ? new TextDecoder().decode(value) : typeof value === 'object' ? JSON.stringify(value) : String(value)));
}

/** A real number as the engine writes it: 2 is `2.0`. */
function realText(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  const text = String(value);
  return /[.e]/.test(text) ? text.replace(/e([+-])(\d)$/, 'e$10$2') : `${text}.0`;
}
