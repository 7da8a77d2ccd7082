import { DIRECT, nameWords, QUASI, SENSITIVE, SPECIAL, type Kind } from './class-hints.ts';
import { canonicalText, inferType, type InferredType } from './infer-types.ts';
import type { AttributeClass } from './table-schema.ts';

/** What is known of a column without its rows. */
export interface ColumnProfile {
  readonly name: string;
  readonly rows: number;
  readonly missing: number;
  readonly distinct: number;
  /** Distinct values, all of them or a sample that says nothing about their order. */
  readonly values: readonly string[];
}

/** A class for a column with its reason; a person decides. Neither holds a value of the column. */
export interface ClassProposal {
  readonly column: string;
  readonly attributeClass: AttributeClass;
  /** One sentence. */
  readonly reason: string;
  /** Sentences on special categories, minors, free text. */
  readonly warnings: readonly string[];
  readonly inferred: InferredType;
}

export interface ProposalOptions {
  /** ISO 8601 date at which ages are reckoned; without it birth dates are not searched for minors. */
  readonly asOf?: string;
}

/**
 * Proposes the role of a column in disclosure control from its name, the patterns of its values and how
 * many there are (Hundepool et al., *Statistical Disclosure Control*, Wiley 2012, §2; GDPR Art. 4(1), 9).
 * Where nothing speaks for itself, the proposal errs towards treating the column as known to others.
 */
export function proposeClass(profile: ColumnProfile, options: ProposalOptions = {}): ClassProposal {
  const inferred = inferType(profile.values);
  const { attributeClass, reason, warnings } = decide(profile, inferred, options);
  return { column: profile.name, attributeClass, reason, warnings, inferred };
}

type Decision = Pick<ClassProposal, 'attributeClass' | 'reason' | 'warnings'>;

function decide(profile: ColumnProfile, inferred: InferredType, options: ProposalOptions): Decision {
  const name = nameWords(profile.name);
  const named = (kinds: readonly Kind[]): Kind | undefined => kinds.find(({ names }) => names?.test(name));
  const direct = (reason: string): Decision => ({ attributeClass: 'direct-identifier', reason, warnings: [] });

  if (profile.distinct === 0) return { attributeClass: 'insensitive', reason: 'It has no values.', warnings: [] };
  const shown = DIRECT.find(({ values }) => values !== undefined && shareOf(profile.values, values) >= 0.8);
  if (shown !== undefined) return direct(`Its values look like ${shown.title}.`);
  if (isFreeText(profile)) {
    return { ...direct('It holds free text, in which anything can be written.'), warnings: ['Free text can name people and hold special categories; leave it out, or read it.'] };
  }
  const special = named(SPECIAL);
  if (special !== undefined) {
    const warnings = [`The name points to a special category (${special.title}): GDPR Art. 9 or 10 applies.`];
    if (special.id === 'ethnicity') return { attributeClass: 'quasi-identifier', reason: 'The name says ethnic origin, which others often know or see.', warnings };
    return { attributeClass: 'sensitive', reason: `The name says ${special.title}.`, warnings };
  }
  const quasi = named(QUASI);
  const identifier = named(DIRECT);
  // "Birth name", "city id": a name of a person or thing, whatever it is about.
  if (identifier !== undefined && (quasi === undefined || identifier.id === 'name' || isSerial(profile, inferred))) return direct(`The name says ${identifier.title}.`);
  const sensitive = named(SENSITIVE);
  if (sensitive !== undefined) return { attributeClass: 'sensitive', reason: `The name says ${sensitive.title}.`, warnings: [] };
  if (quasi !== undefined) return { attributeClass: 'quasi-identifier', reason: `The name says ${quasi.title}, which others know.`, warnings: minors(profile, quasi, inferred, options) };
  return byValues(profile, inferred);
}

function byValues(profile: ColumnProfile, inferred: InferredType): Decision {
  if (isSerial(profile, inferred)) {
    return { attributeClass: 'direct-identifier', reason: 'Nearly every row has a value of its own, as a serial number or account has.', warnings: [] };
  }
  if (profile.distinct === 1 && profile.missing === 0) return { attributeClass: 'insensitive', reason: 'Every row has the same value.', warnings: [] };
  if (inferred.type === 'date') return { attributeClass: 'quasi-identifier', reason: 'It holds dates, and others often know when something happened.', warnings: [] };
  if (inferred.type === 'decimal' || inferred.type === 'integer' || inferred.type === 'boolean') {
    return { attributeClass: 'insensitive', reason: 'It holds numbers or truth values that nothing marks as known to others; if an outsider can know them, make it a quasi-identifier.', warnings: [] };
  }
  return { attributeClass: 'quasi-identifier', reason: 'It holds categories that an outsider might know; if none can, make it insensitive.', warnings: [] };
}

/** Whether nearly each row has a value of its own that is short text or a whole number, not a measurement. */
function isSerial({ rows, missing, distinct, values }: ColumnProfile, { type }: InferredType): boolean {
  const filled = rows - missing;
  return filled >= 20 && distinct >= 0.95 * filled && type !== 'decimal' && type !== 'date' && shareOf(values, /^\S{1,64}$/) >= 0.8;
}

/** Long texts of several words that hardly repeat. */
function isFreeText({ rows, missing, distinct, values }: ColumnProfile): boolean {
  const filled = rows - missing;
  const letters = values.reduce((sum, value) => sum + value.length, 0);
  return values.length >= 5 && distinct * 2 >= filled && letters >= 30 * values.length && shareOf(values, /\S\s+\S+\s+\S+\s+\S/) >= 0.5;
}

function shareOf(values: readonly string[], pattern: RegExp): number {
  return values.length === 0 ? 0 : values.filter((value) => pattern.test(value)).length / values.length;
}

/** Children's consent: GDPR Art. 8 (16 years, or down to 13 by national law); under 18 elsewhere. */
function minors({ values }: ColumnProfile, kind: Kind, inferred: InferredType, { asOf }: ProposalOptions): string[] {
  const ages = agesOf(values, kind, inferred, asOf);
  if (ages === null) return kind.id === 'birth' ? ['Give --as-of <date> to look for minors among the birth dates.'] : [];
  const youngest = ages.reduce((least, age) => Math.min(least, age), Infinity);
  if (youngest < 16) return ['Some people are under 16: children’s data need a parent’s consent or another basis (GDPR Art. 8) and more care.'];
  return youngest < 18 ? ['Some people are under 18: minors need more care.'] : [];
}

function agesOf(values: readonly string[], { id }: Kind, inferred: InferredType, asOf: string | undefined): number[] | null {
  if (id === 'age') return inferred.type === 'integer' || inferred.type === 'decimal' ? values.map((value) => Number(canonicalText(value, inferred))).filter((age) => age >= 0) : [];
  if (id !== 'birth' || asOf === undefined) return null;
  const year = Number(asOf.slice(0, 4));
  if (inferred.type === 'integer') return values.map((value) => year - Number(value)).filter((age) => age >= 0);
  if (inferred.type !== 'date') return [];
  return values.map((value) => completedYears(canonicalText(value, inferred)!, asOf)).filter((age) => age >= 0);
}

function completedYears(birth: string, asOf: string): number {
  return Number(asOf.slice(0, 4)) - Number(birth.slice(0, 4)) - (asOf.slice(5) < birth.slice(5) ? 1 : 0);
}
