import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellText, type Table } from '../../src/columns/column.ts';
import { CHANNELS_OF } from '../../src/crm/contact-point-list.ts';
import { comparedAddress, optOutByAddress, optOutByChannel, optOutByList, optOutByPerson, type PointEntry } from '../../src/crm/opt-out-views.ts';
import type { Channel } from '../../src/crm/privacy-vocabulary.ts';
import { anyLedger, ledgerByHand, questions, replayed, type HandEvent } from './ledgers.ts';

const rowsOf = (table: Table): (string | null)[][] => Array.from({ length: table.rows }, (_, row) => [...table.columns.values()].map((column) => cellText(column, row)));
const point = (contactId: number, kind: PointEntry['kind'], value: string, more: Partial<PointEntry> = {}): PointEntry => ({ contactId, kind, address: comparedAddress(kind, value), isPrimary: true, invalid: false, ...more });
const byPerson = () => false;

const isNo = (event: HandEvent | null): boolean => event !== null && ['dpv:ConsentWithdrawn', 'dpv:LegitimateInterestObjected'].includes(event.status);

describe('a ledger of six events', () => {
  // Contact 1 gives marketing by e-mail and post, then withdraws e-mail. Contact 2 shares the e-mail address of 1 and
  // agrees. Contact 3 objects to everything of marketing, and then agrees to post again.
  const marketing = 'dpv:DirectMarketing';
  const ledger: HandEvent[] = [
    { contact: 1, purpose: marketing, channel: 'email', status: 'dpv:ConsentGiven', at: 10 },
    { contact: 1, purpose: marketing, channel: 'post', status: 'dpv:ConsentGiven', at: 10 },
    { contact: 2, purpose: marketing, channel: 'email', status: 'dpv:ConsentGiven', at: 20 },
    { contact: 1, purpose: marketing, channel: 'email', status: 'dpv:ConsentWithdrawn', at: 30 },
    { contact: 3, purpose: marketing, channel: null, status: 'dpv:LegitimateInterestObjected', at: 40 },
    { contact: 3, purpose: marketing, channel: 'post', status: 'dpv:ConsentGiven', at: 50 },
  ];
  const events = ledgerByHand(ledger);
  const points = [point(1, 'email', 'A@x.example'), point(1, 'postal', '1 Elm ST, 10001'), point(2, 'email', ' a@x.example'), point(3, 'mobile', '(999) 555-0001'), point(3, 'postal', '2 Elm ST, 10001')];

  it('is seen by person: whoever said any no is closed for all', () => {
    expect(rowsOf(optOutByPerson(events, 60))).toEqual([['1', 'withdrawn', minute(30)], ['3', 'objected', minute(40)]]);
    expect(rowsOf(optOutByPerson(events, 29))).toEqual([]);
  });

  it('is seen by contact and channel: post of 1 stays open, and of 3 is open again', () => {
    expect(rowsOf(optOutByChannel(events, points, 60, (row) => row === 4))).toEqual([
      ['1', 'email', '1', minute(30)],
      ['3', 'email', '3', minute(40)],
      ['3', 'sms', '3', minute(40)],
      ['3', 'phone', '3', minute(40)],
      ['3', 'push', '3', minute(40)],
    ]);
    expect(rowsOf(optOutByChannel(events, points, 45, byPerson)).filter(([contact, channel]) => contact === '3' && channel === 'post')).toHaveLength(1);
  });

  it('is seen by address: 2 is closed with 1, whose address it shares', () => {
    expect(rowsOf(optOutByAddress(events, points, 60))).toEqual([
      ['email', 'a@x.example', 'true', 'false', minute(30)],
      ['mobile', '9995550001', 'true', 'false', minute(40)],
    ]);
  });

  it('is seen by contact and list: the channel is lost', () => {
    expect(rowsOf(optOutByList(events, 60))).toEqual([['1', marketing, minute(30)], ['3', marketing, minute(40)]]);
  });

  it('closes more the coarser the grain, of nine cells of the ledger', () => {
    const cells = ([1, 2, 3] as const).flatMap((contact) => (['email', 'phone', 'post'] as const).map((channel) => ({ contact, channel })));
    const closed = (is: (contact: number, channel: Channel) => boolean): string[] => cells.filter(({ contact, channel }) => is(contact, channel)).map(({ contact, channel }) => `${contact} ${channel}`);
    const inLedger = closed((contact, channel) => isNo(replayed(ledger, { contact, purpose: marketing, channel }, 60)));
    expect(inLedger).toEqual(['1 email', '3 email', '3 phone']);
    const persons = new Set(rowsOf(optOutByPerson(events, 60)).map(([contact]) => Number(contact)));
    expect(closed((contact) => persons.has(contact))).toEqual(['1 email', '1 phone', '1 post', '3 email', '3 phone', '3 post']);
    const addresses = new Set(rowsOf(optOutByAddress(events, points, 60)).map(([kind, address]) => `${kind} ${address}`));
    expect(closed((contact, channel) => points.some(({ contactId, kind, address }) => contactId === contact && CHANNELS_OF[kind].includes(channel) && addresses.has(`${kind} ${address}`)))).toEqual(['1 email', '2 email', '3 phone']);
  });

  it('closes a channel whose only point in use is dead, but not over a no that stands', () => {
    const bounced = [point(1, 'email', 'a@x.example', { invalid: true }), point(2, 'email', 'b@x.example', { invalid: true }), point(2, 'mobile', '1', { invalid: true }), point(2, 'landline', '2')];
    expect(rowsOf(optOutByChannel(events, bounced, 35, byPerson))).toEqual([['1', 'email', '1', minute(30)], ['2', 'email', '2', null], ['2', 'sms', '2', null]]);
    expect(rowsOf(optOutByAddress(events, bounced, 5)).map(([, address, optOut, invalid]) => [address, optOut, invalid])).toEqual([['a@x.example', 'false', 'true'], ['b@x.example', 'false', 'true'], ['1', 'false', 'true']]);
  });
});

