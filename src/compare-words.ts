/** Who tries what, by the subject of a measure's id. */
const ADVERSARIES: readonly (readonly [start: string, words: string])[] = [
  ['holdout.advantage', 'the strongest of those who try to single out, link, infer or recognize a member, on the same targets for every strategy'],
  ['holdout.singling-out', 'someone who writes predicates from the release that fit one person alone'],
  ['holdout.linkability', 'someone with two sources, each with half of the quasi-identifiers, who uses the release as a bridge'],
  ['holdout.inference', 'someone who knows the quasi-identifiers of a target and looks up the sensitive value'],
  ['holdout.membership', 'someone who knows whole raw records and asks whose are in the file'],
  ['prosecutor', 'someone who knows that the target is in the file, and all quasi-identifiers'],
  ['sample-unique', 'someone who knows that the target is in the file, and all quasi-identifiers'],
  ['class', 'someone who knows that the target is in the file, and all quasi-identifiers'],
  ['sensitive', 'someone who knows the class of the target and reads the sensitive values in it'],
];

/** The adversary that a measure speaks of; of usefulness and loss there is none. */
export function adversaryOf(id: string): string {
  return ADVERSARIES.find(([start]) => id.startsWith(start))?.[1] ?? 'nobody: it measures what is lost';
}

/** What no comparison looks at, whatever the strategies. */
export const NOT_TESTED: readonly string[] = [
  'Adversaries who know more than the quasi-identifiers when they infer or link, for example a column that is classed as insensitive.',
  'What a recipient can join to the release from sources of their own; whether somebody who is not in this file could be taken for somebody who is.',
  'Attacks made for one strategy, such as minimality, downcoding or reconstruction, and attacks on people who are rare in themselves: targets are drawn at random.',
  'Free text, and the direct identifiers that every strategy removes.',
  'Several releases of the same people together, and one person\'s rows beyond the one that a target is known by.',
  'Other draws of a strategy that is random: each ran once, on the same four fifths of the people.',
];
