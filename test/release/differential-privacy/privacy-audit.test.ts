import { describe, expect, it } from 'vitest';
import type { Draws } from '../../../src/random/draws.ts';
import { boundedNumbers } from '../../../src/release/differential-privacy/bounded-numbers.ts';
import { boundContributions } from '../../../src/release/differential-privacy/contribution-bound.ts';
import { dpAggregate } from '../../../src/release/differential-privacy/dp-aggregates.ts';
import { noisyCounts, noisySums, type Budget, type Contributions } from '../../../src/release/differential-privacy/noisy-totals.ts';
import { privateCounts } from '../../../src/release/synthesis/private-counts.ts';
import { synthesize } from '../../../src/release/synthesis/synthesize.ts';
import { privacyLedger, type PrivacyLedger } from '../../../src/stats/zero-concentrated-privacy.ts';
import { cellsOf } from '../release-state.ts';
import { mixedState } from '../synthesis/mixed-state.ts';
import { auditedEpsilon, binomialEnd, type Mechanism } from './privacy-audit.ts';

/** Rows of a table with numbers: whom each is about, and its number. */
interface Rows {
  readonly subject: readonly number[];
  readonly numbers: readonly number[];
}

const everyone = [1, 2, 3, 4, 5, 6];
/** Six people with a row each; the larger table has a seventh with one row of the largest number, or with two. */
const six: Rows = { subject: everyone, numbers: everyone.map(() => 0) };
const withOneRow: Rows = { subject: [...everyone, 9], numbers: [...six.numbers, 10] };
const withTwoRows: Rows = { subject: [...everyone, 9, 9], numbers: [...six.numbers, 10, 10] };
const DELTA = 1e-5;
const EPSILONS = [0.5, 1, 3];

/** The rows to count, all in one segment. */
function contributions({ subject }: Rows, most: number, draws: Draws, bound = true): Contributions {
  const own = Int32Array.from(subject);
  const segments = { by: [], count: 1, ofRow: new Int32Array(own.length), labels: [[]] };
  return { segments, subject: own, kept: bound ? boundContributions(own, most, draws) : new Uint8Array(own.length).fill(1), most };
}

const spending = (ledger: PrivacyLedger, amount: number, draws: Draws): Budget => ({ ledger, purpose: 'audit', amount, draws: () => draws });
const countOf = (rows: Contributions, budget: Budget): number => noisyCounts(rows, () => 0, 1, budget)[0]!.value;
const sumOf = (rows: Contributions, { numbers }: Rows, largest: number, budget: Budget): number => noisySums(rows, boundedNumbers(Float64Array.from(numbers), 0, largest, 0), budget)[0]!.value;

interface Promised {
  readonly epsilon: number;
  readonly delta: number;
}

/** Mechanisms as the step composes them from the building blocks. */
const count = ({ epsilon, delta }: Promised, most: number): Mechanism<Rows> => (rows, draws) => {
  const ledger = privacyLedger({ epsilon, delta });
  return countOf(contributions(rows, most, draws), spending(ledger, ledger.total, draws));
};
const sum = ({ epsilon, delta }: Promised, most: number): Mechanism<Rows> => (rows, draws) => {
  const ledger = privacyLedger({ epsilon, delta });
  return sumOf(contributions(rows, most, draws), rows, 10, spending(ledger, ledger.total, draws));
};
/** Two counts of the same rows, each for half of the budget; the smaller of the two speaks for the larger table most. */
const twoCounts = ({ epsilon, delta }: Promised): Mechanism<Rows> => (rows, draws) => {
  const ledger = privacyLedger({ epsilon, delta });
  const kept = contributions(rows, 1, draws);
  return Math.min(countOf(kept, spending(ledger, ledger.total / 2, draws)), countOf(kept, spending(ledger, ledger.total / 2, draws)));
};

describe('the ends of a share', () => {
  it('are those of Clopper and Pearson', () => {
    // None of n: 1 − 0.0005^{1/n}; all of n: 0.0005^{1/n}. One of two: (1 − p)² = 1 − 0.0005 below.
    expect(binomialEnd(0, 100, 'upper')).toBeCloseTo(1 - 0.0005 ** 0.01, 9);
    expect(binomialEnd(100, 100, 'lower')).toBeCloseTo(0.0005 ** 0.01, 9);
    expect(binomialEnd(1, 2, 'lower')).toBeCloseTo(1 - Math.sqrt(0.9995), 9);
    expect([binomialEnd(0, 5, 'lower'), binomialEnd(5, 5, 'upper')]).toEqual([0, 1]);
  });
});

