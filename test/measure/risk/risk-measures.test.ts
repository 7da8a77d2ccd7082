import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeTexts, makeTable, type Table } from '../../../src/columns/column.ts';
import { equivalenceClasses } from '../../../src/columns/equivalence-classes.ts';
import { frameClasses } from '../../../src/columns/frame-classes.ts';
import { rowHistogram, sizeHistogram, type SizeHistogram } from '../../../src/columns/size-histogram.ts';
import type { Measure } from '../../../src/measure/measure.ts';
import { riskDefinitions } from '../../../src/measure/risk/risk-definitions.ts';
import { diversityMeasures, diversityOf } from '../../../src/measure/risk/diversity.ts';
import { frameMeasures } from '../../../src/measure/risk/journalist.ts';
import { histogramMeasures } from '../../../src/measure/risk/prosecutor.ts';
import { estimatedMeasures, expectedRisk } from '../../../src/measure/risk/sampling-fraction.ts';

function valueOf(measures: readonly Measure[], id: string, threshold?: number): number | null {
  const found = measures.filter((measure) => measure.id === id && (threshold === undefined || measure.parameters['threshold'] === threshold));
  expect(found, id).toHaveLength(1);
  return found[0]!.value;
}

describe('prosecutor risk, solved by hand', () => {
  // Classes of 1, 1, 2 and 6 rows.
  const measures = histogramMeasures(rowHistogram(Uint32Array.of(1, 6, 1, 2)));

  it.each([
    ['class.count', 4],
    ['class.size.min', 1],
    ['class.size.mean', 2.5],
    ['class.size.max', 6],
    ['sample-unique.count', 2],
    ['sample-unique.share', 0.2],
    ['prosecutor.risk.max', 1],
    ['prosecutor.risk.mean', 0.4],
  ])('%s', (id, value) => expect(valueOf(measures, id)).toBeCloseTo(value, 14));

  it.each([[3, 4], [5, 4], [11, 10], [20, 10]])('at risk below %i: %i of 10', (threshold, rows) => {
    expect(valueOf(measures, 'prosecutor.at-risk.count', threshold)).toBe(rows);
    expect(valueOf(measures, 'prosecutor.at-risk.share', threshold)).toBe(rows / 10);
  });

  it('compares the threshold with the size: a class of exactly k is not at risk', () => {
    expect(valueOf(histogramMeasures(rowHistogram(Uint32Array.of(5)), [5, 6]), 'prosecutor.at-risk.count', 5)).toBe(0);
    expect(valueOf(histogramMeasures(rowHistogram(Uint32Array.of(5)), [5, 6]), 'prosecutor.at-risk.count', 6)).toBe(5);
  });

  it('by person, takes the smallest class of each', () => {
    const persons: SizeHistogram = { unit: 'person', sizes: [1, 2, 4], classes: [1, 1, 1], members: [1, 0, 3] };
    const byPerson = histogramMeasures(persons);
    expect(valueOf(byPerson, 'prosecutor.risk.mean')).toBeCloseTo((1 + 3 / 4) / 4, 14);
    expect(valueOf(byPerson, 'class.size.mean')).toBeCloseTo(7 / 3, 14);
    expect(byPerson.every(({ parameters }) => parameters['unit'] === 'person')).toBe(true);
  });

  it('says nothing about an empty file', () => {
    const empty = histogramMeasures(rowHistogram(new Uint32Array(0)));
    expect(valueOf(empty, 'class.count')).toBe(0);
    expect(valueOf(empty, 'prosecutor.risk.max')).toBeNull();
    expect(valueOf(empty, 'sample-unique.share')).toBeNull();
  });
});

