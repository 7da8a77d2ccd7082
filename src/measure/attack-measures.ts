import { newcombe, residualRisk, wilson, type Estimate } from '../stats/intervals.ts';
import type { Claim, Direction } from '../schema/view.ts';
import type { AttackReport } from './attack-report.ts';
import type { Measure } from './measure.ts';
import { riskByGroup, worstDecile, type Grouping } from './people-groups.ts';
import type { Score } from './referee.ts';

/** Advantages inside this band around zero are called equivalent to no advantage: one in a hundred. */
export const EQUIVALENCE_MARGIN = 0.01;

export interface AttackFacts {
  readonly id: string;
  readonly title: string;
  readonly kind: Claim['kind'];
  readonly direction: Direction;
  readonly aim: 'released' | 'opted-out';
  readonly adversary: string;
  readonly knows: string;
  /** Whether the release holds what the attack needs (a shared quasi-identifier, the sensitive column, the key). */
  readonly applicable: boolean;
  /** Why it does not apply, in a sentence. */
  readonly lacks?: string;
  readonly candidates: number;
  readonly releasedRows: number;
  readonly collectedRows: number;
}

/** What a bout showed: success, baseline, control, advantage with interval, verdict, who bears it. */
export function attackReport(facts: AttackFacts, score: Score, raw: Score, all: readonly Grouping[]): AttackReport {
  const parameters = { attack: facts.id, direction: facts.direction, adversary: facts.adversary };
  const measure = (id: string, estimate: Estimate | { value: number; interval: null }, kind: Measure['intervalKind'], counts: { numerator?: number; denominator?: number } = {}): Measure => ({
    id,
    value: Number.isNaN(estimate.value) ? null : estimate.value,
    interval: Number.isNaN(estimate.value) ? null : estimate.interval,
    intervalKind: Number.isNaN(estimate.value) ? 'none' : kind,
    ...counts,
    parameters,
    ...(Number.isNaN(estimate.value) ? { note: 'no targets' } : {}),
  });
  const success = rate(score);
  const advantage = advantageOf(facts, score);
  const positive = advantageOf(facts, raw);
  const control = facts.kind === 'attribute' ? wilson(score.control.correct, score.control.targets) : wilson(score.control.falseMatches, score.control.targets);
  const right = score.main.filter((outcome) => outcome.correct).length;
  const counts = { numerator: right, denominator: score.main.length };
  const { verdict, verdictText } = judge(facts, advantage, positive);
  const perCollected = facts.collectedRows === 0 ? Number.NaN : (success.value * facts.releasedRows) / facts.collectedRows;
  return {
    id: `${facts.id}.${facts.direction}`,
    title: facts.title,
    kind: facts.kind,
    direction: facts.direction,
    adversary: facts.adversary,
    knows: facts.knows,
    verdict,
    verdictText,
    measures: [
      measure('attack.success', success, 'wilson', counts),
      ...(facts.direction.startsWith('record') ? [measure('attack.success.per-collected', { value: perCollected, interval: null }, 'none')] : []),
      measure('attack.baseline', { value: score.baseline.targets === 0 ? Number.NaN : score.baseline.correct / score.baseline.targets, interval: null }, 'exact'),
      measure('attack.control', control, 'wilson', { numerator: facts.kind === 'attribute' ? score.control.correct : score.control.falseMatches, denominator: score.control.targets }),
      measure('attack.positive-control', rate(raw), 'wilson', { numerator: raw.main.filter((outcome) => outcome.correct).length, denominator: raw.main.length }),
      measure('attack.advantage', advantage, facts.kind === 'attribute' ? 'delta' : 'newcombe'),
      measure('attack.precision', wilson(score.rightClaims, score.claimed), 'wilson', { numerator: score.rightClaims, denominator: score.claimed }),
      measure('attack.abstained.share', wilson(score.mainAbstained, score.main.length), 'wilson', { numerator: score.mainAbstained, denominator: score.main.length }),
      ...(facts.kind === 'identity' && facts.direction !== 'record-to-key' ? [measure('attack.wrongly-named.count', { value: score.wronglyNamed, interval: null }, 'exact')] : []),
      measure('attack.cost.candidates', { value: facts.candidates, interval: null }, 'exact'),
    ],
    groups: riskByGroup(score.main, all, parameters),
    worstDecile: worstDecile(score.main, all, parameters),
  };
}

function rate(score: Score): Estimate {
  return wilson(score.main.filter((outcome) => outcome.correct).length, score.main.length);
}

/**
 * What the release gives the adversary. Identity and link claims: success less the baseline. Attributes:
 * (main − control) / (1 − control); for people who opted out the baseline takes the control's place,
 * since an absent person's control is another absent person.
 */
function advantageOf(facts: AttackFacts, score: Score): Estimate {
  const success = rate(score);
  if (Number.isNaN(success.value)) return success;
  const base = score.baseline.correct / score.baseline.targets;
  const baseline: Estimate = { value: base, interval: [base, base] };
  if (facts.kind !== 'attribute') return newcombe(success, baseline);
  return residualRisk(success, facts.aim === 'opted-out' ? baseline : wilson(score.control.correct, score.control.targets));
}

function judge(facts: AttackFacts, advantage: Estimate, positive: Estimate): Pick<AttackReport, 'verdict' | 'verdictText'> {
  if (!facts.applicable) return { verdict: 'not-applicable', verdictText: facts.lacks ?? 'The release does not hold what this attack needs.' };
  if (Number.isNaN(advantage.value)) return { verdict: 'inconclusive', verdictText: 'No target could be attacked.' };
  return verdictOf(advantage.value, advantage.interval, positive.interval[0] > 0);
}

/**
 * Leak: the whole interval of the advantage above zero, and not all of it within the margin. Equivalent:
 * all of it within the margin around zero, by an attack that has power. Else inconclusive.
 */
export function verdictOf(advantage: number | null, interval: readonly [number, number] | null, hasPower: boolean): Pick<AttackReport, 'verdict' | 'verdictText'> {
  if (advantage === null || interval === null) return { verdict: 'inconclusive', verdictText: 'The advantage has no interval.' };
  const [low, high] = interval;
  const small = low >= -EQUIVALENCE_MARGIN && high <= EQUIVALENCE_MARGIN;
  if (low > 0 && !small) return { verdict: 'leak', verdictText: 'The whole interval of the advantage lies above zero.' };
  if (!hasPower) return { verdict: 'no-power', verdictText: 'The same attack shows no advantage on the raw data either: it has no power to judge.' };
  if (small) return { verdict: 'equivalent', verdictText: `The whole interval of the advantage lies within ±${EQUIVALENCE_MARGIN} of none.` };
  return { verdict: 'inconclusive', verdictText: 'The interval of the advantage covers both none and more than the margin.' };
}
