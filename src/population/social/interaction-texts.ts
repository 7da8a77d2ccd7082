import { capital } from './display-names.ts';
import { SUBJECTS } from '../attributes/profile.ts';
import type { Block } from '../block-context.ts';
import { accountsOf } from './account-list.ts';
import { actionsOf, KIND } from './action-stream.ts';
import { factTeller, LEAKS, type StatedFact } from './stated-facts.ts';
import { ADJECTIVES, FOODS, NOUNS } from './social-vocabulary.ts';

/** Assumed: posts, and comments, whose text the world keeps: a sample. */
const KEPT_POSTS = 0.03;
const KEPT_COMMENTS = 0.01;
/** Assumed: share of texts that state a fact about their writer, for the average person. */
const STATING = 0.12;

/** The kept texts of a block, in the order of the actions. */
export interface InteractionTexts {
  readonly actions: readonly number[];
  readonly texts: readonly string[];
  readonly facts: readonly (StatedFact | null)[];
}

const known = new WeakMap<Block, InteractionTexts>();

/** The kept texts of a block, made once. */
export function interactionTextsOf(block: Block): InteractionTexts {
  let texts = known.get(block);
  if (texts === undefined) known.set(block, (texts = writeTexts(block)));
  return texts;
}

function writeTexts(block: Block): InteractionTexts {
  const { firstId, draws } = block;
  const accounts = accountsOf(block);
  const { size, account, kind, topic, sentiment, first } = actionsOf(block);
  const teller = factTeller(block);
  const [keep, words, stated] = [draws('social.text.kept'), draws('social.text'), draws('social.text.fact')];
  const made = { actions: [] as number[], texts: [] as string[], facts: [] as (StatedFact | null)[] };
  for (let action = 0; action < size; action++) {
    const share = kind[action] === KIND.post ? KEPT_POSTS : kind[action] === KIND.comment ? KEPT_COMMENTS : 0;
    if (share === 0) continue;
    const row = accounts.row[account[action]!]!;
    const id = firstId + row;
    const platform = accounts.platform[account[action]!]!;
    const nth = action - first[account[action]!]!;
    if (keep.uniform(id, nth, platform) >= share) continue;
    // Counters of a platform's own, five for each.
    const from = 5 * platform;
    const choice = words.uint32(id, nth, from);
    let text = sentence(SUBJECTS[topic[action]!]!.label, sentiment[action]!, choice, words.uint32(id, nth, from + 1), kind[action] === KIND.comment);
    const odds = (STATING / (1 - STATING)) * teller.readiness[row]!;
    const fact = stated.uniform(id, nth, platform) * (1 + odds) < odds ? teller.tell(row, words.uint32(id, nth, from + 2) % LEAKS.length, words, nth, from + 3) : null;
    if (fact !== null) text = choice < 0x80000000 ? `${text} (${fact.text})` : `${capital(fact.text)}. ${text}`;
    made.actions.push(action);
    made.texts.push(text);
    made.facts.push(fact);
  }
  return made;
}

const WARM = ['love this', 'so good', 'made my day', 'well done', 'more of this'];
const COOL = ['fair enough', 'not sure', 'noted', 'it is what it is', 'we will see'];
const COLD = ['never again', 'not for me', 'what a mess', 'so tired of this', 'no thanks'];

/** A short text about a subject in a tone, put together from words that say nothing about its writer. */
function sentence(subject: string, sentiment: number, a: number, b: number, reply: boolean): string {
  const tones = sentiment > 0.3 ? WARM : sentiment < -0.3 ? COLD : COOL;
  const tone = tones[a % tones.length]!;
  const adjective = ADJECTIVES[(a >>> 8) % ADJECTIVES.length]!;
  const noun = NOUNS[(b >>> 4) % NOUNS.length]!;
  if (reply) return b % 2 === 0 ? `${capital(tone)}, ${adjective} ${noun}` : `${tone}, as ${subject} says`;
  switch (b % 4) {
    case 0: return `${subject}: ${adjective} ${noun}, ${tone}`;
    case 1: return `Another ${adjective} ${noun} today. ${capital(tone)}`;
    case 2: return `${capital(FOODS[(b >>> 12) % FOODS.length]!)} and ${subject}, ${tone}`;
    default: return `About that ${noun} on ${subject}: ${tone}`;
  }
}
