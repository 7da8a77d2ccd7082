import { z } from 'zod';
import { jointCandidates } from '../../columns/joint-classes.ts';
import type { Claim, Direction } from '../../schema/view.ts';
import { matchingColumns, notApplicable, registerOf, type Attack } from '../attack.ts';

const options = z.strictObject({
  on: z.array(z.string()).min(1).optional().describe('Columns to join on. Default: every quasi-identifier that the release and the source share.'),
  minConfidence: z.number().min(0).max(1).default(0).describe('Abstain where 1 / (number of candidates) is lower. 1 claims only where there is one candidate.'),
});

/**
 * Deterministic record linkage: a target's candidates are all entries of the other table that agree on
 * the shared quasi-identifiers, after mapping the adversary's values by the published recodings. The
 * guess is one of them at random, with confidence 1 / candidates; no candidate, no claim.
 */
export const exactLinkage = {
  id: 'exactLinkage',
  kind: 'identity',
  aim: 'released',
  directions: ['record-to-person', 'member-to-record', 'person-to-record'],
  options,
  doc: {
    title: 'Exact linkage with a register',
    summary: 'Joins the release with a register of named people on the quasi-identifiers that both hold, and names one of the matching people at random.',
    assumptions: [
      'The register\'s values are right and current: one error on either side loses the match (a lower bound on linkage).',
      'The adversary knows which columns were generalized and how, as published.',
    ],
    sources: [
      'Sweeney, k-anonymity: a model for protecting privacy, IJUFKS 10 (2002) 557–570, §2 (linking attack), doi:10.1142/S0218488502001648.',
      'Fellegi and Sunter, A theory for record linkage, JASA 64 (1969) 1183–1210; this is the deterministic special case.',
    ],
  },
  run(view, { on, minConfidence }) {
    const register = registerOf(view, 'exactLinkage');
    const names = matchingColumns(on, view.release, register);
    if (names.length === 0) return notApplicable(view, 'identity', 'Release and source share no quasi-identifier to join on.');
    const { ofFirst, ofSecond } = jointCandidates(view.release, register, names, view.recodings);
    let candidates = 0;
    const claims: Claim[] = [];
    for (const [direction, targets] of view.targets) {
      const candidatesOf = direction === 'record-to-person' ? ofFirst : ofSecond;
      targets.forEach((target, i) => {
        const rows = candidatesOf(target);
        const size = rows.length;
        candidates += size;
        const confidence = size === 0 ? 0 : 1 / size;
        const guess = size === 0 || confidence < minConfidence ? null : rows[view.draws.below(size, i, DIRECTION_INDEX[direction] ?? 0)]!;
        claims.push({ kind: 'identity', direction, target, guess, confidence });
      });
    }
    return { claims, candidates, applicable: true };
  },
} satisfies Attack<typeof options>;

const DIRECTION_INDEX: Partial<Record<Direction, number>> = { 'record-to-person': 0, 'member-to-record': 1, 'person-to-record': 2 };