describe('the views of any ledger', () => {
  const points = [1, 2, 3, 4].flatMap((contact) => [point(contact, 'email', `${contact % 3}@x`), point(contact, 'mobile', `${contact % 2}`), point(contact, 'postal', `${contact}`)]);

  it('close what the replayed ledger closes at that minute, and nothing that no standing no touches', () => {
    fc.assert(
      fc.property(anyLedger, fc.integer({ min: 0, max: 14 }), (ledger, at) => {
        const events = ledgerByHand(ledger);
        const noes = questions.filter((question) => isNo(replayed(ledger, question, at)));
        const first = (rows: (string | null)[][], columns: number): string[] => rows.map((row) => row.slice(0, columns).join(' '));
        const distinct = (texts: string[]): string[] => [...new Set(texts)];
        expect(first(rowsOf(optOutByPerson(events, at)), 1)).toEqual(distinct(noes.map(({ contact }) => `${contact}`)));
        expect(first(rowsOf(optOutByChannel(events, points, at, byPerson)), 2).sort()).toEqual(distinct(noes.map(({ contact, channel }) => `${contact} ${channel}`)).sort());
        expect(first(rowsOf(optOutByList(events, at)), 2).sort()).toEqual(distinct(noes.map(({ contact, purpose }) => `${contact} ${purpose}`)).sort());
        const addresses = noes.flatMap(({ contact, channel }) => points.filter(({ contactId, kind }) => contactId === contact && CHANNELS_OF[kind].includes(channel)).map(({ kind, address }) => `${kind} ${address}`));
        expect(first(rowsOf(optOutByAddress(events, points, at)), 2).sort()).toEqual(distinct(addresses).sort());
      }),
    );
  });

  it('at a minute are those of the events up to it', () => {
    fc.assert(
      fc.property(anyLedger, fc.integer({ min: 0, max: 12 }), (ledger, at) => {
        const before = ledgerByHand(ledger.filter((event) => event.at <= at));
        const events = ledgerByHand(ledger);
        expect(rowsOf(optOutByPerson(events, at))).toEqual(rowsOf(optOutByPerson(before, 99)));
        expect(rowsOf(optOutByChannel(events, points, at, byPerson))).toEqual(rowsOf(optOutByChannel(before, points, 99, byPerson)));
        expect(rowsOf(optOutByAddress(events, points, at))).toEqual(rowsOf(optOutByAddress(before, points, 99)));
        expect(rowsOf(optOutByList(events, at))).toEqual(rowsOf(optOutByList(before, 99)));
      }),
    );
  });
});

function minute(minutes: number): string {
  return `1970-01-01T00:${String(minutes).padStart(2, '0')}:00`;
}
