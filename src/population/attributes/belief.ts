import { aliasTable, type AliasTable } from '../../random/alias-table.ts';
import { normalQuantile } from '../../random/distributions.ts';
import { exp } from '../../stats/elementary.ts';
import { decimals, type Attribute } from '../block-context.ts';
import type { EthnicGroups } from '../country.ts';
import { categories } from './categories.ts';
import { ageScore, normal, sharedNormals, trait } from './scores.ts';

/** Labels by code (GDPR Art. 9): neutral, most frequent first. */
const FAITHS = ['none', 'faith A', 'faith B', 'faith C', 'faith D', 'faith E'] as const;
/** Assumed: share without a faith, and the faiths' shares among the others. */
const NO_FAITH = 0.28;
const FAITH_SHARES = [0.52, 0.29, 0.09, 0.06, 0.04] as const;
/**
 * Assumed: how many times as often as elsewhere a faith is found in an ethnic group (by index, the last
 * row for all further ones) before the fit to the shares above, and on which side of politics it is more
 * frequent (positive: right).
 */
const FAITH_OF_GROUP = [[2, 1, 1, 0.5, 1], [0.5, 6, 0.5, 0.3, 0.3], [2, 0.3, 4, 1, 0.3], [0.4, 0.6, 0.4, 6, 4], [1, 1, 1.5, 1.5, 2]] as const;
const FAITH_SIDE = [0.8, 0, -0.3, -0.6, -0.4] as const;

/** Bounds of the leaning trait between its left, centre and right thirds. */
const SIDE_BOUNDS = [normalQuantile(1 / 3), normalQuantile(2 / 3)] as const;
const CHILD_UNTIL = 16;

/**
 * Religion: a hidden devotion trait says whether there is a faith, a table by ethnic group and side of
 * politics which. Children, and most adults, have the religion of the household's first member.
 */
export const religion: Attribute = {
  makes: ['religion', 'devotionTrait'],
  inputs: ['age', 'ownUnit', 'ethnicGroup', 'leaningTrait', 'educationTrait'],
  make({ pack: { ethnicity }, rows, firstId, draws, strength, numbers }) {
    const [age, unit, group, leaning, learned] = ['age', 'ownUnit', 'ethnicGroup', 'leaningTrait', 'educationTrait'].map(numbers) as [Numbers, Numbers, Numbers, Numbers, Numbers];
    const [own, common, faiths, following] = [draws('religion.devotion'), draws('religion.devotion.household'), draws('religion'), draws('religion.household')];
    const loadings = ['devotion.age', 'devotion.leaning', 'devotion.education', 'devotion.household', 'devotion.leaning-age'].map(strength) as [number, number, number, number, number];
    const [byAge, byLeaning, byEducation, byHousehold, byLeaningAge] = loadings;
    const tables = faithTables(ethnicity, strength('religion.ethnicity'), strength('religion.leaning'));
    const follow = strength('religion.household');
    const noneBelow = normalQuantile(NO_FAITH);
    const codes = new Uint32Array(rows);
    const shared = sharedNormals(common, unit, firstId);
    const traits = new Float64Array(rows);
    for (let row = 0; row < rows; row++) {
      const id = firstId + row;
      const years = ageScore(age[row]!);
      const first = unit[row]! - firstId;
      const explained = byAge * years + byLeaning * leaning[row]! + byEducation * learned[row]! + byHousehold * shared[row]! + byLeaningAge * leaning[row]! * years;
      traits[row] = trait(explained, loadings, normal(own, id));
      if (first < row && (age[row]! < CHILD_UNTIL || following.uniform(id) < follow)) {
        codes[row] = codes[first]!;
        continue;
      }
      if (traits[row]! < noneBelow) continue;
      const side = leaning[row]! < SIDE_BOUNDS[0] ? 0 : leaning[row]! < SIDE_BOUNDS[1] ? 1 : 2;
      codes[row] = 1 + tables[group[row]! * 3 + side]!.pick(faiths.uniform(id));
    }
    return { religion: categories(codes, FAITHS), devotionTrait: decimals(traits) };
  },
};

type Numbers = Int32Array | Float64Array;

const FITTING_ROUNDS = 40;

/** Faiths by ethnic group and side of politics (three for each group), fitted so that together they keep the overall shares. */
function faithTables({ shares }: EthnicGroups, byGroup: number, bySide: number): AliasTable[] {
  const cells = shares.flatMap((share, group) => [-1, 0, 1].map((side) => ({ weight: share / 3, group, side })));
  const rows = cells.map(({ group, side }) => FAITH_SHARES.map((share, k) => share * FAITH_OF_GROUP[Math.min(group, FAITH_OF_GROUP.length - 1)]![k]! * exp(bySide * side * FAITH_SIDE[k]!)));
  for (let round = 0; round < FITTING_ROUNDS; round++) {
    for (const row of rows) {
      const total = row.reduce((sum, weight) => sum + weight, 0);
      row.forEach((weight, k) => (row[k] = weight / total));
    }
    FAITH_SHARES.forEach((share, k) => {
      const now = cells.reduce((sum, { weight }, i) => sum + weight * rows[i]![k]!, 0);
      for (const row of rows) row[k]! *= share / now;
    });
  }
  const bySideOnly = [-1, 0, 1].map((side) => FAITH_SHARES.map((share, k) => share * exp(bySide * side * FAITH_SIDE[k]!)));
  return rows.map((row, i) => aliasTable(row.map((weight, k) => byGroup * weight + (1 - byGroup) * bySideOnly[cells[i]!.side + 1]![k]!)));
}
