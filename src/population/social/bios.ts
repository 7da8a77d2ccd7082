import type { Block } from '../block-context.ts';
import { accountsOf } from './account-list.ts';
import { factTeller, type StatedFact } from './stated-facts.ts';
import { FANS, FOODS, HOBBIES, NOUNS } from './social-vocabulary.ts';

/** Assumed: share of accounts with a bio, by platform. */
const HAS_BIO = [0.35, 0.75, 0.6, 0.8, 0.4];
/**
 * Assumed: share of bios that state each fact of `LEAKS` (of those of whom there is one), for the average person; on
 * the business network, and elsewhere.
 */
const STATED_AT_WORK = [0.6, 0.3, 0.01, 0.01, 0.004, 0.01, 0.06];
const STATED = [0.12, 0.2, 0.06, 0.05, 0.02, 0.1, 0.05];
const BUSINESS = 3;

/** The bios of a block's accounts and what they state. */
export interface Bios {
  /** Text by account; null without a bio. */
  readonly texts: readonly (string | null)[];
  /** What each states, by account; absent where it states nothing. */
  readonly facts: ReadonlyMap<number, readonly StatedFact[]>;
}

const known = new WeakMap<Block, Bios>();

/** The bios of a block, made once. */
export function biosOf(block: Block): Bios {
  let bios = known.get(block);
  if (bios === undefined) known.set(block, (bios = writeBios(block)));
  return bios;
}

function writeBios(block: Block): Bios {
  const { firstId, draws } = block;
  const accounts = accountsOf(block);
  const teller = factTeller(block);
  const [has, choice, stated] = [draws('social.bio.has'), draws('social.bio'), draws('social.bio.fact')];
  const texts: (string | null)[] = [];
  const facts = new Map<number, StatedFact[]>();
  for (let at = 0; at < accounts.size; at++) {
    const [row, platform] = [accounts.row[at]!, accounts.platform[at]!];
    const id = firstId + row;
    if (has.uniform(id, platform) >= HAS_BIO[platform]!) {
      texts.push(null);
      continue;
    }
    const words = choice.uint32(id, platform);
    const parts = [phrase(words, choice.uint32(id, platform, 1))];
    if (words % 3 === 0) parts.push(phrase(words >>> 8, choice.uint32(id, platform, 2)));
    const shares = platform === BUSINESS ? STATED_AT_WORK : STATED;
    for (let leak = 0; leak < shares.length; leak++) {
      const odds = (shares[leak]! / (1 - shares[leak]!)) * teller.readiness[row]!;
      if (stated.uniform(id, platform, leak) * (1 + odds) >= odds) continue;
      const fact = teller.tell(row, leak, choice, platform, 3 + 2 * leak);
      if (fact === null) continue;
      parts.splice(words % (parts.length + 1), 0, fact.text);
      const list = facts.get(at);
      if (list === undefined) facts.set(at, [fact]);
      else list.push(fact);
    }
    texts.push(parts.join([', ', ' | ', '. ', ' / '][(words >>> 4) % 4]!));
  }
  return { texts, facts };
}

/** A phrase that says nothing about the person: a hobby, a fandom, a liking. */
export function phrase(kind: number, words: number): string {
  const hobby = HOBBIES[words % HOBBIES.length]!;
  const noun = NOUNS[(words >>> 6) % NOUNS.length]!;
  switch ((kind >>> 16) % 5) {
    case 0: return hobby;
    case 1: return `${noun} ${FANS[words % FANS.length]!}`;
    case 2: return `${FOODS[words % FOODS.length]!} and ${FOODS[(words >>> 10) % FOODS.length]!}`;
    case 3: return `${hobby}, ${FANS[(words >>> 4) % FANS.length]!} of ${noun}`;
    default: return `all about ${noun}`;
  }
}
