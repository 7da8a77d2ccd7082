import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { capitalized, mailboxVariant, normalizedEmail, normalizedPhone, repunctuated, secondAddress, secondNumber } from '../../src/crm/contact-points.ts';
import { shortForm } from '../../src/crm/short-names.ts';
import { mistype } from '../../src/crm/typing-errors.ts';
import { keyedDraws } from '../../src/random/keyed-draws.ts';
import { editDistance } from '../../src/scenario/nearest.ts';
import { misread, misreadDate } from '../../src/sources/transcription-errors.ts';

const draws = keyedDraws({ seed: 3, stage: 'test', instance: '', attribute: 'writing' });
const entity = fc.nat(1_000_000);
const word = fc.stringMatching(/^[A-Z][a-z]{2,12}$/);
const local = fc.stringMatching(/^[a-z][a-z0-9]{3,14}$/);
const phone = fc.stringMatching(/^\+1 \(999\) \d{3}-\d{4}$/);

describe('errors of writing', () => {
  it('a typing error changes a text by one or two edits and keeps its first letter', () => {
    fc.assert(
      fc.property(word, entity, (text, id) => {
        const typed = mistype(text, draws, id, 0);
        expect(typed).not.toBe(text);
        expect(typed[0]).toBe(text[0]);
        expect(editDistance(text, typed)).toBeLessThanOrEqual(2);
      }),
    );
    expect(mistype('Li', draws, 1, 0)).toBe('Li');
  });

  it('a misreading differs in shape only where the text holds a letter read for another', () => {
    fc.assert(
      fc.property(word, entity, (text, id) => {
        const read = misread(text, draws, id, 0);
        expect(editDistance(text, read)).toBeLessThanOrEqual(2);
        expect(read !== text).toBe(/[dwmuvecaonhilgqtfSGBRDO]|rn|cl|vv/.test(text));
      }),
    );
    expect(misread('xyz', draws, 1, 0)).toBe('xyz');
    fc.assert(fc.property(fc.integer({ min: -20000, max: 20000 }), entity, (days, id) => misreadDate(days, draws, id, 0) !== days));
  });

  it('a short form is shorter, but for an ending, and customary forms stay customary', () => {
    const forms = new Set(Array.from({ length: 200 }, (_, id) => shortForm('William', draws, id, 0)));
    for (const form of ['Bill', 'Billy', 'Will', 'Liam']) expect(forms).toContain(form);
    const cut = new Set(Array.from({ length: 200 }, (_, id) => shortForm('Stephanie', draws, id, 0)));
    expect(cut).toEqual(new Set(['Steph', 'Stephy', 'Stephie']));
    expect(shortForm('Al', draws, 1, 0)).toBeNull();
    expect(shortForm('Kim', draws, 1, 0)).toBeNull();
  });

  it('another way to write an address keeps the mailbox', () => {
    fc.assert(
      fc.property(local, entity, (name, id) => {
        const email = `${name}@mail.example`;
        const variant = mailboxVariant(email, draws, id, 0);
        expect(variant).not.toBe(email);
        expect(variant.replace(/\+[a-z]+@/, '@').replaceAll('.', '')).toBe(email.replaceAll('.', ''));
        expect(normalizedEmail(variant)).not.toBe(email);
        expect(normalizedEmail(` ${capitalized(email, draws, id, 0)} `)).toBe(email);
      }),
    );
  });

  it('another way to write a number keeps its digits and differs', () => {
    fc.assert(
      fc.property(phone, entity, (number, id) => {
        const written = repunctuated(number, draws, id, 0);
        expect(written).not.toBe(number);
        expect(normalizedPhone(written)).toBe(normalizedPhone(number));
      }),
    );
    expect(repunctuated('9995550001', draws, 1, 0)).not.toBe('9995550001');
  });

  it('a second number stays in the area code, a second address under the domain', () => {
    fc.assert(
      fc.property(phone, entity, (number, id) => {
        const second = secondNumber(number, draws, id, 0);
        expect(second).toMatch(/^\+1 \(999\) \d{3}-\d{4}$/);
        expect(secondAddress('mail.example', draws, id, 0)).toMatch(/^([bcdfghjklmnprstvwz][aeiou]){3,4}(\d\d)?@mail\.example$/);
      }),
    );
    const many = new Set(Array.from({ length: 5000 }, (_, id) => secondAddress('mail.example', draws, id, 0)));
    expect(many.size).toBeGreaterThan(4950);
  });
});
