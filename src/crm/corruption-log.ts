import { codeTexts, makeTable, type Column, type Table } from '../columns/column.ts';
import type { TableSchema } from '../schema/table-schema.ts';

/** In what way a contact's cell differs from the person's own value. */
export type CorruptionKind =
  | 'typing-error'
  | 'short-form'
  | 'missing'
  | 'default-date'
  | 'swapped-day-month'
  | 'stale'
  | 'other-address'
  | 'other-number'
  | 'same-mailbox-variant'
  | 'letter-case'
  | 'white-space'
  | 'punctuation'
  | 'not-found'
  | 'not-revealed'
  | 'misjudged'
  | 'split';

export const CORRUPTION_LOG: TableSchema = {
  name: 'corruption',
  description: 'Truth: every cell of a contact that differs from the person\'s own value, and in what way.',
  columns: [
    { name: 'contactId', type: 'integer', attributeClass: 'direct-identifier', description: 'The contact whose cell was changed' },
    { name: 'column', type: 'string', attributeClass: 'insensitive', description: 'The column of the cell' },
    { name: 'kind', type: 'string', attributeClass: 'insensitive', description: 'In what way it differs from the person\'s own value' },
  ],
};

/** Takes down every difference between what the company holds and the truth, for the referee. */
export interface CorruptionLog {
  /** `contact` is a position among the contacts. */
  readonly note: (contact: number, column: string, kind: CorruptionKind) => void;
  /** Whether that was noted. */
  readonly noted: (contact: number, column: string, kind: CorruptionKind) => boolean;
  readonly table: () => Table;
}

/** A log about these contacts. */
export function corruptionLog(contactId: Int32Array): CorruptionLog {
  const contactIds: number[] = [];
  const columns: string[] = [];
  const kinds: string[] = [];
  const seen = new Set<string>();
  return {
    note(contact, column, kind) {
      contactIds.push(contactId[contact]!);
      columns.push(column);
      kinds.push(kind);
      seen.add(`${contact}/${column}/${kind}`);
    },
    noted: (contact, column, kind) => seen.has(`${contact}/${column}/${kind}`),
    table: () =>
      makeTable(
        CORRUPTION_LOG,
        new Map<string, Column>([
          ['contactId', { kind: 'number', type: 'integer', values: Int32Array.from(contactIds) }],
          ['column', codeTexts(columns, columns.length)],
          ['kind', codeTexts(kinds, kinds.length)],
        ]),
      ),
  };
}
