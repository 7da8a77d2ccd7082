/** What stands in a text, from `start` up to `end`. */
export interface Finding {
  readonly start: number;
  readonly end: number;
  readonly kind: PatternKind | 'name';
}

/** What can be known by its form alone, in the order in which it is looked for: what one kind takes, no later one takes. */
export const patternKinds = ['url', 'email', 'handle', 'iban', 'card', 'phone', 'postcode'] as const;
export type PatternKind = (typeof patternKinds)[number];

/** Finds everything of these kinds in a text: in order, without overlaps. */
export function findPatterns(text: string, kinds: readonly PatternKind[]): Finding[] {
  const found: Finding[] = [];
  for (const kind of patternKinds) {
    if (!kinds.includes(kind)) continue;
    for (const [start, end] of FINDERS[kind](text)) if (!found.some((other) => start < other.end && other.start < end)) found.push({ start, end, kind });
  }
  return found.sort((a, b) => a.start - b.start);
}

type Span = readonly [start: number, end: number];

/*
 * Every pattern starts where a lookbehind says that no earlier character belongs to it, and every repetition is
 * bounded: a long text is read in time proportional to its length.
 */
const FINDERS: Readonly<Record<PatternKind, (text: string) => Iterable<Span>>> = {
  url: (text) => matches(text, WEB, trimmed),
  email: (text) => matches(text, EMAIL, whole),
  handle: (text) => matches(text, HANDLE, whole),
  iban: (text) => matches(text, IBAN, (match) => longestPrefix(text, match, isIban)),
  card: (text) => matches(text, CARD, (match) => longestPrefix(text, match, isCard)),
  phone: (text) => PHONES.flatMap(({ pattern, accepts }) => matches(text, pattern, (match) => (accepts(match.groups?.['number'] ?? match[0]) ? numberSpan(match) : undefined))),
  postcode: (text) => matches(text, POSTCODE, whole),
};

/** With a scheme or www., or a domain followed by a path; what closes a sentence or bracket is no part of it. */
const WEB = /(?<![\p{L}\p{N}@._-])(?:https?:\/\/|www\.)[^\s<>"]{2,2000}|(?<![\p{L}\p{N}@._/-])(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,12}\/[^\s<>"]{0,2000}/giu;

