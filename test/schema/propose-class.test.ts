import { describe, expect, it } from 'vitest';
import { proposeClass, type ColumnProfile } from '../../src/schema/propose-class.ts';

/** A column of 100 rows in which each value is as frequent as any other. */
function profile(name: string, values: readonly string[], distinct = values.length, rows = 100): ColumnProfile {
  return { name, rows, missing: 0, distinct, values };
}
const serials = Array.from({ length: 100 }, (_, index) => `A${index}`);

describe('by name, in several languages', () => {
  it.each([
    ['Vorname', 'direct-identifier'], ['last_name', 'direct-identifier'], ['surname', 'direct-identifier'], ['prénom', 'direct-identifier'], ['Apellidos', 'direct-identifier'],
    ['E-Mail', 'direct-identifier'], ['Straße', 'direct-identifier'], ['customerId', 'direct-identifier'], ['Kundennummer', 'direct-identifier'], ['Telefon', 'direct-identifier'], ['phoneNumber', 'direct-identifier'],
    ['sex', 'quasi-identifier'], ['Geschlecht', 'quasi-identifier'], ['age', 'quasi-identifier'], ['Code postal', 'quasi-identifier'], ['PLZ', 'quasi-identifier'], ['zip_code', 'quasi-identifier'],
    ['birthDate', 'quasi-identifier'], ['Date de naissance', 'quasi-identifier'], ['fecha_nacimiento', 'quasi-identifier'], ['Beruf', 'quasi-identifier'], ['marital-status', 'quasi-identifier'],
    ['native-country', 'quasi-identifier'], ['workclass', 'quasi-identifier'], ['education', 'quasi-identifier'], ['race', 'quasi-identifier'],
    ['salary-class', 'sensitive'], ['Einkommen', 'sensitive'], ['politicalLeaning', 'sensitive'], ['religion', 'sensitive'], ['diagnosis', 'sensitive'], ['Gewerkschaft', 'sensitive'],
    ['sexual_orientation', 'sensitive'], ['enfermedad', 'sensitive'],
  ])('%s: %s', (name, attributeClass) => {
    const proposal = proposeClass(profile(name, ['one', 'two', 'three']));
    expect(proposal.attributeClass).toBe(attributeClass);
    expect(proposal.reason).toMatch(/^The name says .+\.$/);
  });

  it('warns of special categories', () => {
    for (const name of ['race', 'religion', 'Krankheit', 'partido', 'syndicat', 'orientation']) {
      expect(proposeClass(profile(name, ['a', 'b'])).warnings.join()).toMatch(/special category/);
    }
    expect(proposeClass(profile('salary', ['a', 'b'])).warnings).toEqual([]);
  });

  it('does not take a word for a part of another', () => {
    expect(proposeClass(profile('sextant', ['a', 'b'])).reason).not.toMatch(/sex or gender/);
    expect(proposeClass(profile('package', ['a', 'b'])).reason).not.toMatch(/age/);
    expect(proposeClass(profile('idea', ['a', 'b'])).attributeClass).not.toBe('direct-identifier');
  });
});

describe('by values', () => {
  it.each([
    ['e-mail', ['a@example.org', 'b.c@example.com']],
    ['telephone', ['+49 30 1234567', '030/9876543']],
    ['telephone', ['(212) 555-0100', '212-555-0199']],
    ['bank account', ['DE89370400440532013000', 'GB29 NWBK 6016 1331 9268 19']],
    ['network', ['192.168.0.1', '10.0.0.255']],
    ['network', ['2001:db8::1', 'fe80:0:0:0:1:2:3:4']],
    ['unique identifiers', ['123e4567-e89b-12d3-a456-426614174000']],
    ['hashes', ['5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8']],
    ['web', ['https://example.org/u/1', 'www.example.org']],
    ['identity', ['123-45-6789']],
    ['payment card', ['4111 1111 1111 1111']],
  ])('%s', (kind, values) => {
    const proposal = proposeClass(profile('x1', values));
    expect(proposal.attributeClass).toBe('direct-identifier');
    expect(proposal.reason).toContain(kind);
  });

  it('never repeats a value', () => {
    const values = ['canary@example.org', 'canary two three four'];
    for (const name of ['x', 'name', 'diagnosis', 'age']) expect(JSON.stringify(proposeClass(profile(name, values)))).not.toContain('canary');
  });

  it('serial numbers, free text, constants, dates, numbers and categories', () => {
    expect(proposeClass(profile('ref', serials))).toMatchObject({ attributeClass: 'direct-identifier', reason: expect.stringMatching(/value of its own/) as string });
    const sentences = serials.map((serial) => `The customer called about order ${serial} and was not happy`);
    expect(proposeClass(profile('remark', sentences))).toMatchObject({ attributeClass: 'direct-identifier', warnings: [expect.stringMatching(/Free text/) as string] });
    expect(proposeClass(profile('tenant', ['x'])).attributeClass).toBe('insensitive');
    expect(proposeClass(profile('x', [], 0)).attributeClass).toBe('insensitive');
    expect(proposeClass(profile('x', ['2020-01-01', '2020-01-02'])).attributeClass).toBe('quasi-identifier');
    expect(proposeClass(profile('x', ['1.5', '2.25'])).attributeClass).toBe('insensitive');
    expect(proposeClass(profile('x', ['red', 'green'])).attributeClass).toBe('quasi-identifier');
  });

  it('amounts of money are no serial numbers though nearly every row has its own', () => {
    expect(proposeClass(profile('spend', serials.map((_, index) => `${index}.5`))).attributeClass).toBe('insensitive');
  });
});

describe('minors', () => {
  it('by age', () => {
    expect(proposeClass(profile('age', ['15', '40'])).warnings[0]).toMatch(/under 16/);
    expect(proposeClass(profile('Alter', ['17', '40'])).warnings[0]).toMatch(/under 18/);
    expect(proposeClass(profile('age', ['18', '40'])).warnings).toEqual([]);
    expect(proposeClass(profile('age', ['15-19', '40+'])).warnings).toEqual([]);
  });

  it('by birth date, at a stated day', () => {
    const births = profile('dob', ['2010-01-02', '1980-05-05']);
    expect(proposeClass(births, { asOf: '2026-01-01' }).warnings[0]).toMatch(/under 16/);
    expect(proposeClass(births, { asOf: '2026-01-02' }).warnings[0]).toMatch(/under 18/);
    expect(proposeClass(births, { asOf: '2028-01-02' }).warnings).toEqual([]);
    expect(proposeClass(births).warnings[0]).toMatch(/--as-of/);
    expect(proposeClass(profile('Geburtsdatum', ['31.12.2011', '01.01.1970']), { asOf: '2026-06-01' }).warnings[0]).toMatch(/under 16/);
    expect(proposeClass(profile('birth_year', ['1970', '2012']), { asOf: '2026-06-01' }).warnings[0]).toMatch(/under 16/);
  });
});
