import { describe, expect, it } from 'vitest';
import { cellText, columnOf, parseDate, type Table } from '../../src/columns/column.ts';
import { collect, type Crm } from '../../src/crm/collect.ts';
import { CONSENT_LEDGER } from '../../src/crm/consent-ledger.ts';
import { crmOptions } from '../../src/crm/crm-options.ts';
import { BLOCK } from '../../src/schema/world.ts';
import { drawnPeople, peopleOf } from './people.ts';

const AS_OF = parseDate('2026-01-01');
const MARKETING = { purpose: 'dpv:DirectMarketing', legalBasis: 'eu-gdpr:A6-1-a' };
const SALE = { purpose: 'dpv:SellDataToThirdParties', legalBasis: 'eu-gdpr:A6-1-a' };
const CONTRACT = { purpose: 'dpv:CustomerRelationshipManagement', legalBasis: 'eu-gdpr:A6-1-b' };
const STEADY = { penetration: 1, duplicates: 0, sources: ['social'] };

/** One channel, no confirmation, no end by time: what the options add is tested by itself. */
const PLAIN = { channels: ['email'], doubleOptIn: false, validDays: 36_525 };

function collected(world: Table, options: { readonly consent?: object } & Record<string, unknown>): Crm {
  return collect({ people: world, seed: 5, asOfDays: AS_OF }, crmOptions.parse({ ...STEADY, ...options, consent: { ...PLAIN, ...options.consent } }));
}

const textOf = (table: Table, column: string, row: number): string | null => cellText(columnOf(table, column), row);
const events = (ledger: Table): Record<string, string | null>[] => Array.from({ length: ledger.rows }, (_, row) => Object.fromEntries(ledger.schema.columns.map(({ name }) => [name, textOf(ledger, name, row)])));

const rowOf = (crm: Crm): ReadonlyMap<string, number> => new Map(Array.from({ length: crm.customer.rows }, (_, row) => [textOf(crm.customer, 'contactId', row)!, row]));

/** personId to [recorded, valid], for worlds where everyone has one contact. */
function consentOf(crm: Crm): Record<number, readonly [string | null, number]> {
  return Object.fromEntries([...crm.personOf].map((person, row) => [person, [textOf(crm.customer, 'consentRecorded', row), crm.validOf[row]!] as const]));
}

