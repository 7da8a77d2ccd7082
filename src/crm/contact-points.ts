import type { Draws } from '../random/draws.ts';

/*
 * How e-mail addresses and telephone numbers are written. All addresses stay under the reserved domains
 * of the world's own addresses, all numbers under its area codes that do not exist.
 */

/** An address as the company compares it: without white space around, in small letters. */
export function normalizedEmail(email: string): string {
  return email.trim().toLowerCase();
}

/** A number as the company compares it: its digits. */
export function normalizedPhone(phone: string): string {
  return phone.replace(/\D/g, '');
}

/** Another way to write the same mailbox, which the company does not recognise: a dot or a +tag. */
export function mailboxVariant(email: string, draws: Draws, entity: number, index: number): string {
  const at = email.lastIndexOf('@');
  const local = email.slice(0, at);
  if (local.length >= 3 && !local.includes('.') && draws.uniform(entity, index, 1) < 0.6) {
    const dot = 1 + draws.below(local.length - 1, entity, index, 2);
    return `${local.slice(0, dot)}.${local.slice(dot)}${email.slice(at)}`;
  }
  const tags = ['shop', 'news', 'promo', 'spam', 'list'];
  return `${local}+${tags[draws.below(tags.length, entity, index, 3)]!}${email.slice(at)}`;
}

/** The address with capital letters, as phones and clerks write it. */
export function capitalized(email: string, draws: Draws, entity: number, index: number): string {
  const at = email.lastIndexOf('@');
  const style = draws.uniform(entity, index, 1);
  if (style < 0.6) return email[0]!.toUpperCase() + email.slice(1);
  if (style < 0.8) return email.toUpperCase();
  return email.slice(0, at).replace(/(^|[._-])[a-z]/g, (start) => start.toUpperCase()) + email.slice(at);
}

const CONSONANTS = 'bcdfghjklmnprstvwz';
const VOWELS = 'aeiou';

/**
 * A second address of a person: an invented word of three or four syllables and often digits, about 20 to
 * 35 bits, so that it follows from no name.
 */
export function secondAddress(domain: string, draws: Draws, entity: number, index: number): string {
  const syllables = 3 + draws.below(2, entity, index, 1);
  let local = '';
  for (let i = 0; i < syllables; i++) {
    local += CONSONANTS[draws.below(CONSONANTS.length, entity, index, 10 + 2 * i)]! + VOWELS[draws.below(VOWELS.length, entity, index, 11 + 2 * i)]!;
  }
  if (draws.uniform(entity, index, 2) < 0.7) local += String(draws.below(100, entity, index, 3)).padStart(2, '0');
  return `${local}@${domain}`;
}

/** A second number of a person: the last seven digits are drawn anew, the area code stays. */
export function secondNumber(phone: string, draws: Draws, entity: number, index: number): string {
  let left = Math.min(7, normalizedPhone(phone).length);
  const characters = [...phone];
  for (let i = characters.length - 1; i >= 0 && left > 0; i--) {
    if (/\d/.test(characters[i]!)) characters[i] = String(draws.below(10, entity, index, left--));
  }
  return characters.join('');
}

/** The same digits with other punctuation; a leading + stays. */
export function repunctuated(phone: string, draws: Draws, entity: number, index: number): string {
  const digits = normalizedPhone(phone);
  const [area, exchange, line] = [digits.slice(-10, -7), digits.slice(-7, -4), digits.slice(-4)];
  const country = digits.length > 10 ? `${phone.startsWith('+') ? '+' : ''}${digits.slice(0, -10)} ` : '';
  const forms = [`${country}${area}${exchange}${line}`, `${country}${area}.${exchange}.${line}`, `${country}${area} ${exchange} ${line}`, `${country}(${area}) ${exchange}-${line}`, `${country}${area}-${exchange}-${line}`];
  const others = forms.filter((form) => form !== phone);
  return others[draws.below(others.length, entity, index, 1)]!;
}