/** Also with (at) and [dot] written out. */
const EMAIL = /(?<![\p{L}\p{N}._%+'-])[\p{L}\p{N}._%+'-]{1,64}(?:@|\s?[([{]at[)\]}]\s?)[\p{L}\p{N}-]{1,63}(?:(?:\.|\s?[([{]dot[)\]}]\s?)[\p{L}\p{N}-]{1,63}){1,6}/giu;

const HANDLE = /(?<![\p{L}\p{N}_@./])@(?=[\w.]{0,29}[a-z])\w(?:[\w.]{0,28}\w)/giu;

/** ISO 13616: country, two check digits, up to 30 letters and digits, often in groups of four. */
const IBAN = /(?<![\p{L}\p{N}])[a-z]{2}\d{2}(?:[ -]?[a-z0-9]){11,30}/giu;

/** ISO/IEC 7812: 13 to 19 digits that begin with a payment network's 2 to 6. */
const CARD = /(?<![\p{L}\p{N}#.,-])[2-6]\d{3}(?:[ -]?\d){9,15}/gu;

/** United States and five-digit European codes, British, Canadian and Dutch ones. */
const POSTCODE = /(?<![\p{L}\p{N}.,#+-])(?:\d{5}(?:-\d{4})?|[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d|[1-9]\d{3} ?[A-Z]{2})(?![\p{L}\p{N}]|[.,-]\d)/gu;

interface PhoneForm {
  readonly pattern: RegExp;
  readonly accepts: (number: string) => boolean;
}

const PHONES: readonly PhoneForm[] = [
  // International (ITU-T E.164: at most 15 digits), with + or 00 and any of the usual separators.
  { pattern: /(?<![\p{L}\p{N}+])\+[1-9](?:[ ()./-]{0,3}\d){7,14}(?!\d)/gu, accepts: () => true },
  { pattern: /(?<![\p{L}\p{N}+.,#/-]|\d )00[1-9](?:[ ()./-]{0,3}\d){9,14}(?!\d)/gu, accepts: () => true },
  // North American: three, three and four digits, separated.
  { pattern: /(?<![\p{L}\p{N}.,#+-])(?:1[ .-])?(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}(?!\d|[.-]\d)/gu, accepts: () => true },
  // European with a trunk 0, in groups or in one piece.
  { pattern: /(?<![\p{L}\p{N}.,#+:/-]|\d )(?:\(0[1-9]\d{0,4}\)|0[1-9]\d{0,4})(?:[ ./-]{1,2}\d{1,8}){1,5}(?!\d)/gu, accepts: (number) => digitsIn(number) >= 8 && digitsIn(number) <= 12 && !isDate(number) },
  { pattern: /(?<![\p{L}\p{N}.,#+:/-])0[1-9]\d{8,10}(?![\p{L}\p{N}]|[.,-]\d)/gu, accepts: () => true },
  // Any number of six digits or more behind a word that announces one.
  {
    pattern: /(?<!\p{L})(?:tel(?:efon|ephone|[eé]fono)?|phone|mobile?|mobil|m[oó]vil|cell|call|text|fax|whatsapp|handy|ring|rufnummer|portable)\b[ .:#]{0,3}(?:(?:number|no|nr|is|me|us|at|on|under|auf)\b[ .:]{0,2}){0,3}(?<number>\+?\d(?:[ ()./-]{0,2}\d){5,14})(?!\d)/dgiu,
    accepts: (number) => !isDate(number),
  },
];

function digitsIn(text: string): number {
  return text.replaceAll(/\D/g, '').length;
}

/** 17.05.2024, 05/17/24, 2024-05-17 and 17 05 2024, whatever follows them. */
function isDate(text: string): boolean {
  return /^(?:(?:\d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d{2})|\d{4}([./-])\d{1,2}\2\d{1,2})(?![./-]?\d)|\d{1,2} \d{1,2} (?:19|20)\d{2}(?! ?\d))/.test(text.trim());
}

/** The spans of a pattern's matches; where one is refused, the search goes on one character later. */
function matches(text: string, pattern: RegExp, spanOf: (match: RegExpExecArray) => Span | undefined): Span[] {
  const spans: Span[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const span = spanOf(match);
    if (span !== undefined) spans.push(span);
    pattern.lastIndex = Math.max(span?.[1] ?? 0, match.index + 1);
  }
  return spans;
}

function whole(match: RegExpExecArray): Span {
  return [match.index, match.index + match[0].length];
}

function trimmed(match: RegExpExecArray): Span {
  return [match.index, match.index + match[0].replace(/[.,;:!?'")\]}]{1,8}$/u, '').length];
}

function numberSpan(match: RegExpExecArray): Span {
  return match.indices?.groups?.['number'] ?? whole(match);
}

/** The longest beginning of a match that ends at the end of a group and passes the check: words may follow without a mark. */
function longestPrefix(text: string, { index, 0: found }: RegExpExecArray, accepts: (compact: string) => boolean): Span | undefined {
  for (let end = index + found.length; end > index; end--) {
    if (/[\p{L}\p{N}]/u.test(text.charAt(end)) || !/[a-z0-9]/i.test(text.charAt(end - 1))) continue;
    if (accepts(text.slice(index, end).replaceAll(/[ -]/g, ''))) return [index, end];
  }
  return undefined;
}

/** ISO 13616 by ISO/IEC 7064, MOD 97-10: the first four characters go last, letters count 10 to 35. */
function isIban(compact: string): boolean {
  if (compact.length < 15 || compact.length > 34) return false;
  let rest = 0;
  for (const character of compact.slice(4) + compact.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

/** ISO/IEC 7812-1, annex B (Luhn): every second digit from the right doubled, digits added up. */
function isCard(compact: string): boolean {
  if (compact.length < 13 || compact.length > 19) return false;
  let sum = 0;
  for (let i = 0; i < compact.length; i++) {
    const digit = Number(compact[compact.length - 1 - i]) * (1 + (i % 2));
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 === 0;
}
