import { aliasTable, type AliasTable } from '../random/alias-table.ts';
import { MAX_AGE } from './age-pyramid.ts';
import type { CountryPack } from './country.ts';
import { ageKernels, childWeight, elderWeight, flatmateWeight, partnerWeight } from './household-ages.ts';

/** What a person is in the household. The anchor is its first member, in a couple the younger partner. */
export const ROLE = { anchor: 0, partner: 1, child: 2, flatmate: 3, elder: 4 } as const;
export type Role = (typeof ROLE)[keyof typeof ROLE];

/** Assumed make-up of households by size: members besides the anchor, in order, and prior share within the size. */
const COMPOSITIONS: readonly { readonly members: readonly Role[]; readonly share: number }[] = [
  { members: [], share: 1 },
  { members: [ROLE.partner], share: 0.66 },
  { members: [ROLE.child], share: 0.2 },
  { members: [ROLE.flatmate], share: 0.14 },
  ...[3, 4, 5, 6, 7].flatMap((size) => [
    { members: [ROLE.partner, ...children(size - 2)], share: 0.7 },
    { members: children(size - 1), share: 0.14 },
    { members: Array<Role>(size - 1).fill(ROLE.flatmate), share: size < 6 ? 0.06 : 0.02 },
    { members: [ROLE.partner, ...children(size - 3), ROLE.elder], share: 0.1 },
  ]),
];

function children(count: number): Role[] {
  return Array<Role>(count).fill(ROLE.child);
}

const ADULT = 18;
/** Assumed, of couples: both partners of one sex. */
const SAME_SEX_COUPLES = 0.015;
/** Assumed, of couples of two ages: the older is a man. */
const OLDER_IS_MAN = 0.72;

/**
 * Kinds of neighbourhood by the ages of their households: assumed shares of the households, and how many
 * times as often as elsewhere a household of its sort is found there (before the fit of `neighbourhoods`).
 */
export const NEIGHBOURHOODS: readonly { readonly label: string; readonly share: number; readonly lift: (anchorAge: number, members: readonly Role[]) => number }[] = [
  { label: 'student', share: 0.1, lift: (age, members) => (age < 26 ? 20 : age < 32 ? 4 : 1) * (members.includes(ROLE.flatmate) ? 2 : 1) },
  { label: 'family', share: 0.36, lift: (age, members) => (age < 50 && members.includes(ROLE.child) ? 3 : 1) },
  { label: 'settled', share: 0.32, lift: (age) => (age >= 45 && age < 65 ? 2.5 : 1) },
  { label: 'elder', share: 0.22, lift: (age) => (age >= 75 ? 5 : age >= 65 ? 4 : 1) },
];

/**
 * Households by size whose members' ages fit together and still add up to the published age pyramid.
 * The ages within a composition follow assumed kernels around the anchor's age; how often each
 * (composition, anchor's age) occurs is fitted to the pyramid with the size shares held fixed.
 */
export interface HouseholdModel {
  /** Sizes 1, 2, … by their share of households. */
  readonly sizes: AliasTable;
  /** Archetypes by kind of neighbourhood (`NEIGHBOURHOODS`) and size - 1; averaged over the kinds they give the country. */
  readonly archetypes: readonly (readonly ArchetypeTable[])[];
  readonly membersOf: (archetype: number) => readonly Role[];
  readonly anchorAgeOf: (archetype: number) => number;
  /** The age of a member with that role beside an anchor of that age, from a uniform number. */
  readonly memberAge: (role: Role, anchorAge: number, uniform: number) => number;
  /** Whether the anchor of a couple is a woman, and whether its partner is, from two uniform numbers. */
  readonly coupleSexes: (anchorAge: number, partnerAge: number, uniform: number, uniform2: number) => readonly [boolean, boolean];
  /** Share of women among those of that age who do not live in a couple. */
  readonly womenOutsideCouples: Float64Array;
  /** Shares of people by single year of age that the model expects. */
  readonly expectedAges: Float64Array;
  /** The same by kind of neighbourhood. */
  readonly expectedAgesOf: readonly Float64Array[];
}

/** Archetypes of one size: number `first + table.pick(uniform)`. */
interface ArchetypeTable {
  readonly table: AliasTable;
  readonly first: number;
}

