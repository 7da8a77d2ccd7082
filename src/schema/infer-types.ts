import type { LogicalType } from './table-schema.ts';

/** How the texts of a column are written. */
export type ValueFormat = 'plain' | 'decimal-comma' | 'iso-date' | 'day-month-year' | 'month-day-year';

export interface InferredType {
  readonly type: LogicalType;
  readonly format: ValueFormat;
}

const TEXT: InferredType = { type: 'string', format: 'plain' };

/**
 * The type that every distinct text of a column agrees with; missing ones are ignored. One text that
 * does not fit makes the column text. Numbers with a leading zero are text, because they are codes
 * (postcodes); so are dates whose day and month cannot be told apart.
 */
export function inferType(texts: Iterable<string | null>): InferredType {
  const open = new Set(TYPES.keys());
  let dayFirst = false;
  let monthFirst = false;
  let any = false;
  for (const text of texts) {
    if (text === null) continue;
    any = true;
    for (const name of open) if (!TYPES.get(name)!.test(text)) open.delete(name);
    if (open.size === 0) return TEXT;
    const parts = NUMERIC_DATE.exec(text);
    if (parts === null) continue;
    const [first, second] = [Number(parts[1]), Number(parts[2])];
    if (parts[0]!.includes('.') || first > 12) dayFirst = true;
    if (second > 12) monthFirst = true;
  }
  if (!any) return TEXT;
  if (open.has('numeric-date')) return dayFirst === monthFirst ? TEXT : { type: 'date', format: dayFirst ? 'day-month-year' : 'month-day-year' };
  if (open.has('iso-date')) return { type: 'date', format: 'iso-date' };
  if (open.has('boolean')) return { type: 'boolean', format: 'plain' };
  if (open.has('integer')) return { type: 'integer', format: 'plain' };
  if (open.has('decimal')) return { type: 'decimal', format: 'plain' };
  return open.has('decimal-comma') ? { type: 'decimal', format: 'decimal-comma' } : TEXT;
}

const NUMERIC_DATE = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/;

const TYPES: ReadonlyMap<string, RegExp> = new Map([
  ['boolean', /^(?:true|false)$/i],
  ['integer', /^[-+]?(?:0|[1-9]\d*)$/],
  ['decimal', /^[-+]?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[-+]?\d{1,3})?$/i],
  ['decimal-comma', /^[-+]?(?:0|[1-9]\d*)(?:,\d+)?$/],
  ['iso-date', /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/],
  ['numeric-date', /^(?:0?[1-9]|[12]\d|3[01])([./])(?:0?[1-9]|[12]\d|3[01])\1\d{4}$/],
]);

/** A text as ISO 8601 date, number or lower-case truth value; null where it does not fit the type. */
export function canonicalText(text: string, { type, format }: InferredType): string | null {
  if (format === 'day-month-year' || format === 'month-day-year') {
    const parts = NUMERIC_DATE.exec(text);
    if (parts === null) return null;
    const [day, month] = format === 'day-month-year' ? [parts[1]!, parts[2]!] : [parts[2]!, parts[1]!];
    return `${parts[3]!}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  }
  if (format === 'decimal-comma') return text.replace(',', '.');
  return type === 'boolean' ? text.toLowerCase() : text;
}
