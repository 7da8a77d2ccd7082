import type { z } from 'zod';
import type { AdversaryView } from '../columns/disclose.ts';
import type { Table } from '../columns/column.ts';
import { InputError } from '../schema/input-error.ts';
import type { Method } from '../schema/method.ts';
import type { Claim, Direction } from '../schema/view.ts';

/** What an attack brings back. */
export interface AttackOutcome {
  readonly claims: readonly Claim[];
  /** Candidates looked at (pairs, hashes, classes): the cost, the same on any machine. */
  readonly candidates: number;
  /** Whether the release held what the attack needs: a column to match on, the sensitive column, the key. */
  readonly applicable: boolean;
  /** Why not, in a sentence, where it did not. */
  readonly lacks?: string;
}

/** An attack sees an `AdversaryView` and nothing else, and makes one claim or abstention for each target. */
export interface Attack<Options extends z.ZodType = z.ZodType> extends Method<Options, AdversaryView, AttackOutcome> {
  readonly kind: Claim['kind'];
  readonly directions: readonly Direction[];
  /** Whom a `person-to-value` attack is about: released people, or people who opted out. */
  readonly aim: 'released' | 'opted-out';
}

/** The outcome where the release lacks what the attack needs, and what that is in a sentence: an abstention for every target. */
export function notApplicable(view: AdversaryView, kind: Claim['kind'], lacks: string): AttackOutcome {
  const claims = [...view.targets].flatMap(([direction, targets]) => Array.from(targets, (target): Claim => ({ kind, direction, target, guess: null, confidence: 0 })));
  return { claims, candidates: 0, applicable: false, lacks };
}

/** The columns to match on that both tables hold: those asked for, else every quasi-identifier of the release. */
export function matchingColumns(on: readonly string[] | undefined, release: Table, source: Table): string[] {
  const wanted = on ?? release.schema.columns.filter((column) => column.attributeClass === 'quasi-identifier').map((column) => column.name);
  return wanted.filter((name) => release.columns.has(name) && source.columns.has(name));
}

/** The adversary's register: its first source, which must hold the columns that the attack needs. */
export function registerOf(view: AdversaryView, attack: string, needs: readonly string[] = []): Table {
  const register = [...view.sources.values()][0];
  const lacking = register === undefined ? undefined : needs.filter((name) => !register.columns.has(name));
  if (register === undefined || lacking!.length > 0) {
    throw new InputError(`${attack}.knows: expected an adversary whose first source is a register of people, got ${register === undefined ? 'no source' : `one without ${lacking!.join(', ')}`}; put a register first under knows`);
  }
  return register;
}
