import { describe, expect, it } from 'vitest';
import type { Attack } from '../../src/attack/attack.ts';
import { attacks } from '../../src/attack/index.ts';
import { codeTexts, makeTable, type Table } from '../../src/columns/column.ts';
import { disclose, type AdversaryView } from '../../src/columns/disclose.ts';
import { keyedDraws } from '../../src/random/keyed-draws.ts';
import type { ColumnSchema } from '../../src/schema/table-schema.ts';

const draws = (attribute: string) => keyedDraws({ seed: 6, stage: 'test', instance: 0, attribute });

function tableOf(name: string, columns: Readonly<Record<string, readonly [ColumnSchema['attributeClass'], readonly (string | null)[]]>>): Table {
  const entries = Object.entries(columns);
  return makeTable({ name, columns: entries.map(([column, [attributeClass]]) => ({ name: column, type: 'string', attributeClass })) }, new Map(entries.map(([column, [, cells]]) => [column, codeTexts(cells, cells.length)])));
}

const register = tableOf('register', { givenName: ['direct-identifier', ['Ann', 'Bo']], surname: ['direct-identifier', ['Lee', 'Park']], birthDate: ['quasi-identifier', ['1970-01-01', '1980-01-01']], sex: ['quasi-identifier', ['F', 'M']], postcode: ['quasi-identifier', ['1', '2']] });
const release = tableOf('release', { postcode: ['quasi-identifier', ['1', '2', '2']], politicalLeaning: ['sensitive', ['left', 'right', 'right']], email: ['direct-identifier', ['a'.repeat(64), null, null]] });
const providers = tableOf('providers', { domain: ['insensitive', ['mail.example']], share: ['insensitive', ['1']] });

/** What an attack sees: everybody is a target, in its own directions. */
function view(attack: Attack, released: Table, sources: Readonly<Record<string, Table>>): AdversaryView {
  const entries = Object.values(sources)[0]?.rows ?? 0;
  const targets = new Map(attack.directions.map((direction) => [direction, Uint32Array.from({ length: direction.startsWith('record') ? released.rows : entries }, (_, row) => row)]));
  return disclose({ release: released, recodings: new Map(), sources: new Map(Object.entries(sources)), targets, shuffle: draws, draws: draws('attack') }).view;
}

const named = attacks.map((attack) => [attack.id, attack] as const);

/** Options that have no default. */
const NEEDED: Readonly<Record<string, object>> = { minimality: { guarded: 'left', on: ['postcode'], path: [[0], [1]] } };

describe('an attack', () => {
  it.each(named)('%s says what its adversary has to hold', (id, attack) => {
    const run = (sources: Readonly<Record<string, Table>>): unknown => attack.run(view(attack, release, sources), attack.options.parse(NEEDED[attack.id] ?? {}));
    expect(() => run({})).toThrow(new RegExp(`^${id}\\.knows: expected an adversary whose first source is a register of people, got no source; put a register first under knows$`));
    if (id === 'hashReversal') expect(() => run({ providers, register })).toThrow(/got one without givenName, surname, birthDate/);
    else if (id === 'minimality') expect(() => run({ providers, register })).toThrow(/got one without postcode/);
    else expect(() => run({ providers, register })).not.toThrow();
    expect(() => run({ register, providers })).not.toThrow();
  });

  it.each(named)('%s makes one claim or abstention for each target of a release that holds nothing for it', (_, attack) => {
    const empty = tableOf('release', { segment: ['insensitive', []], politicalLeaning: ['sensitive', []] });
    const unknown = tableOf('release', { segment: ['insensitive', ['a', 'b']], politicalLeaning: ['sensitive', [null, null]] });
    for (const released of [empty, unknown]) {
      const seen = view(attack, released, { register });
      const { claims } = attack.run(seen, attack.options.parse(NEEDED[attack.id] ?? {}));
      for (const direction of attack.directions) expect(claims.filter((claim) => claim.direction === direction).map(({ target }) => target).sort()).toEqual([...seen.targets.get(direction)!].sort());
      for (const claim of claims) expect([claim.guess, claim.confidence]).toEqual([null, 0]);
    }
  });
});

describe('columns that an adversary joins on', () => {
  it.each(named.filter(([id]) => ['exactLinkage', 'homogeneity'].includes(id)))('are those of the list that the release still holds: %s', (_, attack) => {
    const confidences = (on: string[]): number[] => attack.run(view(attack, release, { register }), attack.options.parse({ on })).claims.map(({ confidence }) => confidence);
    expect(confidences(['postcode', 'sex'])).toEqual(confidences(['postcode']));
    expect(confidences(['postcode'])).not.toEqual(confidences(['sex']));
  });
});
