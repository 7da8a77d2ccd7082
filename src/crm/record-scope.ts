import type { Table } from '../columns/column.ts';
import type { Contacts, DrawsOf } from './contacts.ts';
import type { CrmOptions } from './crm-options.ts';
import type { PeopleReader } from './people-reader.ts';

/** What the contacts' records are drawn from. */
export interface RecordScope {
  readonly reader: () => PeopleReader;
  readonly contacts: () => Contacts;
  readonly options: CrmOptions;
  readonly draws: DrawsOf;
  readonly asOfDays: number;
  readonly worldTable: (name: string) => Table;
  readonly hasWorldTable: (name: string) => boolean;
}
