import type { Measure } from './measure/measure.ts';
import type { Standing } from './report/comparison.ts';

/** A strategy in risk and in loss of utility: less of either is better. */
export interface Placed {
  readonly id: string;
  readonly risk: Measure;
  readonly utility: Measure;
  /** 1 where less of the utility measure is better, −1 where more is. */
  readonly sign: 1 | -1;
}

export interface Stood {
  readonly standing: Standing;
  readonly beatenBy: string | null;
  readonly like: readonly string[];
}

/**
 * Where strategies stand to each other: on the frontier where no other has, by its values, as little risk and as little
 * loss; beaten where another is no worse in both and better in one by more than the intervals; close in between. The
 * line is drawn by values, so intervals say how far it can be trusted.
 */
export function standings(placed: readonly Placed[]): ReadonlyMap<string, Stood> {
  const points = placed.filter(({ risk, utility }) => risk.value !== null && utility.value !== null);
  const standing = (own: Placed): Stood => {
    if (!points.includes(own)) return { standing: 'not comparable', beatenBy: null, like: [] };
    const ahead = points.filter((other) => other !== own && noWorse(other, own));
    const clearly = ahead.find((other) => apart(other.risk, own.risk) || apart(other.utility, own.utility));
    const like = points.filter((other) => other !== own && !apart(other.risk, own.risk) && !apart(other.utility, own.utility)).map(({ id }) => id);
    return { standing: ahead.length === 0 ? 'frontier' : clearly === undefined ? 'close' : 'beaten', beatenBy: clearly?.id ?? null, like };
  };
  return new Map(placed.map((own) => [own.id, standing(own)]));
}

function noWorse(other: Placed, own: Placed): boolean {
  const risk = own.risk.value! - other.risk.value!;
  const loss = own.sign * (own.utility.value! - other.utility.value!);
  return risk >= 0 && loss >= 0 && (risk > 0 || loss > 0);
}

/** Whether two intervals, or values without one, have nothing in common. */
function apart(a: Measure, b: Measure): boolean {
  const [low, high] = a.interval ?? [a.value!, a.value!];
  const [otherLow, otherHigh] = b.interval ?? [b.value!, b.value!];
  return high < otherLow || otherHigh < low;
}
