import { cellText, codeTexts, columnOf, makeTable, MISSING_INTEGER, type Column, type Table } from '../columns/column.ts';
import { OPT_OUT_ADDRESS, OPT_OUT_CHANNEL, OPT_OUT_LIST, OPT_OUT_PERSON } from '../schema/contact-tables.ts';
import type { ConsentEvents } from './consent-state.ts';
import { CHANNELS_OF, POINT_KINDS } from './contact-point-list.ts';
import { normalizedEmail, normalizedPhone } from './contact-points.ts';
import { standingOptOuts, type OptOutCell } from './opt-out-cells.ts';
import { CHANNELS, PURPOSES } from './privacy-vocabulary.ts';

/*
 * How CRMs keep opt-outs, each as a view of the ledger at a minute: by person (chatwoot's `blocked`), by address
 * (EspoCRM's `optOut` of an e-mail address), by contact and channel (Mautic's do-not-contact) and by contact and list
 * (EspoCRM's target lists). A view closes all that its grain cannot tell from what was said no to: it never leaves
 * open what a standing no closes, and closes more the coarser it is.
 */

/** A contact's address or number, as the views compare it. */
export interface PointEntry {
  readonly contactId: number;
  readonly kind: (typeof POINT_KINDS)[number];
  /** Normalised. */
  readonly address: string;
  readonly isPrimary: boolean;
  readonly invalid: boolean;
}

/** The rows of a `contact-point` table. */
export function pointEntries(table: Table): readonly PointEntry[] {
  const [ids, kinds, values, primary, reasons] = (['contactId', 'kind', 'value', 'isPrimary', 'invalidReason'] as const).map((name) => columnOf(table, name)) as [Column, Column, Column, Column, Column];
  return Array.from({ length: table.rows }, (_, row) => {
    const kind = cellText(kinds, row) as PointEntry['kind'];
    return { contactId: ids.kind === 'number' ? ids.values[row]! : Number.NaN, kind, address: comparedAddress(kind, cellText(values, row)!), isPrimary: cellText(primary, row) === 'true', invalid: cellText(reasons, row) !== null };
  });
}

/** An address or number as the company compares it. */
export function comparedAddress(kind: PointEntry['kind'], value: string): string {
  if (kind === 'email') return normalizedEmail(value);
  return kind === 'postal' ? value.trim().toLowerCase() : normalizedPhone(value);
}

/** `opt-out-person` at a minute: by contact. */
export function optOutByPerson(events: ConsentEvents, atMinutes: number): Table {
  const groups = grouped(standingOptOuts(events, atMinutes), ({ contactId }) => contactId);
  return makeTable(OPT_OUT_PERSON, new Map([
    ['contactId', integers(groups.map(({ first }) => first.contactId))],
    ['reason', texts(groups.map(({ latest }) => (latest.objected ? 'objected' : 'withdrawn')))],
    ['since', datetimes(groups.map(({ since }) => since))],
  ]));
}

/** `opt-out-list` at a minute: by contact and purpose. */
export function optOutByList(events: ConsentEvents, atMinutes: number): Table {
  const groups = grouped(standingOptOuts(events, atMinutes), ({ contactId, purpose }) => contactId * PURPOSES.length + purpose);
  return makeTable(OPT_OUT_LIST, new Map([
    ['contactId', integers(groups.map(({ first }) => first.contactId))],
    ['purpose', texts(groups.map(({ first }) => PURPOSES[first.purpose]!))],
    ['since', datetimes(groups.map(({ since }) => since))],
  ]));
}

/** Reasons of Mautic's do-not-contact entries; 0, contactable, has no row. */
const REASON = { unsubscribed: 1, bounced: 2, manual: 3 } as const;

/**
 * `opt-out-channel` at a minute: by contact and channel. `byStaff` tells of a row of the events whether staff wrote
 * it down. A contact whose only point of a channel in use is dead is closed for it too.
 */
