import { describe, expect, it } from 'vitest';
import { cellText, columnOf, parseDate, type Table } from '../../src/columns/column.ts';
import { collect, type Crm } from '../../src/crm/collect.ts';
import { CONSENT_LEDGER } from '../../src/crm/consent-ledger.ts';
import { crmOptions } from '../../src/crm/crm-options.ts';
import { drawnPeople, peopleOf } from './people.ts';

const AS_OF = parseDate('2026-01-01');
const MARKETING = { purpose: 'dpv:DirectMarketing', legalBasis: 'eu-gdpr:A6-1-a' };
const SALE = { purpose: 'dpv:SellDataToThirdParties', legalBasis: 'eu-gdpr:A6-1-a' };
const CONTRACT = { purpose: 'dpv:CustomerRelationshipManagement', legalBasis: 'eu-gdpr:A6-1-b' };
const STEADY = { penetration: 1, duplicates: 0, sources: ['social'] };

function collected(world: Table, options: object): Crm {
  return collect({ people: world, seed: 5, asOfDays: AS_OF }, crmOptions.parse({ ...STEADY, ...options }));
}

const textOf = (table: Table, column: string, row: number): string | null => cellText(columnOf(table, column), row);
const rowsOf = (table: Table): (string | null)[][] => Array.from({ length: table.rows }, (_, row) => table.schema.columns.map(({ name }) => textOf(table, name, row)));

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
    const first = rowsOf(ledger)[0]!;
    expect(first.slice(0, 6)).toEqual(['1', '1', 'dpv:DirectMarketing', 'dpv:ConsentGiven', 'pre-ticked', 'false']);
    expect(first[7]).toBe(`pre-ticked/${first[6]!.slice(0, 4)}`);
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
    const events = rowsOf(crm.ledger);
    expect(events.filter(([, , , status]) => status === 'dpv:ConsentWithdrawn')).toHaveLength(50);
    expect(new Set(Object.values(consentOf(crm)).map(([recorded]) => recorded))).toEqual(new Set(['false']));
    for (const [contact, , , status, , valid, at] of events) {
      if (status !== 'dpv:ConsentWithdrawn') continue;
      expect(valid).toBe('true');
      const given = events.find(([other, , , state]) => other === contact && state === 'dpv:ConsentGiven')!;
      expect(given[6]! <= at!).toBe(true);
    }
  });
});

describe('consent of many people', () => {
  const world = drawnPeople(10_000, AS_OF);

  it('is append-only in time, and the last event of each contact is what consentRecorded says', () => {
    const crm = collected(world, { penetration: 0.5, duplicates: 0.2, sources: ['signup'], processing: [MARKETING], consent: { design: 'pre-ticked', withdrawal: 0.2 } });
    const last = new Map<string, string>();
    let before = '';
    for (const [contact, , , status, , , at] of rowsOf(crm.ledger)) {
      expect(at! >= before).toBe(true);
      before = at!;
      last.set(contact!, status!);
    }
    for (let row = 0; row < crm.customer.rows; row++) {
      expect(last.get(String(row + 1)) === 'dpv:ConsentGiven').toBe(textOf(crm.customer, 'consentRecorded', row) === 'true');
    }
  });

  it('is recorded of 1 - (1 - willing)(1 - keepsDefault) with pre-ticked boxes, within four standard errors', () => {
    const crm = collected(world, { sources: ['social'], processing: [MARKETING], consent: { design: 'pre-ticked', willing: 0.4, keepsDefault: 0.7, withdrawal: 0 } });
    const share = Object.values(consentOf(crm)).filter(([recorded]) => recorded === 'true').length / crm.customer.rows;
    expect(Math.abs(share - 0.82)).toBeLessThan(4 * Math.sqrt((0.82 * 0.18) / crm.customer.rows));
  });

  it('lives on, invalidly, in duplicates that the company does not recognise', () => {
    const crm = collected(world, { penetration: 0.5, duplicates: 0.3, sources: ['signup'], processing: [MARKETING], consent: { design: 'opt-in', willing: 1, withdrawal: 0.5 } });
    const withdrawn = new Set(rowsOf(crm.ledger).filter(([, , , status]) => status === 'dpv:ConsentWithdrawn').map(([contact]) => crm.personOf[Number(contact) - 1]!));
    const survivors = [...crm.personOf.keys()].filter((row) => withdrawn.has(crm.personOf[row]!) && textOf(crm.customer, 'consentRecorded', row) === 'true' && crm.validOf[row] === 0);
    expect(survivors.length).toBeGreaterThan(20);
  });
});

describe('objection', () => {
  const world = drawnPeople(10_000, AS_OF);

  it('is met exactly, by people, and nested in the share', () => {
    let before = new Set<number>();
    for (const share of [0, 0.1, 0.25, 1]) {
      const crm = collected(world, { penetration: 0.2, duplicates: 0.2, sources: ['signup'], optOut: { share } });
      const persons = new Set([...crm.personOf].filter((_, row) => crm.objectedOf[row] === 1));
      expect(persons.size).toBe(Math.round(share * 2000));
      expect(crm.counts.objectingPersons).toBe(persons.size);
      for (const person of before) expect(persons).toContain(person);
      before = persons;
    }
  });

  it('comes from the least tolerant, exactly so without noise', () => {
    const tolerance = columnOf(world, 'tolerance');
    if (tolerance.kind !== 'number') throw new Error('expected numbers');
    const mean = (noise: number): number => {
      const crm = collected(world, { penetration: 0.2, sources: ['social'], optOut: { share: 0.2, noise } });
      const of = (flag: number): number[] => [...crm.personOf].filter((_, row) => crm.objectedOf[row] === flag).map((person) => tolerance.values[person]!);
      if (noise === 0) expect(Math.max(...of(1))).toBeLessThanOrEqual(Math.min(...of(0)));
      return of(1).reduce((sum, value) => sum + value, 0) / of(1).length;
    };
    expect(mean(0)).toBeLessThan(mean(0.5));
    expect(mean(0.5)).toBeLessThan(mean(1));
    expect(Math.abs(mean(1) - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / 400));
  });

  it('marks every contact of the subject that objected, misses duplicates that are not recognised, and is in the ledger', () => {
    const crm = collected(world, { penetration: 0.3, duplicates: 0.3, sources: ['signup'], optOut: { share: 0.3 } });
    const markedSubjects = new Set<string>();
    const logged = new Set(rowsOf(crm.ledger).filter(([, , , status]) => status === 'dpv:LegitimateInterestObjected').map(([contact]) => contact));
    let missed = 0;
    for (let row = 0; row < crm.customer.rows; row++) {
      const marked = textOf(crm.customer, 'optedOut', row) === 'true';
      if (marked) markedSubjects.add(textOf(crm.customer, 'subjectId', row)!);
      expect(logged.has(String(row + 1))).toBe(marked);
      if (crm.objectedOf[row] === 1 && !marked) missed++;
    }
    for (let row = 0; row < crm.customer.rows; row++) expect(markedSubjects.has(textOf(crm.customer, 'subjectId', row)!)).toBe(textOf(crm.customer, 'optedOut', row) === 'true');
    expect(missed).toBeGreaterThan(50);
    expect(markedSubjects.size).toBeLessThanOrEqual(crm.counts.objectingPersons);
  });
});
