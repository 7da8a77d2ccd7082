import { columnOf, type Table } from '../../../columns/column.ts';
import { equivalenceClasses, NO_CLASS, type MissingRule } from '../../../columns/equivalence-classes.ts';
import { digitsOf } from '../../../columns/packed-keys.ts';
import { exact, missing as notAssessable, NOTHING_LEFT, share } from '../../exact-measure.ts';
import type { Measure } from '../../measure.ts';
import { THRESHOLDS } from '../prosecutor.ts';

export interface HouseholdRiskOptions {
  readonly missing?: MissingRule;
  /** Who each row is about; without it every row is a member of its own. */
  readonly subject?: string;
  /** At risk is a household of which somebody is found with more than 1/threshold. */
  readonly thresholds?: readonly number[];
}

/** Chances over households, under one assumption on how the members' chances hang together. */
export interface HouseholdChances {
  /** `independent`, or `dependent`: the same luck for all members, so that finding the hardest means finding all. */
  readonly dependence: 'independent' | 'dependent';
  /** Some member is found: mean over households, and the most exposed household. */
  readonly oneFoundMean: number;
  readonly oneFoundMax: number;
  /** All members are found. */
  readonly allFoundMean: number;
  /** That somebody of one's household is found, averaged over people. */
  readonly memberMean: number;
  /** Households at risk, in the thresholds' order. */
  readonly atRisk: readonly number[];
}

export interface HouseholdRisk {
  readonly households: number;
  readonly members: number;
  /** Rows without a household, which are left out. */
  readonly rowsWithout: number;
  /** Most that the mean chance of one found could be, however the chances hang together: Σr, at most 1. */
  readonly oneFoundMostMean: number;
  readonly chances: readonly HouseholdChances[];
  readonly measures: readonly Measure[];
}

/** Below this, two chances count as equal: they are products of rounded numbers. */
const EPSILON = 1e-12;

/**
 * Whoever finds one member of a household learns where the others are. With chances rᵢ = 1/fᵢ of finding each member
 * (prosecutor), some member is found with 1 − Π(1 − rᵢ) if the matches are independent (the hierarchical risk of
 * μ-Argus and sdcMicro: Franconi and Polettini, Individual risk estimation in μ-Argus: a review, Privacy in Statistical
 * Databases 2004, LNCS 3050, 262–272; Templ, Kowarik and Meindl, J. Stat. Softw. 67(4) (2015), doi:10.18637/jss.v067.i04).
 * They are not where members share columns such as the postcode, so the other end stands beside it: with perfect
 * dependence it is max rᵢ, the least that it can be, and at most it is min(1, Σrᵢ) (Fréchet's bounds). All are found with
 * Π rᵢ if independent and min rᵢ at most.
 */
export function householdRisk(table: Table, quasiIdentifiers: readonly string[], household: string, { missing = 'own', subject, thresholds = THRESHOLDS }: HouseholdRiskOptions = {}): HouseholdRisk {
  const { homes, members, rowsWithout } = membersByHousehold(table, quasiIdentifiers, household, missing, subject);
  const counts = { households: homes.length, members, rowsWithout };
  const most = homes.reduce((sum, { total }) => sum + Math.min(1, total), 0) / Math.max(1, homes.length);
  const chances = [chancesOf(homes, members, 'independent', thresholds), chancesOf(homes, members, 'dependent', thresholds)];
  const result = { ...counts, oneFoundMostMean: most, chances };
  return { ...result, measures: householdMeasures(result, thresholds) };
}

/** What a household's figures need of its members' chances r. */
interface Home {
  size: number;
  /** Π(1 − r), Π r, max r, min r, Σ r. */
  noneFound: number;
  allFound: number;
  highest: number;
  lowest: number;
  total: number;
}

interface Homes {
  readonly homes: readonly Home[];
  readonly members: number;
  readonly rowsWithout: number;
}

function membersByHousehold(table: Table, quasiIdentifiers: readonly string[], household: string, missing: MissingRule, subject: string | undefined): Homes {
  const who = subject === undefined ? undefined : columnOf(table, subject);
  const home = columnOf(table, household);
  const classes = equivalenceClasses(quasiIdentifiers.map((name) => columnOf(table, name)), who === undefined ? { missing } : { missing, subject: who });
  const sizes = classes.persons ?? classes.rows;
  // A person with rows in several households is a member of each.
  const persons = who === undefined ? null : equivalenceClasses([home, who]);
  const smallest = new Uint32Array(persons?.count ?? table.rows);
  const addressOf = new Uint32Array(smallest.length);
  const addresses = digitsOf(home);
  let rowsWithout = 0;
  classes.ofRow.forEach((own, row) => {
    if (own === NO_CLASS) return;
    if (addresses.digits[row] === addresses.missing) {
      rowsWithout += 1;
      return;
    }
    const member = persons === null ? row : persons.ofRow[row]!;
    const f = sizes[own]!;
    if (smallest[member] === 0 || f < smallest[member]!) smallest[member] = f;
    addressOf[member] = addresses.digits[row]!;
  });
  const homes = new Map<number, Home>();
  let members = 0;
  smallest.forEach((f, member) => {
    if (f === 0) return;
    members += 1;
    const address = addressOf[member]!;
    let own = homes.get(address);
    if (own === undefined) homes.set(address, (own = { size: 0, noneFound: 1, allFound: 1, highest: 0, lowest: 1, total: 0 }));
    addMember(own, 1 / f);
  });
  return { homes: [...homes.values()], members, rowsWithout };
}

function addMember(home: Home, r: number): void {
  home.size += 1;
  home.noneFound *= 1 - r;
  home.allFound *= r;
  home.highest = Math.max(home.highest, r);
  home.lowest = Math.min(home.lowest, r);
  home.total += r;
}

function chancesOf(homes: readonly Home[], members: number, dependence: HouseholdChances['dependence'], thresholds: readonly number[]): HouseholdChances {
  const one = (home: Home): number => (dependence === 'independent' ? 1 - home.noneFound : home.highest);
  const all = (home: Home): number => (dependence === 'independent' ? home.allFound : home.lowest);
  const mean = (of: (home: Home) => number, count: number): number => homes.reduce((sum, home) => sum + of(home), 0) / Math.max(1, count);
  return {
    dependence,
    oneFoundMean: mean(one, homes.length),
    oneFoundMax: homes.reduce((most, home) => Math.max(most, one(home)), 0),
    allFoundMean: mean(all, homes.length),
    memberMean: mean((home) => home.size * one(home), members),
    atRisk: thresholds.map((threshold) => homes.filter((home) => one(home) > 1 / threshold + EPSILON).length),
  };
}

function householdMeasures({ households, members, chances }: Omit<HouseholdRisk, 'measures'>, thresholds: readonly number[]): Measure[] {
  const sizes = [exact('household.count', households), share('household.size.mean', members, households)];
  const figures = chances.flatMap(({ dependence, oneFoundMean, oneFoundMax, allFoundMean, memberMean, atRisk }) => {
    const parameters = { frame: 'file', dependence };
    const figure = (id: string, value: number): Measure => (households === 0 ? notAssessable(id, parameters, NOTHING_LEFT) : exact(id, value, parameters));
    return [
      figure('household.one-found.mean', oneFoundMean),
      figure('household.one-found.max', oneFoundMax),
      figure('household.all-found.mean', allFoundMean),
      figure('household.member-risk.mean', memberMean),
      ...thresholds.map((threshold, at) => share('household.at-risk.share', atRisk[at]!, households, { ...parameters, threshold })),
    ];
  });
  return [...sizes, ...figures];
}
