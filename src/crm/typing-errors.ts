import type { Draws } from '../random/draws.ts';

/** Neighbours of each letter on a QWERTY keyboard. */
const NEIGHBOURS: Readonly<Record<string, string>> = {
  a: 'qwsz', b: 'vghn', c: 'xdfv', d: 'serfcx', e: 'wsdr', f: 'drtgvc', g: 'ftyhbv', h: 'gyujnb', i: 'ujko', j: 'huikmn',
  k: 'jiolm', l: 'kop', m: 'njk', n: 'bhjm', o: 'iklp', p: 'ol', q: 'wa', r: 'edft', s: 'awedxz', t: 'rfgy', u: 'yhji',
  v: 'cfgb', w: 'qase', x: 'zsdc', y: 'tghu', z: 'asx',
};

/**
 * The text with one typing error after its first letter: a neighbouring key, a letter left out, doubled,
 * or exchanged with the next. The kinds are those of FEBRL's generator (P. Christen, A. Pudjijono,
 * "Accurate synthetic generation of realistic personal information", PAKDD 2009,
 * doi:10.1007/978-3-642-01307-2_47); the mix is assumed. Texts shorter than three letters stay as they are.
 */
export function mistype(text: string, draws: Draws, entity: number, index: number): string {
  if (text.length < 3) return text;
  const at = 1 + draws.below(text.length - 1, entity, index, 1);
  const letter = text[at]!;
  const before = text.slice(0, at);
  const after = text.slice(at + 1);
  const kind = draws.uniform(entity, index, 2);
  if (kind < 0.25) return before + after;
  if (kind < 0.4) return before + letter + letter + after;
  if (kind < 0.55 && after !== '' && after[0] !== letter) return before + after[0] + letter + after.slice(1);
  const near = NEIGHBOURS[letter.toLowerCase()];
  if (near === undefined) return before + after;
  const typed = near[draws.below(near.length, entity, index, 3)]!;
  return before + (letter === letter.toLowerCase() ? typed : typed.toUpperCase()) + after;
}