describe('consent by hand', () => {
  // Willing to the company's own purposes: tolerance above 0.6; to sharing: above 0.9.
  const world = peopleOf([{ tolerance: 0.05 }, { tolerance: 0.59 }, { tolerance: 0.61 }, { tolerance: 0.95 }, { tolerance: 0.95, birthDate: parseDate('2012-01-01') }]);
  const consent = { willing: 0.4, willingToShare: 0.1, keepsDefault: 1, withdrawal: 0 };

  it('records a symmetric opt-in only of the willing, and validly but of a child', () => {
    const crm = collected(world, { processing: [MARKETING], consent: { ...consent, design: 'opt-in' } });
    expect(consentOf(crm)).toEqual({ 0: ['false', 0], 1: ['false', 0], 2: ['true', 1], 3: ['true', 1], 4: ['true', 0] });
  });

  it('records a pre-ticked box of all who leave it, and never validly', () => {
    const all = collected(world, { processing: [MARKETING], consent: { ...consent, design: 'pre-ticked' } });
    expect(consentOf(all)).toEqual({ 0: ['true', 0], 1: ['true', 0], 2: ['true', 0], 3: ['true', 0], 4: ['true', 0] });
    const none = collected(world, { processing: [MARKETING], consent: { ...consent, keepsDefault: 0, design: 'pre-ticked' } });
    expect(consentOf(none)).toEqual({ 0: ['false', 0], 1: ['false', 0], 2: ['true', 0], 3: ['true', 0], 4: ['true', 0] });
  });

  it('records bundled consent of everyone who signed up, and never validly', () => {
    const crm = collected(world, { processing: [MARKETING], consent: { ...consent, keepsDefault: 0, design: 'bundled' } });
    expect(Object.values(consentOf(crm))).toEqual(Array(5).fill(['true', 0]));
  });

  it('asks purpose by purpose: sharing finds fewer willing, and one design may differ from the other', () => {
    const crm = collected(world, { processing: [CONTRACT, MARKETING, SALE], consent: { ...consent, design: 'opt-in' } });
    expect(consentOf(crm)).toEqual({ 0: ['false', 0], 1: ['false', 0], 2: ['false', 0], 3: ['true', 1], 4: ['true', 0] });
    expect(crm.ledger.rows).toBe(10);
    const mixed = collected(world, { processing: [MARKETING, { ...SALE, consent: 'bundled' }], consent: { ...consent, design: 'opt-in' } });
    expect(consentOf(mixed)).toEqual({ 0: ['false', 0], 1: ['false', 0], 2: ['true', 0], 3: ['true', 0], 4: ['true', 0] });
  });

  it('writes an event for each contact and purpose that rests on consent, with its wording', () => {
    const { ledger, personOf } = collected(world, { processing: [CONTRACT, MARKETING], consent: { ...consent, design: 'pre-ticked' } });
    expect(ledger.schema).toBe(CONSENT_LEDGER);
    const first = events(ledger)[0]!;
    expect(first).toMatchObject({ purpose: 'dpv:DirectMarketing', channel: 'email', status: 'dpv:ConsentGiven', design: 'pre-ticked', valid: 'false', textVersion: `pre-ticked/${first['at']!.slice(0, 4)}` });
    expect(first['subjectId']).toBe(first['contactId']);
    expect(personOf.length).toBe(5);
  });

  it('has an empty ledger, and no consent, where nothing rests on consent', () => {
    const crm = collected(world, { processing: [CONTRACT] });
    expect(crm.ledger.rows).toBe(0);
    expect(Object.values(consentOf(crm))).toEqual(Array(5).fill(['false', 0]));
  });

  it('ends consent by withdrawal, later and for good', () => {
    const unwilling = peopleOf(Array.from({ length: 50 }, () => ({ tolerance: 0 })));
    const crm = collected(unwilling, { processing: [MARKETING], consent: { ...consent, design: 'bundled', withdrawal: 0.5 } });
    const written = events(crm.ledger);
    expect(written.filter(({ status }) => status === 'dpv:ConsentWithdrawn')).toHaveLength(50);
    expect(new Set(Object.values(consentOf(crm)).map(([recorded]) => recorded))).toEqual(new Set(['false']));
    for (const { contactId, status, valid, at } of written) {
      if (status !== 'dpv:ConsentWithdrawn') continue;
      expect(valid).toBe('true');
      const given = written.find((other) => other['contactId'] === contactId && other['status'] === 'dpv:ConsentGiven')!;
      expect(given['at']! < at!).toBe(true);
    }
  });

  it('asks for each channel of a purpose that reaches people, and fewer agree to the ones they mind more', () => {
    // Of 0.4 willing to be reached at all, as many by e-mail, 0.8 of them by post, half by text, a quarter by call.
    const crm = collected(peopleOf([{ tolerance: 0.61 }, { tolerance: 0.7 }, { tolerance: 0.81 }, { tolerance: 0.91 }]), { processing: [MARKETING, SALE], consent: { ...consent, channels: ['email', 'sms', 'phone', 'post'] } });
    const given = (person: number): (string | null)[] => {
      const contact = textOf(crm.customer, 'contactId', crm.personOf.indexOf(person));
      return events(crm.ledger).filter(({ contactId, status }) => contactId === contact && status === 'dpv:ConsentGiven').map(({ purpose, channel }) => (purpose === 'dpv:DirectMarketing' ? (channel ?? null) : 'sold')).sort();
    };
    expect([0, 1, 2, 3].map(given)).toEqual([['email'], ['email', 'post'], ['email', 'post', 'sms'], ['email', 'phone', 'post', 'sms', 'sold']]);
    expect(crm.ledger.rows).toBe(4 * 5);
    expect(events(crm.ledger).filter(({ channel }) => channel === null).map(({ purpose }) => purpose)).toEqual(Array(4).fill('dpv:SellDataToThirdParties'));
  });

  it('counts e-mail consent from the confirmation, and none without it', () => {
    const eager = peopleOf(Array.from({ length: 200 }, () => ({ tolerance: 1 })));
    const crm = collected(eager, { processing: [MARKETING], consent: { ...consent, doubleOptIn: true, confirms: 0.6 } });
    const given = events(crm.ledger).filter(({ status }) => status === 'dpv:ConsentGiven');
    expect(events(crm.ledger).filter(({ status }) => status === 'dpv:ConsentRequested')).toHaveLength(200);
    expect(Math.abs(given.length / 200 - 0.6)).toBeLessThan(4 * Math.sqrt(0.24 / 200));
    expect(Object.values(consentOf(crm)).filter(([recorded]) => recorded === 'true')).toHaveLength(given.length);
    for (const { contactId, at } of given) expect(events(crm.ledger).find((other) => other['contactId'] === contactId)!['at']! < at!).toBe(true);
  });

  it.each([['opt-in', 1], ['bundled', 0]] as const)('lets consent put as %s run out to the minute unless it was renewed in the same way', (design, valid) => {
    const people = peopleOf([...Array(100)].map((_, i) => ({ tolerance: i < 50 ? 0.2 : 0.9 })));
    const crm = collected(people, { yearsCollected: 8, processing: [MARKETING], consent: { ...consent, design, validDays: 365, renews: 1 } });
    const states = consentOf(crm);
    const minute = (at: string): number => Date.parse(`${at}Z`) / 60_000;
    let [expired, renewed] = [0, 0];
    for (let row = 0; row < 100; row++) {
      const willing = crm.personOf[row]! >= 50;
      const own = events(crm.ledger).filter(({ contactId }) => contactId === textOf(crm.customer, 'contactId', row));
      if (own[0]!['status'] === 'dpv:ConsentRefused') {
        expect([willing, design, own.length]).toEqual([false, 'opt-in', 1]);
        continue;
      }
      const old = minute(own[0]!['at']!) + 365 * 1440 <= AS_OF * 1440 + 1439;
      for (let i = 1; i < own.length; i++) {
        const [before, after] = [own[i - 1]!, own[i]!];
        if (after['status'] === 'dpv:ConsentExpired') expect(after['at']).toBe(before['validUntil']);
        else expect([after['status'], after['design'], after['valid'], after['at']! < before['validUntil']!]).toEqual(['dpv:RenewedConsentGiven', design, String(valid === 1), true]);
      }
      // The unwilling never renew, so that their record ends; the willing always do.
      if (old) expect(states[crm.personOf[row]!]).toEqual(willing ? ['true', valid] : ['false', 0]);
      if (old && willing) renewed++;
      if (old && !willing) expired++;
    }
    expect(renewed).toBeGreaterThan(30);
    if (design === 'bundled') expect(expired).toBeGreaterThan(30);
  });
});