/** Fits the household model of a country. Plain arithmetic, so that it is the same everywhere. */
export function householdModel(pack: CountryPack): HouseholdModel {
  const target = normalized(pack.residents.female.map((women, age) => women + pack.residents.male[age]!));
  const kernels = new Map<Role, readonly Float64Array[]>([
    [ROLE.partner, ageKernels(partnerWeight)],
    [ROLE.child, ageKernels(childWeight)],
    [ROLE.flatmate, ageKernels(flatmateWeight)],
    [ROLE.elder, ageKernels(elderWeight)],
  ]);
  const archetypes = listArchetypes(pack.householdSizes, kernels);
  const weights = fitWeights(archetypes, pack.householdSizes, target);
  const tables = new Map<Role, readonly (AliasTable | undefined)[]>(
    [...kernels].map(([role, byAge]) => [role, byAge.map((kernel) => (kernel.some((weight) => weight > 0) ? aliasTable(kernel) : undefined))]),
  );
  const weightsOf = neighbourhoods(archetypes, weights, pack.householdSizes);
  const tablesOf = weightsOf.map((own) => pack.householdSizes.map((_, i) => {
    const first = archetypes.findIndex(({ members }) => members.length === i);
    const last = archetypes.findLastIndex(({ members }) => members.length === i);
    return { table: aliasTable(own.subarray(first, last + 1)), first };
  }));
  const expectedAges = normalized(expectedCounts(archetypes, weights));
  return {
    sizes: aliasTable(pack.householdSizes),
    archetypes: tablesOf,
    membersOf: (archetype) => archetypes[archetype]!.members,
    anchorAgeOf: (archetype) => archetypes[archetype]!.anchorAge,
    memberAge: (role, anchorAge, uniform) => tables.get(role)?.[anchorAge]?.pick(uniform) ?? anchorAge,
    coupleSexes,
    womenOutsideCouples: womenOutsideCouples(pack, archetypes, weights, kernels.get(ROLE.partner)!, expectedAges),
    expectedAges,
    expectedAgesOf: weightsOf.map((own) => normalized(expectedCounts(archetypes, own))),
  };
}

interface Archetype {
  readonly members: readonly Role[];
  readonly anchorAge: number;
  readonly prior: number;
  /** Expected members by age: ages and counts of the nonzero ones. */
  readonly ages: Uint8Array;
  readonly counts: Float64Array;
}

function listArchetypes(sizes: readonly number[], kernels: ReadonlyMap<Role, readonly Float64Array[]>): Archetype[] {
  const archetypes: Archetype[] = [];
  for (const { members, share } of [...COMPOSITIONS].sort((a, b) => a.members.length - b.members.length)) {
    if (members.length >= sizes.length) continue;
    for (let anchorAge = ADULT; anchorAge <= MAX_AGE - 4; anchorAge++) {
      const expected = new Float64Array(MAX_AGE + 1);
      expected[anchorAge] = 1;
      let prior = share;
      for (const role of members) {
        const kernel = kernels.get(role)![anchorAge]!;
        const mass = kernel.reduce((sum, weight) => sum + weight, 0);
        // The kernels' mass says how usual such a member is at that age; a second one of the kind adds nothing.
        if (mass > 0) for (let age = 0; age <= MAX_AGE; age++) expected[age]! += kernel[age]! / mass;
        else prior = 0;
      }
      for (const role of new Set(members)) prior *= kernels.get(role)![anchorAge]!.reduce((sum, weight) => sum + weight, 0);
      if (!(prior > 0)) continue;
      const ages = Uint8Array.from([...expected.keys()].filter((age) => expected[age]! > 0));
      archetypes.push({ members, anchorAge, prior, ages, counts: Float64Array.from(ages, (age) => expected[age]!) });
    }
  }
  return archetypes;
}

const FIT_ROUNDS = 120;

/**
 * Multiplicative fit (Richardson-Lucy, which is EM for mixture weights): each archetype's weight times
 * the mean over its members of target share / expected share, then the size shares restored.
 *
 * Y. Vardi, L. A. Shepp, L. Kaufman, "A statistical model for positron emission tomography", JASA
 * 80(389), 1985, equation 2.13, doi:10.2307/2288030.
 */
function fitWeights(archetypes: readonly Archetype[], sizes: readonly number[], target: Float64Array): Float64Array {
  const weights = Float64Array.from(archetypes, ({ prior }) => prior);
  const restoreSizes = (): void => {
    const totals = new Float64Array(sizes.length);
    archetypes.forEach(({ members }, j) => (totals[members.length]! += weights[j]!));
    archetypes.forEach(({ members }, j) => (weights[j]! *= sizes[members.length]! / totals[members.length]!));
  };
  restoreSizes();
  for (let round = 0; round < FIT_ROUNDS; round++) {
    const expected = normalized(expectedCounts(archetypes, weights));
    const ratio = target.map((share, age) => share / Math.max(expected[age]!, 1e-12));
    archetypes.forEach(({ ages, counts, members }, j) => {
      let sum = 0;
      for (let i = 0; i < ages.length; i++) sum += counts[i]! * ratio[ages[i]!]!;
      weights[j]! *= sum / (members.length + 1);
    });
    restoreSizes();
  }
  return weights;
}

