import type { Draws } from '../random/draws.ts';

/** Customary short forms that cannot be cut from the name's beginning. */
const CUSTOMARY: Readonly<Record<string, readonly string[]>> = {
  Anthony: ['Tony'],
  Barbara: ['Babs', 'Barb'],
  Charles: ['Chuck', 'Charlie'],
  Deborah: ['Debbie'],
  Dorothy: ['Dot', 'Dottie'],
  Edward: ['Ned', 'Ted'],
  Elizabeth: ['Beth', 'Betty', 'Lisa', 'Liz'],
  Francis: ['Frank'],
  Henry: ['Hank', 'Harry'],
  James: ['Jim', 'Jimmy', 'Jamie'],
  John: ['Jack', 'Johnny'],
  Katherine: ['Kate', 'Kathy', 'Kitty'],
  Lawrence: ['Larry'],
  Margaret: ['Maggie', 'Meg', 'Peggy'],
  Mary: ['Molly', 'Polly'],
  Patricia: ['Pat', 'Trish'],
  Rebecca: ['Becky'],
  Richard: ['Rick', 'Dick', 'Rich'],
  Robert: ['Bob', 'Bobby', 'Rob'],
  Sarah: ['Sally'],
  Theodore: ['Ted', 'Theo'],
  Theresa: ['Terry', 'Tess'],
  William: ['Bill', 'Billy', 'Will', 'Liam'],
};

const VOWELS = 'aeiouy';

/**
 * A short form of a given name: a customary one, or the name cut after the consonants that follow its
 * first vowels, sometimes with an ending ("Benjamin" to "Ben" or "Benny"). Most short forms made this way
 * stand in no table, so that no matcher's list of nicknames covers them. Null where the name has none.
 */
export function shortForm(givenName: string, draws: Draws, entity: number, index: number): string | null {
  const customary = CUSTOMARY[givenName];
  if (customary !== undefined && draws.uniform(entity, index, 1) < 0.8) return customary[draws.below(customary.length, entity, index, 2)]!;
  const stem = firstSyllable(givenName);
  if (stem === null) return null;
  const ending = draws.uniform(entity, index, 3);
  if (ending < 0.6) return stem;
  if (ending >= 0.8) return `${stem}ie`;
  return /[^aeiouy]{2}$/.test(stem) ? `${stem}y` : `${stem}${stem.at(-1)!}y`;
}

/** "Jen" of "Jennifer", "Steph" of "Stephanie"; null where less than two letters would be left out. */
function firstSyllable(name: string): string | null {
  const lower = name.toLowerCase();
  let at = 1;
  while (at < lower.length && !VOWELS.includes(lower[at]!)) at++;
  while (at < lower.length && VOWELS.includes(lower[at]!)) at++;
  if (at >= lower.length) return null;
  at += /^(?:th|ph|ch|sh|ck)/.test(lower.slice(at)) ? 2 : 1;
  return at >= 2 && at <= lower.length - 2 ? name.slice(0, at) : null;
}