describe('consent and objection', () => {
  it('asks nobody for renewal after an objection', () => {
    const eager = peopleOf(Array.from({ length: 300 }, () => ({ tolerance: 1 })));
    const crm = collected(eager, { yearsCollected: 8, processing: [MARKETING], optOut: { share: 1 }, consent: { willing: 1, withdrawal: 0, validDays: 365, renews: 1 } });
    const objected = new Map<string, string>();
    const renewals: string[] = [];
    for (const { contactId, status, at } of events(crm.ledger)) {
      if (status === 'dpv:LegitimateInterestObjected') objected.set(contactId!, at!);
      if (status === 'dpv:RenewedConsentGiven') renewals.push(contactId!);
      if (status === 'dpv:RenewedConsentGiven') expect(objected.has(contactId!)).toBe(false);
    }
    expect(objected.size).toBe(300);
    expect(renewals.length).toBeGreaterThan(100);
    // Who objected while consent stood lets it run out.
    expect(events(crm.ledger).filter(({ status }) => status === 'dpv:ConsentExpired').length).toBeGreaterThan(100);
  });

  it('withdraws nothing before it was given, in any record', () => {
    const crm = collected(drawnPeople(6000, AS_OF), { penetration: 0.6, duplicates: 0.4, sources: ['signup'], processing: [MARKETING], consent: { design: 'bundled', withdrawal: 0.5 } });
    const open = new Set<string>();
    for (const { contactId, status } of events(crm.ledger)) {
      if (status === 'dpv:ConsentGiven') open.add(contactId!);
      if (status === 'dpv:ConsentWithdrawn') expect(open.delete(contactId!)).toBe(true);
    }
    expect(open.size).toBeGreaterThan(100);
  });
});