const NEIGHBOURHOOD_ROUNDS = 60;

/**
 * The archetypes' weights in each kind of neighbourhood: lifted, then fitted so that the kinds together
 * give each archetype its weight in the country, and each kind its share of the households of each size.
 * So sizes are the same everywhere and the country's pyramid is kept.
 *
 * Iterative proportional fitting: W. E. Deming, F. F. Stephan, "On a least squares adjustment of a sampled
 * frequency table", Ann. Math. Stat. 11(4), 1940, doi:10.1214/aoms/1177731829.
 */
function neighbourhoods(archetypes: readonly Archetype[], weights: Float64Array, sizes: readonly number[]): Float64Array[] {
  const kinds = NEIGHBOURHOODS.map(({ share, lift }) => weights.map((weight, j) => weight * share * lift(archetypes[j]!.anchorAge, archetypes[j]!.members)));
  for (let round = 0; round < NEIGHBOURHOOD_ROUNDS; round++) {
    kinds.forEach((own, k) => {
      const totals = new Float64Array(sizes.length);
      archetypes.forEach(({ members }, j) => (totals[members.length]! += own[j]!));
      archetypes.forEach(({ members }, j) => (own[j]! *= (NEIGHBOURHOODS[k]!.share * sizes[members.length]!) / totals[members.length]!));
    });
    weights.forEach((weight, j) => {
      let sum = 0;
      for (const own of kinds) sum += own[j]!;
      for (const own of kinds) own[j]! *= weight / sum;
    });
  }
  return kinds.map((own, k) => own.map((weight) => weight / NEIGHBOURHOODS[k]!.share));
}

function expectedCounts(archetypes: readonly Archetype[], weights: Float64Array): Float64Array {
  const expected = new Float64Array(MAX_AGE + 1);
  archetypes.forEach(({ ages, counts }, j) => {
    for (let i = 0; i < ages.length; i++) expected[ages[i]!]! += counts[i]! * weights[j]!;
  });
  return expected;
}

function coupleSexes(anchorAge: number, partnerAge: number, uniform: number, uniform2: number): readonly [boolean, boolean] {
  const womanAnchor = uniform2 < (anchorAge === partnerAge ? 0.5 : OLDER_IS_MAN);
  return [womanAnchor, uniform < SAME_SEX_COUPLES ? womanAnchor : !womanAnchor];
}

/** What the couples of the fit leave over of each sex and age, as a share of women. */
function womenOutsideCouples(pack: CountryPack, archetypes: readonly Archetype[], weights: Float64Array, partners: readonly Float64Array[], expectedAges: Float64Array): Float64Array {
  const women = new Float64Array(MAX_AGE + 1);
  const men = new Float64Array(MAX_AGE + 1);
  archetypes.forEach(({ members, anchorAge }, j) => {
    if (members[0] !== ROLE.partner) return;
    const kernel = partners[anchorAge]!;
    const mass = kernel.reduce((sum, weight) => sum + weight, 0);
    for (let age = anchorAge; age <= MAX_AGE; age++) {
      const couples = (weights[j]! * kernel[age]!) / mass;
      const womanAnchor = age === anchorAge ? 0.5 : OLDER_IS_MAN;
      const womanPartner = SAME_SEX_COUPLES * womanAnchor + (1 - SAME_SEX_COUPLES) * (1 - womanAnchor);
      women[anchorAge]! += couples * womanAnchor;
      men[anchorAge]! += couples * (1 - womanAnchor);
      women[age]! += couples * womanPartner;
      men[age]! += couples * (1 - womanPartner);
    }
  });
  const perHousehold = pack.householdSizes.reduce((sum, share, i) => sum + share * (i + 1), 0);
  return expectedAges.map((share, age) => {
    const people = share * perHousehold;
    const womenAtAge = pack.residents.female[age]!;
    const womenTarget = (people * womenAtAge) / (womenAtAge + pack.residents.male[age]!);
    const outside = people - women[age]! - men[age]!;
    return outside > 0 ? Math.min(0.97, Math.max(0.03, (womenTarget - women[age]!) / outside)) : 0.5;
  });
}

function normalized(counts: Float64Array): Float64Array {
  const total = counts.reduce((sum, count) => sum + count, 0);
  return counts.map((count) => count / total);
}