export function optOutByChannel(events: ConsentEvents, points: readonly PointEntry[], atMinutes: number, byStaff: (row: number) => boolean): Table {
  const rows = new Map<number, { readonly reason: number; readonly since: number }>();
  const alive = new Set<number>();
  const dead = new Set<number>();
  for (const { contactId, kind, isPrimary, invalid } of points) {
    if (isPrimary) for (const channel of CHANNELS_OF[kind]) (invalid ? dead : alive).add(contactId * CHANNELS.length + CHANNELS.indexOf(channel));
  }
  for (const key of dead) if (!alive.has(key)) rows.set(key, { reason: REASON.bounced, since: MISSING_INTEGER });
  for (const { first, latest, since } of grouped(standingOptOuts(events, atMinutes), cellOfChannel)) {
    rows.set(cellOfChannel(first), { reason: byStaff(latest.row) ? REASON.manual : REASON.unsubscribed, since });
  }
  const keys = [...rows.keys()].sort((a, b) => a - b);
  return makeTable(OPT_OUT_CHANNEL, new Map([
    ['contactId', integers(keys.map((key) => Math.floor(key / CHANNELS.length)))],
    ['channel', texts(keys.map((key) => CHANNELS[key % CHANNELS.length]!))],
    ['reason', integers(keys.map((key) => rows.get(key)!.reason))],
    ['since', datetimes(keys.map((key) => rows.get(key)!.since))],
  ]));
}

const cellOfChannel = ({ contactId, channel }: OptOutCell): number => contactId * CHANNELS.length + channel;

/** `opt-out-address` at a minute: closed or dead addresses by kind and address. */
export function optOutByAddress(events: ConsentEvents, points: readonly PointEntry[], atMinutes: number): Table {
  const closed = new Map(grouped(standingOptOuts(events, atMinutes), cellOfChannel).map(({ first, since }) => [cellOfChannel(first), since]));
  const rows = new Map<string, { readonly kind: string; readonly address: string; since: number; invalid: boolean }>();
  for (const { contactId, kind, address, invalid } of points) {
    const since = Math.min(...CHANNELS_OF[kind].map((channel) => closed.get(contactId * CHANNELS.length + CHANNELS.indexOf(channel)) ?? Infinity));
    if (since === Infinity && !invalid) continue;
    const key = `${POINT_KINDS.indexOf(kind)} ${address}`;
    const row = rows.get(key) ?? { kind, address, since: Infinity, invalid: false };
    rows.set(key, { ...row, since: Math.min(row.since, since), invalid: row.invalid || invalid });
  }
  const ordered = [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  return makeTable(OPT_OUT_ADDRESS, new Map([
    ['kind', texts(ordered.map(({ kind }) => kind))],
    ['address', texts(ordered.map(({ address }) => address))],
    ['optOut', flags(ordered.map(({ since }) => since < Infinity))],
    ['invalid', flags(ordered.map(({ invalid }) => invalid))],
    ['since', datetimes(ordered.map(({ since }) => (since < Infinity ? since : MISSING_INTEGER)))],
  ]));
}

interface CellGroup {
  readonly first: OptOutCell;
  readonly latest: OptOutCell;
  readonly since: number;
}

/** Cells by key, in the order of the keys' first cells. */
function grouped(cells: readonly OptOutCell[], keyOf: (cell: OptOutCell) => number): readonly CellGroup[] {
  const groups = new Map<number, CellGroup>();
  for (const cell of cells) {
    const group = groups.get(keyOf(cell));
    groups.set(keyOf(cell), group === undefined ? { first: cell, latest: cell, since: cell.since } : { first: group.first, latest: cell.since > group.latest.since ? cell : group.latest, since: Math.min(group.since, cell.since) });
  }
  return [...groups.values()];
}

function integers(values: readonly number[]): Column {
  return { kind: 'number', type: 'integer', values: Int32Array.from(values) };
}

function datetimes(values: readonly number[]): Column {
  return { kind: 'number', type: 'datetime', values: Int32Array.from(values) };
}

function texts(values: readonly string[]): Column {
  return codeTexts(values, values.length);
}

/** Truth values, one per row. */
export function flags(values: readonly boolean[]): Column {
  return { kind: 'coded', type: 'boolean', codes: Uint32Array.from(values, (value) => (value ? 1 : 0)), dictionary: ['false', 'true'] };
}
