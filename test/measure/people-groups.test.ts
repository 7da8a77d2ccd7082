import { describe, expect, it } from 'vitest';
import { codeTexts, makeTable, type Column } from '../../src/columns/column.ts';
import { groupings, riskByGroup, worstDecile, type Grouping, type TargetOutcome } from '../../src/measure/people-groups.ts';

const parity: Grouping = { dimension: 'parity', groupOf: (person) => (person % 2 === 0 ? 'even' : 'odd') };
const old: Grouping = { dimension: 'age', groupOf: (person) => (person < 40 ? 'old' : person < 400 ? 'young' : null) };

const outcome = (person: number, correct: boolean, confidence = 0.5): TargetOutcome => ({ person, correct, confidence });

describe('riskByGroup', () => {
  it('counts each group that has thirty targets, by name', () => {
    // 60 people: 30 even, of whom 10 are named; 30 odd, of whom 3 are. 29 of the rest are too few.
    const outcomes = Array.from({ length: 60 }, (_, person) => outcome(person, person % 2 === 0 ? person < 20 : person < 6));
    const groups = riskByGroup(outcomes, [parity], { attack: 'a' });
    expect(groups.map(({ dimension, group, measure }) => [dimension, group, measure.value, measure.numerator, measure.denominator])).toEqual([['parity', 'even', 10 / 30, 10, 30], ['parity', 'odd', 3 / 30, 3, 30]]);
    expect(groups[0]!.measure).toMatchObject({ id: 'attack.success', intervalKind: 'wilson', parameters: { attack: 'a', dimension: 'parity', group: 'even' } });
    // Wilson's interval for 3 of 30, as tabulated: 0.035 to 0.256.
    expect(groups[1]!.measure.interval).toEqual([expect.closeTo(0.0346, 4), expect.closeTo(0.2562, 4)]);
  });

  it('leaves out small groups and people of unknown group', () => {
    const outcomes = Array.from({ length: 59 }, (_, person) => outcome(person, true));
    expect(riskByGroup(outcomes, [parity], {}).map(({ group }) => group)).toEqual(['even']);
    expect(riskByGroup(Array.from({ length: 50 }, (_, i) => outcome(500 + i, true)), [old], {})).toEqual([]);
  });
});

describe('worstDecile', () => {
  it('is the tenth that the attacker is surest of, named by the group that stands out most', () => {
    // 400 targets. The 40 surest are the old ones (persons 0-39): a tenth of all, all of them here; 30 of them named.
    const outcomes = Array.from({ length: 400 }, (_, person) => outcome(person, person < 30, person < 40 ? 1 : 0.1));
    const decile = worstDecile([...outcomes].reverse(), [parity, old], { attack: 'a' })!;
    expect(decile.measure).toMatchObject({ id: 'attack.success', value: 30 / 40, numerator: 30, denominator: 40, parameters: { attack: 'a', group: 'surest tenth' } });
    expect(decile.description).toBe('The tenth of the targets that the attacker is surest of: age “old” makes up 100% of them, against 10% of all targets.');
  });

  it('says so where no group stands out', () => {
    const outcomes = Array.from({ length: 400 }, (_, i) => outcome(i, true, i < 40 ? 1 : 0));
    expect(worstDecile(outcomes, [parity], {})!.description).toMatch(/no group stands out among them\.$/);
  });

  it('is none below 300 targets', () => {
    expect(worstDecile(Array.from({ length: 299 }, (_, i) => outcome(i, true)), [parity], {})).toBeNull();
    expect(worstDecile(Array.from({ length: 300 }, (_, i) => outcome(i, true)), [parity], {})).not.toBeNull();
  });
});

describe('groupings', () => {
  const text = (cells: readonly (string | null)[]) => codeTexts(cells, cells.length);
  const people = makeTable(
    { name: 'person', columns: ['birthDate', 'sex', 'urbanity', 'rareName', 'politicalLeaning'].map((name) => ({ name, type: name === 'birthDate' ? ('date' as const) : ('string' as const), attributeClass: 'insensitive' as const })) },
    new Map<string, Column>([
      ['birthDate', { kind: 'number', type: 'date', values: Int32Array.of(0, 4384, 20_000) }],
      ['sex', text(['F', 'M', 'F'])],
      ['urbanity', text(['rural', 'urban', null])],
      ['rareName', text(['true', 'false', null])],
      ['politicalLeaning', text(['left', null, 'right'])],
    ]),
  );

  it('say of each person what they are on the day', () => {
    // The day is 2025-01-01: born 1970-01-01, 1982-01-02 and 2024-10-04.
    const all = groupings(people, 20_089);
    expect(Object.fromEntries(all.map(({ dimension, groupOf }) => [dimension, [0, 1, 2].map(groupOf)]))).toEqual({
      age: ['50–64', '35–49', 'under 18'],
      sex: ['F', 'M', 'F'],
      place: ['rural', 'urban', null],
      surname: ['rare surname', 'common surname', 'common surname'],
      'politics (special category)': ['left', null, 'right'],
    });
  });
});
