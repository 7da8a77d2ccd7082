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
}

/** An attack sees an `AdversaryView` and nothing else, and makes one claim or abstention for each target. */
export interface Attack<Options extends z.ZodType = z.ZodType> extends Method<Options, AdversaryView, AttackOutcome> {
  readonly kind: Claim['kind'];
  readonly directions: readonly Direction[];
  /** Whom a `person-to-value` attack is about: released people, or people who opted out. */
  readonly aim: 'released' | 'opted-out';
}

/** Quasi-identifiers that the release shares with a source. */
export function sharedQuasiIdentifiers(release: Table, source: Table): string[] {
  return release.schema.columns.filter((column) => column.attributeClass === 'quasi-identifier' && source.columns.has(column.name)).map((column) => column.name);
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