describe('journalist and marketer risk, solved by hand', () => {
  // f = 1, 2; F = 4, 10: J/ΣF = 2/14; (1/n)Σ f/F = (1/4 + 2/10)/3 = 0.15.
  const measures = frameMeasures({ release: Uint32Array.of(1, 2), frame: Uint32Array.of(4, 10) }, 'world');

  it.each([['journalist.risk.max', 0.25], ['journalist.risk.mean', 0.15], ['marketer.risk.mean', 0.15]])('%s', (id, value) => expect(valueOf(measures, id)).toBeCloseTo(value, 14));

  it('counts rows at risk by the size in the frame', () => {
    expect([3, 5, 11, 20].map((threshold) => valueOf(measures, 'journalist.at-risk.share', threshold))).toEqual([0, 1 / 3, 1, 1]);
  });

  it('takes J/ΣF where that is larger', () => {
    // J/ΣF = 2/3, (1/n)Σ f/F = (1 + 1/2)/2 = 3/4; with f = 1, 8 and F = 1, 16: 2/17 and 1.5/9.
    expect(valueOf(frameMeasures({ release: Uint32Array.of(1, 8), frame: Uint32Array.of(16, 16) }, 'own'), 'journalist.risk.mean')).toBeCloseTo(Math.max(2 / 32, (9 / 16) / 9), 14);
    expect(valueOf(frameMeasures({ release: Uint32Array.of(1, 30), frame: Uint32Array.of(1, 60) }, 'own'), 'journalist.risk.mean')).toBeCloseTo(1.5 / 31, 14);
    expect(valueOf(frameMeasures({ release: Uint32Array.of(30, 1), frame: Uint32Array.of(30, 30) }, 'own'), 'journalist.risk.mean')).toBeCloseTo(2 / 60, 14);
  });

  it('equals the prosecutor where the frame is the release, and has no maximum for the marketer', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1 }), (sizes) => {
        const release = Uint32Array.from(sizes);
        const inFrame = frameMeasures({ release, frame: release }, 'own');
        const prosecutor = histogramMeasures(rowHistogram(release));
        expect(valueOf(inFrame, 'journalist.risk.max')).toBe(valueOf(prosecutor, 'prosecutor.risk.max'));
        expect(valueOf(inFrame, 'marketer.risk.mean')).toBeCloseTo(valueOf(prosecutor, 'prosecutor.risk.mean')!, 12);
        expect(valueOf(inFrame, 'journalist.at-risk.share', 5)).toBe(valueOf(prosecutor, 'prosecutor.at-risk.share', 5));
        expect(inFrame.some(({ id }) => id === 'marketer.risk.max')).toBe(false);
      }),
    );
  });

  it('does not match what the frame lacks', () => {
    const partial = frameMeasures({ release: Uint32Array.of(2, 3), frame: Uint32Array.of(0, 1) }, 'register');
    expect(valueOf(partial, 'marketer.risk.mean')).toBeCloseTo(1 / 5, 14);
    expect(valueOf(partial, 'journalist.at-risk.share', 3)).toBeCloseTo(3 / 5, 14);
    expect(valueOf(frameMeasures({ release: Uint32Array.of(2), frame: Uint32Array.of(0) }, 'register'), 'journalist.risk.max')).toBeNull();
  });
});

describe('estimates from a sampling fraction', () => {
  it('has the closed forms of Benedetti and Franconi', () => {
    for (const p of [0.01, 0.1, 0.5, 0.9]) {
      const q = 1 - p;
      expect(expectedRisk(1, p)).toBeCloseTo((p / q) * -Math.log(p), 13);
      expect(expectedRisk(2, p)).toBeCloseTo((p / q ** 2) * (p * Math.log(p) + q), 11);
      expect(expectedRisk(3, p)).toBeCloseTo((p / (2 * q ** 3)) * (q * (3 * q - 2) - 2 * p ** 2 * Math.log(p)), 9);
    }
    expect(expectedRisk(4, 1)).toBe(0.25);
  });

  it('lies between the proportional risk and the prosecutor\'s, and names its model', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.double({ min: 0.001, max: 1, noNaN: true }), (f, p) => {
        const risk = expectedRisk(f, p);
        expect(risk).toBeLessThanOrEqual((1 / f) * (1 + 1e-12));
        expect(risk).toBeGreaterThanOrEqual((p / f) * (1 - 1e-12));
      }),
    );
    const measures = estimatedMeasures(rowHistogram(Uint32Array.of(1, 2)), 0.1);
    expect(measures.every(({ parameters }) => String(parameters['estimator']).includes('Benedetti'))).toBe(true);
    expect(valueOf(measures, 'journalist.risk.max')).toBe(expectedRisk(1, 0.1));
    expect(valueOf(measures, 'marketer.risk.mean')).toBeCloseTo((expectedRisk(1, 0.1) + 2 * expectedRisk(2, 0.1)) / 3, 14);
  });

  it('agrees with sampling from a negative binomial class', () => {
    // F − f is negative binomial: P(F) = C(F−1, f−1) p^f q^(F−f).
    for (const [f, p] of [[1, 0.2], [2, 0.3], [5, 0.6]] as const) {
      let probability = p ** f;
      let sum = 0;
      for (let F = f; F < 2000; F++) {
        sum += probability / F;
        probability *= (F / (F - f + 1)) * (1 - p);
      }
      expect(expectedRisk(f, p)).toBeCloseTo(sum, 12);
    }
  });
});

