import { columnOf, type Column, type Table } from '../../../columns/column.ts';
import { equivalenceClasses, NO_CLASS, type MissingRule } from '../../../columns/equivalence-classes.ts';
import { digitsOf } from '../../../columns/packed-keys.ts';
import { exact, missing as notAssessable, NOTHING_LEFT, share } from '../../exact-measure.ts';
import type { Measure } from '../../measure.ts';
import { THRESHOLDS } from '../prosecutor.ts';
import { shownGroups, type RowGroups } from './row-groups.ts';

export interface ProsecutorByGroupOptions {
  readonly missing?: MissingRule;
  /** Class sizes below which a member is at risk. */
  readonly thresholds?: readonly number[];
  /** Who each row is about. A person counts once, where they stand out most, in the group of that row. */
  readonly subject?: string;
  /** Groups below this size are shown together, or not at all; default 10. */
  readonly least?: number;
}

/** The risk that the members of one group bear. */
export interface GroupProsecutorRisk {
  readonly group: string;
  readonly members: number;
  readonly uniques: number;
  /** Mean prosecutor risk. */
  readonly mean: number;
  /** Members in classes smaller than each threshold, in the thresholds' order. */
  readonly atRisk: readonly number[];
  /** Mean prosecutor risk of the group's own worst tenth. */
  readonly worstTenth: number;
  /** Members among the worst tenth of the whole file, those of equal risk at its edge in proportion. */
  readonly inWorstTenth: number;
}

export interface ProsecutorByGroup {
  readonly dimension: string;
  readonly unit: 'row' | 'person';
  readonly members: number;
  /** Mean prosecutor risk of all members. */
  readonly mean: number;
  readonly groups: readonly GroupProsecutorRisk[];
  /** Members whose groups are too small to show. */
  readonly leftOut: number;
  readonly measures: readonly Measure[];
}

/**
 * Who bears the risk: prosecutor risk (1/f, El Emam and Dankar 2008) by group, since a low mean may hide a group for
 * which it is high. The groups are those of the caller; the classes are those of the whole file, so that a
 * group's members are hidden by others too.
 */
export function prosecutorByGroup(table: Table, quasiIdentifiers: readonly string[], groups: RowGroups, { missing = 'own', thresholds = THRESHOLDS, subject, least = 10 }: ProsecutorByGroupOptions = {}): ProsecutorByGroup {
  const members = membersOf(table, quasiIdentifiers, groups, missing, subject === undefined ? undefined : columnOf(table, subject));
  const inGroup = new Uint32Array(groups.names.length);
  for (const group of members.groups) inGroup[group]! += 1;
  const { shown, names, leftOut } = shownGroups(groups.names, inGroup, least);
  const bySize = names.map(() => new Map<number, number>());
  const whole = new Map<number, number>();
  members.sizes.forEach((size, at) => {
    whole.set(size, (whole.get(size) ?? 0) + 1);
    const into = bySize[shown[members.groups[at]!]!];
    into?.set(size, (into.get(size) ?? 0) + 1);
  });
  const edge = worstTenth(whole, members.sizes.length);
  const result = {
    dimension: groups.dimension,
    unit: subject === undefined ? ('row' as const) : ('person' as const),
    members: members.sizes.length,
    mean: meanRisk(whole),
    groups: names.map((name, at) => groupRisk(name, bySize[at]!, thresholds, edge)),
    leftOut,
  };
  return { ...result, measures: groupMeasures(result, thresholds) };
}

/** One entry per member: the group, and the size of the class. */
interface Members {
  readonly groups: Uint32Array;
  readonly sizes: Uint32Array;
}

function membersOf(table: Table, quasiIdentifiers: readonly string[], { ofRow: groupOfRow }: RowGroups, missing: MissingRule, subject: Column | undefined): Members {
  const classes = equivalenceClasses(quasiIdentifiers.map((name) => columnOf(table, name)), subject === undefined ? { missing } : { missing, subject });
  const classSizes = classes.persons ?? classes.rows;
  const people = subject === undefined ? null : digitsOf(subject);
  const sizes = new Uint32Array(people === null ? table.rows : people.radix);
  const groups = new Uint32Array(sizes.length);
  classes.ofRow.forEach((own, row) => {
    if (own === NO_CLASS) return;
    const size = classSizes[own]!;
    const member = people === null ? row : people.digits[row]!;
    if (sizes[member] !== 0 && size >= sizes[member]!) return;
    sizes[member] = size;
    groups[member] = groupOfRow[row]!;
  });
  return { groups: groups.filter((_, member) => sizes[member]! > 0), sizes: sizes.filter((size) => size > 0) };
}

type SizeCounts = ReadonlyMap<number, number>;

function ascending(counts: SizeCounts): [number, number][] {
  return [...counts].sort(([a], [b]) => a - b);
}

function total(counts: SizeCounts): number {
  let sum = 0;
  for (const number of counts.values()) sum += number;
  return sum;
}

function meanRisk(counts: SizeCounts): number {
  const risk = ascending(counts).reduce((sum, [size, number]) => sum + number / size, 0);
  return counts.size === 0 ? 0 : risk / total(counts);
}

/** The edge of the worst tenth: smaller classes lie inside, and `atEdge` of the members in classes of this size. */
interface Edge {
  readonly size: number;
  readonly atEdge: number;
}

function worstTenth(counts: SizeCounts, members: number): Edge {
  let left = members / 10;
  for (const [size, number] of ascending(counts)) {
    if (number >= left) return { size, atEdge: number === 0 ? 0 : left / number };
    left -= number;
  }
  return { size: 0, atEdge: 0 };
}

function groupRisk(group: string, counts: SizeCounts, thresholds: readonly number[], edge: Edge): GroupProsecutorRisk {
  const members = total(counts);
  const own = worstTenth(counts, members);
  let [risk, inWorstTenth] = [0, 0];
  for (const [size, number] of ascending(counts)) {
    risk += (number / size) * (size < own.size ? 1 : size === own.size ? own.atEdge : 0);
    inWorstTenth += number * (size < edge.size ? 1 : size === edge.size ? edge.atEdge : 0);
  }
  return {
    group,
    members,
    uniques: counts.get(1) ?? 0,
    mean: meanRisk(counts),
    atRisk: thresholds.map((threshold) => ascending(counts).reduce((sum, [size, number]) => sum + (size < threshold ? number : 0), 0)),
    worstTenth: risk / (members / 10),
    inWorstTenth,
  };
}

function groupMeasures({ dimension, unit, members, mean, groups }: Omit<ProsecutorByGroup, 'measures'>, thresholds: readonly number[]): Measure[] {
  const highest = groups.reduce((most, group) => Math.max(most, group.mean), 0);
  const disparity = { unit, dimension };
  return [
    ...groups.flatMap((own) => {
      const parameters = { unit, dimension, group: own.group };
      return [
        { ...exact('prosecutor.risk.mean', own.mean, parameters), numerator: own.mean * own.members, denominator: own.members },
        share('sample-unique.share', own.uniques, own.members, parameters),
        ...thresholds.map((threshold, at) => share('prosecutor.at-risk.share', own.atRisk[at]!, own.members, { ...parameters, threshold })),
        exact('prosecutor.worst-tenth.mean', own.worstTenth, parameters),
        share('worst-tenth.member.share', own.inWorstTenth, own.members, parameters),
      ];
    }),
    members === 0 || groups.length === 0 ? notAssessable('prosecutor.risk.disparity', disparity, members === 0 ? NOTHING_LEFT : 'Every group is too small to show.') : exact('prosecutor.risk.disparity', highest / mean, disparity),
  ];
}
