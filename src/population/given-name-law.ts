import { aliasTable, type AliasTable } from '../random/alias-table.ts';
import { normalQuantile, zipfMandelbrotWeights } from '../random/distributions.ts';
import { keyedDraws } from '../random/keyed-draws.ts';
import { cumulativePosition } from './cumulative-position.ts';

/** Frequencies of given names by sex and birth decade. */
export interface GivenNameLaw {
  /** Every name that occurs; a name is its index. */
  readonly names: readonly string[];
  readonly pick: (female: boolean, birthYear: number, uniform: number) => number;
  /** The same among the names that are at home in an ethnic group; averaged over the groups it is `pick`. */
  readonly pickOf: (group: number, female: boolean, birthYear: number, uniform: number) => number;
  /** Share of those of that sex and birth year who bear the name. */
  readonly shareOf: (female: boolean, birthYear: number, name: number) => number;
}

export interface GivenNameFacts {
  /** Names of the recent decades with their shares; what the shares leave goes to the vocabulary. */
  readonly recent: readonly { readonly name: string; readonly share: number }[];
  /** Names in use in any decade, without frequencies. */
  readonly vocabulary: readonly string[];
}

/** Decades with a law of their own; those born earlier count with the first. */
const FIRST_DECADE = 192;
const LAST_DECADE = 202;
/** From this decade on the published names of 2010 apply. */
const RECENT_DECADE = 200;

/**
 * Recent decades follow the published shares. Earlier ones are assumed: the vocabulary in an order of
 * its own per decade, in which each name rises and falls around a peak decade, with Zipf-Mandelbrot
 * shares (exponent 1.1) whose shift grows from 4 to 14, so that the most frequent name falls from about
 * 5 % of the 1920s' births to about 2 % of the 1990s'.
 *
 * No source gives given names by ethnic group. Assumed: each name is at home in one group; in an order of
 * the names that is the same in all decades, the groups own stretches as long as their shares of the
 * people, so that the groups' names together have exactly the frequencies of all.
 */
export function givenNameLaw(female: GivenNameFacts, male: GivenNameFacts, groupShares: readonly number[]): GivenNameLaw {
  const indexOf = new Map<string, number>();
  const names: string[] = [];
  const index = (name: string): number => {
    let at = indexOf.get(name);
    if (at === undefined) {
      at = names.length;
      names.push(name);
      indexOf.set(name, at);
    }
    return at;
  };
  const tables = [female, male].map((facts, sex) => {
    const byDecade: DecadeTable[] = [];
    for (let decade = FIRST_DECADE; decade <= LAST_DECADE; decade++) {
      byDecade.push(decadeTable(decade < RECENT_DECADE ? earlierShares(facts.vocabulary, decade, sex) : recentShares(facts, sex), index));
    }
    return byDecade;
  });
  const tableOf = (isFemale: boolean, birthYear: number): DecadeTable => {
    const decade = Math.min(LAST_DECADE, Math.max(FIRST_DECADE, Math.floor(birthYear / 10)));
    return tables[isFemale ? 0 : 1]![decade - FIRST_DECADE]!;
  };
  const groupFrom = groupShares.map((_, group) => groupShares.slice(0, group).reduce((sum, share) => sum + share, 0));
  return {
    names,
    pickOf(group, isFemale, birthYear, uniform) {
      const { homeOrder, homeCumulative } = tableOf(isFemale, birthYear);
      return homeOrder[cumulativePosition(homeCumulative, groupFrom[group]! + uniform * groupShares[group]!)]!;
    },
    pick(isFemale, birthYear, uniform) {
      const { table, ids } = tableOf(isFemale, birthYear);
      return ids[table.pick(uniform)]!;
    },
    shareOf: (isFemale, birthYear, name) => tableOf(isFemale, birthYear).shares.get(name) ?? 0,
  };
}

interface DecadeTable {
  readonly table: AliasTable;
  readonly ids: Uint32Array;
  readonly shares: ReadonlyMap<number, number>;
  /** The names in the order in which the groups own them, and their cumulative shares. */
  readonly homeOrder: Uint32Array;
  readonly homeCumulative: Float64Array;
}

function decadeTable(shares: ReadonlyMap<string, number>, index: (name: string) => number): DecadeTable {
  const ids = new Uint32Array(shares.size);
  const weights = new Float64Array(shares.size);
  let at = 0;
  for (const [name, share] of shares) {
    ids[at] = index(name);
    weights[at++] = share;
  }
  const home = keyedDraws({ seed: 0, stage: 'country', instance: '', attribute: 'given-name-home' });
  const scoreOf = Float64Array.from(ids, (id) => home.uniform(id));
  const order = Uint32Array.from(ids.keys()).sort((a, b) => scoreOf[a]! - scoreOf[b]!);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let sum = 0;
  return {
    table: aliasTable(weights),
    ids,
    shares: new Map([...ids].map((id, i) => [id, weights[i]!])),
    homeOrder: order.map((i) => ids[i]!),
    homeCumulative: Float64Array.from(order, (i) => (sum += weights[i]! / total)),
  };
}

function earlierShares(vocabulary: readonly string[], decade: number, sex: number): Map<string, number> {
  const taste = keyedDraws({ seed: 0, stage: 'country', instance: sex, attribute: 'given-name-taste' });
  const scored = vocabulary.map((name, i) => {
    const peak = FIRST_DECADE - 4 + 14 * taste.uniform(i, 0);
    const distance = (decade - peak) / 3;
    return { name, score: normalQuantile(taste.uniform(i, 1)) - distance * distance };
  });
  scored.sort((a, b) => b.score - a.score || (a.name < b.name ? -1 : 1));
  const weights = zipfMandelbrotWeights(scored.length, 1.1, 4 + (10 * (decade - FIRST_DECADE)) / (RECENT_DECADE - 1 - FIRST_DECADE));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return new Map(scored.map(({ name }, rank) => [name, weights[rank]! / total]));
}

function recentShares({ recent, vocabulary }: GivenNameFacts, sex: number): Map<string, number> {
  const shares = new Map(recent.map(({ name, share }) => [name, share]));
  const published = recent.reduce((sum, { share }) => sum + share, 0);
  const others = [...earlierShares(vocabulary.filter((name) => !shares.has(name)), RECENT_DECADE - 1, sex)];
  for (const [name, share] of others) shares.set(name, share * (1 - published));
  return shares;
}