describe.each(EPSILONS)('an audit at ε = %d finds no violation in', (epsilon) => {
  it.each([
    ['counts', count({ epsilon, delta: 0 }, 1), withOneRow, 0],
    ['counts of a person with more rows than the bound', count({ epsilon, delta: 0 }, 1), withTwoRows, 0],
    ['counts of up to two rows of each', count({ epsilon, delta: 0 }, 2), withTwoRows, 0],
    ['sums', sum({ epsilon, delta: 0 }, 1), withOneRow, 0],
    ['sums of up to two rows of each', sum({ epsilon, delta: 0 }, 2), withTwoRows, 0],
    ['two counts that share the budget', twoCounts({ epsilon, delta: 0 }), withOneRow, 0],
    ['Gaussian counts', count({ epsilon, delta: DELTA }, 1), withOneRow, DELTA],
    ['Gaussian sums of up to two rows of each', sum({ epsilon, delta: DELTA }, 2), withTwoRows, DELTA],
  ] satisfies [string, Mechanism<Rows>, Rows, number][])('%s', (_, mechanism, larger, delta) => {
    const found = auditedEpsilon({ neighbours: [six, larger], mechanism, delta });
    expect(found).toBeLessThanOrEqual(epsilon);
    // The audit has power: where one row is added and noise is Laplace, more than half of ε is seen.
    if (delta === 0 && larger === withOneRow) expect(found).toBeGreaterThan(0.5 * epsilon);
  });

  it('the step itself, whose three statistics are released together', () => {
    const options = dpAggregate.options.parse({ statistics: [{ kind: 'count' }, { kind: 'subjects' }, { kind: 'sum', column: 'spend', lower: 0, upper: 10 }], epsilon, maxRowsPerSubject: 2 });
    const stateOf = ({ subject, numbers }: Rows) => mixedState({ spend: numbers }, { types: { spend: 'decimal' }, subject });
    const mechanism: Mechanism<ReturnType<typeof stateOf>> = (state, draws) => {
      const [rows, subjects, spend] = (dpAggregate.run({ ...state, draws: () => draws }, options).state.table.columns.get('value') as { values: Float64Array }).values;
      return Math.min(rows! / 2, subjects!, spend! / 20 + 6);
    };
    expect(auditedEpsilon({ neighbours: [stateOf(six), stateOf(withTwoRows)], mechanism, calibration: 300, runs: 1000 })).toBeLessThanOrEqual(epsilon);
  });

  it.each(['independent-marginals', 'mst'])('synthetic rows by %s', (method) => {
    const stateOf = (rows: number) => mixedState({ kind: Array.from({ length: rows }, (_, row) => (row < 6 ? 'x' : 'y')), place: Array.from({ length: rows }, (_, row) => (row < 6 ? 'p' : 'q')) }, { subject: Array.from({ length: rows }, (_, row) => Math.min(row, 6)) });
    const options = synthesize.options.parse({ method, epsilon, delta: DELTA, domain: { kind: ['x', 'y'], place: ['p', 'q'] }, maxRowsPerSubject: 2 });
    const mechanism: Mechanism<ReturnType<typeof stateOf>> = (state, draws) => {
      const { table } = synthesize.run({ ...state, draws: () => draws }, options).state;
      const places = cellsOf(table, 'place');
      // Rows that only the seventh person can have, and the noisy number of rows.
      return cellsOf(table, 'kind').filter((kind, row) => kind === 'y' && places[row] === 'q').length + table.rows / 4;
    };
    expect(auditedEpsilon({ neighbours: [stateOf(6), stateOf(8)], mechanism, delta: DELTA, calibration: 200, runs: 600 })).toBeLessThanOrEqual(epsilon);
  });
});

describe.each(EPSILONS)('an audit at ε = %d catches', (epsilon) => {
  const caught = (mechanism: Mechanism<Rows>, larger: Rows): void => expect(auditedEpsilon({ neighbours: [six, larger], mechanism })).toBeGreaterThan(epsilon);

  it('half the noise', () => {
    caught(count({ epsilon: 2 * epsilon, delta: 0 }, 1), withOneRow);
    caught(sum({ epsilon: 2 * epsilon, delta: 0 }, 1), withOneRow);
  });

  it('a forgotten composition: each of two counts spends all of it', () => {
    caught((rows, draws) => {
      const kept = contributions(rows, 1, draws);
      return Math.min(...[0, 1].map(() => countOf(kept, spending(privacyLedger({ epsilon, delta: 0 }), epsilon, draws))));
    }, withOneRow);
  });

  it('bounds that are taken from the data', () => {
    caught((rows, draws) => sumOf(contributions(rows, 1, draws), rows, Math.max(0.1, ...rows.numbers), spending(privacyLedger({ epsilon, delta: 0 }), epsilon, draws)), withOneRow);
  });

  it('two rows of a person with the noise for one', () => {
    caught((rows, draws) => countOf(contributions(rows, 1, draws, false), spending(privacyLedger({ epsilon, delta: 0 }), epsilon, draws)), withTwoRows);
    caught((rows, draws) => sumOf(contributions(rows, 1, draws, false), rows, 10, spending(privacyLedger({ epsilon, delta: 0 }), epsilon, draws)), withTwoRows);
  });

  it('a forgotten composition, and unbounded rows, in the counts behind synthetic rows', () => {
    // Gaussian noise has little to show at one δ: twelve tables, each for the whole budget, and two rows make it plain.
    const tables = (forget: boolean): Mechanism<Rows> => ({ subject }, draws) => {
      const rows = Uint32Array.from(subject.keys());
      const cells = { size: 1, cells: new Uint32Array(subject.length) };
      let total = 0;
      for (let table = 0; table < 12; table++) {
        const counts = privateCounts(Int32Array.from(subject.keys()), rows, { epsilon, delta: DELTA, maxRows: 1 });
        total += counts.measure('audit', [cells], counts.ledger.total / (forget ? 1 : 12), draws).counts[0]!;
      }
      return total;
    };
    expect(auditedEpsilon({ neighbours: [six, withTwoRows], mechanism: tables(true), delta: DELTA, calibration: 200, runs: 2000 })).toBeGreaterThan(epsilon);
    expect(auditedEpsilon({ neighbours: [six, withOneRow], mechanism: tables(false), delta: DELTA, calibration: 200, runs: 500 })).toBeLessThanOrEqual(epsilon);
  });
});
