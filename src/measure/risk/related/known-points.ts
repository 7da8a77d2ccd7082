import { columnOf, MISSING_INTEGER, type CodedColumn, type Column, type NumberColumn, type Table } from '../../../columns/column.ts';
import { equivalenceClasses } from '../../../columns/equivalence-classes.ts';
import { InputError } from '../../../schema/input-error.ts';
import { inOrderOfAppearance } from './event-people.ts';

/** A column of the events that an outsider may know. */
export interface KnownColumn {
  readonly name: string;
  /** Whether moments are known by their day alone. */
  readonly byDay: boolean;
  /** Different values at that level of detail. */
  readonly distinct: number;
}

/** The events as an outsider may know them: a point is one combination of the known columns. */
export interface KnownPoints {
  readonly columns: readonly KnownColumn[];
  /** Point of each row, numbered by first appearance. */
  readonly ofRow: Uint32Array;
  readonly count: number;
}

/** All columns but the subject and direct identifiers, unless the caller names them. */
export function knownPoints(events: Table, subject: string, known: readonly string[] | undefined): KnownPoints {
  const names = known ?? events.schema.columns.filter(({ name, attributeClass }) => name !== subject && attributeClass !== 'direct-identifier').map(({ name }) => name);
  if (names.length === 0) throw new InputError(`relatedRisk.known: expected at least one column of ${events.schema.name} that an outsider can know, got none; name some`);
  if (names.includes(subject)) throw new InputError(`relatedRisk.known: expected columns of ${events.schema.name} that say what happened, got the subject ${subject}; leave it out`);
  const unknown = names.find((name) => !events.columns.has(name));
  if (unknown !== undefined) throw new InputError(`relatedRisk.known: expected columns of ${events.schema.name} (${[...events.columns.keys()].join(', ')}), got ${unknown}; choose among them`);
  const levels = names.map((name) => dayLevel(columnOf(events, name)));
  const { count, ofRow } = equivalenceClasses(levels.map(({ column }) => column));
  return {
    columns: levels.map(({ column, byDay }, at) => ({ name: names[at]!, byDay, distinct: names.length === 1 ? count : equivalenceClasses([column]).count })),
    ofRow: inOrderOfAppearance(ofRow, count),
    count,
  };
}

const MOMENT = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/;

/** Moments by their day, since nobody remembers the minute; any other column as it is. A file may hold moments as text. */
function dayLevel(column: Column): { readonly column: Column; readonly byDay: boolean } {
  if (column.kind === 'number') return column.type === 'datetime' ? { column: days(column), byDay: true } : { column, byDay: false };
  const used = column.dictionary.filter((text) => text !== null);
  return used.length > 0 && used.every((text) => MOMENT.test(text)) ? { column: firstTen(column), byDay: true } : { column, byDay: false };
}

function days({ values }: NumberColumn): NumberColumn {
  const ofRow = Int32Array.from(values, (minutes) => (minutes === MISSING_INTEGER || Number.isNaN(minutes) ? MISSING_INTEGER : Math.floor(minutes / 1440)));
  return { kind: 'number', type: 'date', values: ofRow };
}

function firstTen({ codes, dictionary }: CodedColumn): CodedColumn {
  const texts = new Map<string | null, number>();
  const ofCode = dictionary.map((text) => {
    const day = text === null ? null : text.slice(0, 10);
    const code = texts.get(day) ?? texts.size;
    texts.set(day, code);
    return code;
  });
  return { kind: 'coded', type: 'date', codes: codes.map((code) => ofCode[code]!), dictionary: [...texts.keys()] };
}
