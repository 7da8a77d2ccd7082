import { describe, expect, it } from 'vitest';
import { homogeneity } from '../../src/attack/inference/homogeneity.ts';
import { traitInference } from '../../src/attack/inference/trait-inference.ts';
import { codeTexts, makeTable, selectColumns, takeRows, type Table } from '../../src/columns/column.ts';
import { disclose } from '../../src/columns/disclose.ts';
import { attackReport, type AttackFacts } from '../../src/measure/attack-measures.ts';
import { prepareBout, type Score } from '../../src/measure/referee.ts';
import { keyedDraws } from '../../src/random/keyed-draws.ts';
import type { ColumnSchema } from '../../src/schema/table-schema.ts';
import { smallWorld } from '../small-world.ts';

const draws = (attribute: string) => keyedDraws({ seed: 4, stage: 'test', instance: 0, attribute });

const schema = (name: string, columns: Record<string, ColumnSchema['attributeClass']>) => ({ name, columns: Object.entries(columns).map(([column, attributeClass]): ColumnSchema => ({ name: column, type: 'string', attributeClass })) });

describe('homogeneity', () => {
  it('is sure in a class of one value, counts in a mixed one, and falls back on the prevailing value', () => {
    const release = makeTable(
      schema('release', { postcode: 'quasi-identifier', politicalLeaning: 'sensitive' }),
      new Map([['postcode', codeTexts(['1', '1', '2', '2', '2', '3'], 6)], ['politicalLeaning', codeTexts(['left', 'left', 'right', 'right', 'left', null], 6)]]),
    );
    const register = makeTable(schema('register', { postcode: 'quasi-identifier' }), new Map([['postcode', codeTexts(['1', '2', '3', '9'], 4)]]));
    const { view, key } = disclose({ release, recodings: new Map(), sources: new Map([['register', register]]), targets: new Map([['person-to-value', Uint32Array.of(0, 1, 2, 3)]]), shuffle: draws, draws: draws('attack') });
    const { claims } = homogeneity.run(view, homogeneity.options.parse({}));
    const order = [...key.sources.values()][0]!;
    const byEntry = new Map(claims.map((claim) => [order[claim.target]!, claim]));
    expect(byEntry.get(0)).toMatchObject({ guess: 'left', confidence: 1 });
    expect(byEntry.get(1)).toMatchObject({ guess: 'right', confidence: 2 / 3 });
    expect(byEntry.get(2)).toMatchObject({ guess: 'left', confidence: 3 / 5 });
    expect(byEntry.get(3)).toMatchObject({ guess: 'left', confidence: 3 / 5 });
  });
});

/** Everyone of the company but the withheld is released; a third of the customers opted out. */
function bout(signal: boolean, which: typeof homogeneity | typeof traitInference): Score {
  const world = smallWorld(30_000, 21, signal);
  const optedOut = new Uint8Array(world.people.rows);
  const withheld = new Uint8Array(world.people.rows);
  world.personOfContact.forEach((person) => {
    if (draws('withheld').uniform(person) < 0.3) withheld[person] = 1;
    else if (draws('objects').uniform(person) < 0.33) optedOut[person] = 1;
  });
  const rows = Uint32Array.from(world.personOfContact.keys()).filter((row) => withheld[world.personOfContact[row]!] === 0 && (which !== traitInference || optedOut[world.personOfContact[row]!] === 0));
  const table: Table = takeRows(selectColumns(world.collected, ['surname', 'sex', 'birthDate', 'postcode', 'politicalLeaning']), rows);
  const prepared = prepareBout({
    truth: { people: world.people, collected: world.collected, personOfContact: world.personOfContact, withheld, optedOut },
    released: { table, rows, recodings: new Map() },
    sources: new Map([['register', { table: world.register, personOf: world.personOfEntry }]]),
    directions: ['person-to-value'],
    aim: which.aim,
    sensitive: 'politicalLeaning',
    maxTargets: 4_000,
    draws,
    attackDraws: draws('attack'),
  });
  const { claims } = which === traitInference ? traitInference.run(prepared.view, traitInference.options.parse({})) : homogeneity.run(prepared.view, homogeneity.options.parse({ on: ['postcode', 'sex', 'birthDate'] }));
  return prepared.score(claims, 'person-to-value');
}

const facts = (id: string, aim: AttackFacts['aim']): AttackFacts => ({ id, title: id, kind: 'attribute', direction: 'person-to-value', aim, adversary: 'a', knows: 'a register', applicable: true, candidates: 0, releasedRows: 1, collectedRows: 1 });

describe('a planted signal', () => {
  it('is read off a class, above what the same attack gets right about withheld people', () => {
    const score = bout(true, homogeneity);
    const report = attackReport(facts('homogeneity', 'released'), score, score, []);
    expect(score.control.targets).toBeGreaterThan(500);
    expect(report.verdict).toBe('leak');
  });

  it('is inferred for people who opted out, at the rate that the mechanism allows', () => {
    const score = bout(true, traitInference);
    const report = attackReport(facts('traitInference', 'opted-out'), score, score, []);
    const success = report.measures.find((measure) => measure.id === 'attack.success')!;
    // 0.7 follow the postcode's party; of the other 0.3 a third does by chance: 0.8.
    expect(success.interval![0]).toBeLessThan(0.8);
    expect(success.interval![1]).toBeGreaterThan(0.77);
    expect(report.verdict).toBe('leak');
  });

  it('falls to chance for both when the signal is switched off', () => {
    const inferred = bout(false, traitInference);
    const rate = inferred.main.filter((outcome) => outcome.correct).length / inferred.main.length;
    expect(Math.abs(rate - 1 / 3)).toBeLessThan(4 * Math.sqrt(2 / 9 / inferred.main.length));
    expect(['equivalent', 'inconclusive', 'no-power']).toContain(attackReport(facts('traitInference', 'opted-out'), inferred, inferred, []).verdict);
  });
});
