import type { Finding } from './text-patterns.ts';

/**
 * How a word counts as a name: `always` in any writing (the name of the very person that a row is about),
 * `capital` where it begins with a capital letter, so that "will" and "mark" stay.
 */
export type NameWord = 'always' | 'capital';

/** The words of a name, folded: at least two letters, particles left out. */
export function nameParts(name: string): string[] {
  return (name.match(WORD) ?? []).map(folded).filter((part) => part.length > 1 && !PARTICLES.has(part));
}

/**
 * Finds runs of names among words that `wordOf` knows, with the initials and particles around them: "Anna M. de la
 * Cruz" is one finding if Anna and Cruz are names. `taken` is left alone.
 */
export function findNames(text: string, wordOf: (folded: string) => NameWord | undefined, taken: readonly Finding[]): Finding[] {
  const found: Finding[] = [];
  for (const match of text.matchAll(WORD)) {
    const word = match[0].replace(/['’](?:s)?$/u, '');
    const [start, end] = [match.index, match.index + word.length];
    const kind = wordOf(folded(word));
    const capital = word.charAt(0) !== word.charAt(0).toLowerCase();
    if (kind === undefined || (kind === 'capital' && !capital)) continue;
    if (taken.some((other) => start < other.end && other.start < end)) continue;
    const last = found.at(-1);
    if (last !== undefined && start - last.end <= NEAR && BETWEEN.test(text.slice(last.end, start))) found[found.length - 1] = { ...last, end };
    else found.push({ start: start - (BEFORE.exec(text.slice(Math.max(last?.end ?? 0, start - NEAR), start))?.[0].length ?? 0), end, kind: 'name' });
  }
  return found;
}

/** Lower case without accents and apostrophes. */
function folded(word: string): string {
  return word.normalize('NFD').replaceAll(/[\p{M}'’]/gu, '').toLowerCase();
}

const WORD = /\p{L}[\p{L}\p{M}'’]*/gu;
/** Parts of surnames that are words of their own language too: no names by themselves. */
const PARTICLES: ReadonlySet<string> = new Set(['al', 'bin', 'da', 'das', 'de', 'del', 'della', 'den', 'der', 'di', 'dos', 'du', 'el', 'ibn', 'la', 'le', 'ten', 'ter', 'van', 'von', 'zu']);
const PARTICLE = [...PARTICLES].join('|');
/** Letters around a name in which initials and particles are looked for; assumed: enough for two of each. */
const NEAR = 24;
/** What may stand between two words of one name: spaces, hyphens, initials, particles. */
const BETWEEN = new RegExp(`^(?:-|\\s+(?:(?:\\p{Lu}\\.|${PARTICLE})\\s*)*)$`, 'iu');
/** What may stand before the first one and belongs to it. */
const BEFORE = new RegExp(`(?:(?<!\\p{L})(?:\\p{Lu}\\.\\s?|(?:${PARTICLE})\\s))+$`, 'u');
