import { describe, expect, it } from 'vitest';
import { fitNaiveBayes, softmax } from '../../src/stats/naive-bayes.ts';

describe('fitNaiveBayes', () => {
  // Class 0: one row (1, b). Class 1: rows (0, a), (0, b), (1, ?). The fifth row's class is unknown.
  const first = Int32Array.of(1, 0, 0, 1, 0);
  const second = Int32Array.of(1, 0, 1, -1, 0);
  const labels = Int32Array.of(0, 1, 1, 1, -1);
  const odds = (model: ReturnType<typeof fitNaiveBayes>, ...codes: number[]): number[] => [...softmax(model.logScores(codes))];

  it('is the table worked by hand, with one added to every count', () => {
    const model = fitNaiveBayes([first, second], labels, 2);
    // Prior 2/6, 4/6. P(first = 0 | class) = 1/3, 3/5. P(second = 1 | class) = 2/3, 2/4.
    const joint = [(2 / 6) * (1 / 3) * (2 / 3), (4 / 6) * (3 / 5) * (2 / 4)];
    expect(odds(model, 0, 1)[0]).toBeCloseTo(joint[0]! / (joint[0]! + joint[1]!), 12);
    expect([...model.logScores([0, 1])].map(Math.exp)).toEqual(joint.map((value) => expect.closeTo(value, 12)));
  });

  it('ignores a feature that is missing or was never seen', () => {
    const model = fitNaiveBayes([first, second], labels, 2);
    const one = fitNaiveBayes([first], labels, 2);
    for (const unknown of [-1, 2, 99]) expect(odds(model, 1, unknown)).toEqual(odds(one, 1).map((value) => expect.closeTo(value, 12)));
    expect(odds(model, -1, -1)).toEqual([expect.closeTo(1 / 3, 12), expect.closeTo(2 / 3, 12)]);
  });

  it('knows only frequencies without smoothing', () => {
    const model = fitNaiveBayes([first], labels, 2, 0);
    expect(odds(model, 0)).toEqual([0, 1]);
    expect(odds(model, 1)[0]).toBeCloseTo(0.25 / (0.25 + 0.75 / 3), 12);
  });
});

describe('softmax', () => {
  it('does not overflow', () => {
    expect([...softmax(Float64Array.of(1000, 1000))]).toEqual([0.5, 0.5]);
    expect([...softmax(Float64Array.of(-2000, 0))]).toEqual([0, 1]);
  });
});