describe('consent of many people', () => {
  const world = drawnPeople(10_000, AS_OF);

  it('is append-only in time, and the last events of a contact are what consentRecorded says', () => {
    const crm = collected(world, { penetration: 0.5, duplicates: 0.2, sources: ['signup'], processing: [MARKETING], consent: { design: 'pre-ticked', withdrawal: 0.2, channels: ['email', 'post'], validDays: 700 } });
    const last = new Map<string, string>();
    let before = '';
    for (const { contactId, channel, status, at } of events(crm.ledger)) {
      expect(at! >= before).toBe(true);
      before = at!;
      last.set(`${contactId}/${channel}`, status!);
    }
    const stands = (key: string): boolean => ['dpv:ConsentGiven', 'dpv:RenewedConsentGiven'].includes(last.get(key)!);
    for (let row = 0; row < crm.customer.rows; row++) {
      const contact = textOf(crm.customer, 'contactId', row);
      expect(stands(`${contact}/email`) || stands(`${contact}/post`)).toBe(textOf(crm.customer, 'consentRecorded', row) === 'true');
    }
  });

  it('is recorded of 1 - (1 - willing)(1 - keepsDefault) with pre-ticked boxes, within four standard errors', () => {
    const crm = collected(world, { sources: ['social'], processing: [MARKETING], consent: { design: 'pre-ticked', willing: 0.4, keepsDefault: 0.7, withdrawal: 0 } });
    const share = Object.values(consentOf(crm)).filter(([recorded]) => recorded === 'true').length / crm.customer.rows;
    expect(Math.abs(share - 0.82)).toBeLessThan(4 * Math.sqrt((0.82 * 0.18) / crm.customer.rows));
  });

  it('lives on, invalidly, in duplicates that the company does not recognise', () => {
    const crm = collected(world, { penetration: 0.5, duplicates: 0.3, sources: ['signup'], processing: [MARKETING], consent: { design: 'opt-in', willing: 1, withdrawal: 0.5 } });
    const withdrawn = new Set(events(crm.ledger).filter(({ status }) => status === 'dpv:ConsentWithdrawn').map(({ contactId }) => rowOf(crm).get(contactId!)!).map((row) => crm.personOf[row]!));
    const survivors = [...crm.personOf.keys()].filter((row) => withdrawn.has(crm.personOf[row]!) && textOf(crm.customer, 'consentRecorded', row) === 'true' && crm.validOf[row] === 0);
    expect(survivors.length).toBeGreaterThan(20);
  });
});

describe('objection', () => {
  const world = drawnPeople(10_000, AS_OF);

  it('is met exactly in each block, by people, and nested in the share', () => {
    let before = new Set<number>();
    for (const share of [0, 0.1, 0.25, 1]) {
      const crm = collected(world, { penetration: 0.2, duplicates: 0.2, sources: ['signup'], optOut: { share } });
      const persons = new Set([...crm.personOf].filter((_, row) => crm.objectedOf[row] === 1));
      // Customers of the blocks: two of 819, one of 362.
      expect(persons.size).toBe(2 * Math.round(share * 819) + Math.round(share * 362));
      expect(crm.counts.objectingPersons).toBe(persons.size);
      for (const person of before) expect(persons).toContain(person);
      before = persons;
    }
  });

  it('comes from the least tolerant, exactly so within a block without noise', () => {
    const tolerance = columnOf(world, 'tolerance');
    if (tolerance.kind !== 'number') throw new Error('expected numbers');
    const mean = (noise: number): number => {
      const crm = collected(world, { penetration: 0.2, sources: ['social'], optOut: { share: 0.2, noise } });
      const of = (flag: number): number[] => [...crm.personOf].filter((_, row) => crm.objectedOf[row] === flag).map((person) => tolerance.values[person]!);
      const first = [...crm.personOf].map((person, row) => [person, row] as const).filter(([person]) => person < BLOCK);
      const inFirst = (flag: number): number[] => first.filter(([, row]) => crm.objectedOf[row] === flag).map(([person]) => tolerance.values[person]!);
      if (noise === 0) expect(Math.max(...inFirst(1))).toBeLessThanOrEqual(Math.min(...inFirst(0)));
      return of(1).reduce((sum, value) => sum + value, 0) / of(1).length;
    };
    expect(mean(0)).toBeLessThan(mean(0.5));
    expect(mean(0.5)).toBeLessThan(mean(1));
    expect(Math.abs(mean(1) - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / 400));
  });

  it('marks every contact of the subject that objected, misses duplicates that are not recognised, and is in the ledger', () => {
    const crm = collected(world, { penetration: 0.3, duplicates: 0.3, sources: ['signup'], optOut: { share: 0.3 } });
    const markedSubjects = new Set<string>();
    const logged = new Set(events(crm.ledger).filter(({ status }) => status === 'dpv:LegitimateInterestObjected').map(({ contactId }) => contactId));
    let missed = 0;
    for (let row = 0; row < crm.customer.rows; row++) {
      const marked = textOf(crm.customer, 'optedOut', row) === 'true';
      if (marked) markedSubjects.add(textOf(crm.customer, 'subjectId', row)!);
      expect(logged.has(textOf(crm.customer, 'contactId', row))).toBe(marked);
      if (crm.objectedOf[row] === 1 && !marked) missed++;
    }
    for (let row = 0; row < crm.customer.rows; row++) expect(markedSubjects.has(textOf(crm.customer, 'subjectId', row)!)).toBe(textOf(crm.customer, 'optedOut', row) === 'true');
    expect(missed).toBeGreaterThan(50);
    expect(markedSubjects.size).toBeLessThanOrEqual(crm.counts.objectingPersons);
  });
});