describe('sensitive values', () => {
  it('counts rows in classes of one value', () => {
    const classes = equivalenceClasses([codeTexts(['a', 'a', 'b', 'b', 'c'], 5)]);
    const diversity = diversityOf(classes, codeTexts(['x', 'x', 'x', 'y', null], 5));
    expect(diversity).toEqual({ distinctMin: 1, homogeneousRows: 3, rows: 5 });
    expect(diversityMeasures(diversity, 'illness').map(({ value }) => value)).toEqual([1, 0.6]);
  });
});

describe('definitions', () => {
  it('define every measure once, within its range', () => {
    const ids = riskDefinitions.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const histogram = rowHistogram(Uint32Array.of(1, 2, 30));
    const all = [
      ...histogramMeasures(histogram),
      ...frameMeasures({ release: Uint32Array.of(1), frame: Uint32Array.of(2) }, 'world'),
      ...estimatedMeasures(histogram, 0.2),
      ...diversityMeasures({ distinctMin: 1, homogeneousRows: 1, rows: 2 }, 'x'),
    ];
    expect(new Set(all.map(({ id }) => id))).toEqual(new Set(ids));
    for (const { id, value } of all) {
      const [least, most] = riskDefinitions.find((definition) => definition.id === id)!.range;
      expect(value).toBeGreaterThanOrEqual(least);
      expect(value).toBeLessThanOrEqual(most);
    }
  });
});

const data = '../shared/data';
const present = existsSync(`${data}/adult-reference.json`);
if (!present) console.warn('skipped: ../shared/data/adult-reference.json is absent');


describe.skipIf(!present)('ARX on Adult: a sample of 3,016 in its 30,162', () => {
  const read = (file: string): Table => {
    const [header, ...lines] = readFileSync(`${data}/adult/${file}`, 'utf8').trimEnd().split(/\r?\n/).map((line) => line.split(';'));
    const columns = header!.map((name, index) => [name, codeTexts(lines.map((line) => line[index]!), lines.length)] as const);
    return makeTable({ name: file, columns: header!.map((name) => ({ name, type: 'string', attributeClass: 'quasi-identifier' })) }, new Map(columns));
  };

  it.each([
    [['sex', 'age', 'race'], 0.119, 0.0133, 0.018],
    [['sex', 'age', 'race', 'marital-status', 'education', 'native-country', 'workclass', 'occupation'], 0.984, 0.724, 0.595],
  ])('%j', (names, prosecutor, journalist, marketer) => {
    const sample = read('adult_subset.csv');
    const measures = frameMeasures(frameClasses(sample, read('adult.csv'), names), 'world');
    expect(valueOf(measures, 'journalist.at-risk.share', 5)).toBeCloseTo(journalist, names.length === 3 ? 4 : 3);
    expect(valueOf(measures, 'marketer.risk.mean')).toBeCloseTo(marketer, 3);
    const own = histogramMeasures(sizeHistogram(names.map((name) => sample.columns.get(name)!)));
    expect(valueOf(own, 'prosecutor.at-risk.share', 5)).toBeCloseTo(prosecutor, 3);
  });
});
