import type { LevelTable } from '../../columns/level-table.ts';
import type { Action } from './cheapest-cover.ts';

/**
 * How the values of an item column are released: each at its own level of the hierarchy, whole groups together, or
 * not at all. Without a hierarchy every value stays or goes.
 */
export interface ItemRecoding {
  /** Level of each value's code; -1 where it is suppressed. */
  readonly level: Int8Array;
  /** The values as items 0 … count - 1, -1 where suppressed. */
  items(): { readonly ofCode: Int32Array; readonly count: number };
  /** What can be done to each item: first its suppression, then generalization to the next larger group. */
  actions(): readonly Action[];
  /** Does the actions of these numbers of the list last asked for; whether a generalization was among them. */
  apply(chosen: readonly number[]): boolean;
}

/** `rows[code]` counts the rows of a value; codes without rows do not take part. */
export function itemRecoding(rows: Uint32Array, table: LevelTable | undefined): ItemRecoding {
  const level = Int8Array.from(rows, (count) => (count > 0 ? 0 : -1));
  // The last level, *, says nothing: there an item is suppressed instead.
  const top = table === undefined ? 0 : table.levels - 2;
  const used = [...rows.keys()].filter((code) => rows[code]! > 0);
  const groupOf = (code: number, at: number): number => table?.codes[at]?.[code] ?? code;
  let members: number[][] = [];
  let raising: { readonly codes: readonly number[]; readonly level: number }[] = [];

  const items: ItemRecoding['items'] = () => {
    const numbers = new Map<string, number>();
    const ofCode = new Int32Array(rows.length).fill(-1);
    members = [];
    for (const code of used) {
      if (level[code]! < 0) continue;
      const key = `${level[code]} ${groupOf(code, level[code]!)}`;
      let item = numbers.get(key);
      if (item === undefined) {
        numbers.set(key, (item = numbers.size));
        members.push([]);
      }
      ofCode[code] = item;
      members[item]!.push(code);
    }
    return { ofCode, count: members.length };
  };

  return {
    level,
    items,
    actions() {
      const { ofCode } = items();
      const rowsOf = (codes: readonly number[]): number => codes.reduce((sum, code) => sum + rows[code]!, 0);
      const suppressions = members.map((codes, item): Action => ({ cost: rowsOf(codes), items: [item] }));
      raising = [];
      const generalizations: Action[] = [];
      const seen = new Set<string>();
      const groups = Array.from({ length: top + 1 }, (_, at) => groupsAt(at));
      for (const codes of members) {
        const raised = nextGroup(codes, groups);
        if (raised === undefined || seen.has(raised.key)) continue;
        seen.add(raised.key);
        raising.push(raised);
        // Certainty of a row that is one value of many is lost by the share of the domain that it now stands for (NCP).
        const own = [...new Set(raised.codes.map((code) => ofCode[code]!))];
        const cost = own.reduce((sum, item) => sum + (rowsOf(members[item]!) * (raised.codes.length - members[item]!.length)) / used.length, 0);
        generalizations.push({ cost, items: own });
      }
      return [...suppressions, ...generalizations];
    },
    apply(chosen) {
      const count = members.length;
      for (const action of chosen) if (action < count) for (const code of members[action]!) level[code] = -1;
      const raised = chosen.filter((action) => action >= count).map((action) => raising[action - count]!);
      for (const { codes, level: to } of raised) for (const code of codes) if (level[code]! >= 0 && level[code]! < to) level[code] = to;
      return raised.length > 0;
    },
  };

  /** The values that are still released, by their group at a level. */
  function groupsAt(at: number): ReadonlyMap<number, readonly number[]> {
    const groups = new Map<number, number[]>();
    for (const code of used) {
      if (level[code]! < 0) continue;
      const group = groupOf(code, at);
      const codes = groups.get(group);
      if (codes === undefined) groups.set(group, [code]);
      else codes.push(code);
    }
    return groups;
  }

  /** The next level at which an item's group holds more values than the item does, with those values. */
  function nextGroup(codes: readonly number[], groups: readonly ReadonlyMap<number, readonly number[]>[]): { readonly key: string; readonly codes: readonly number[]; readonly level: number } | undefined {
    const first = codes[0]!;
    for (let at = level[first]! + 1; at <= top; at++) {
      const group = groupOf(first, at);
      const together = groups[at]!.get(group)!;
      if (together.length > codes.length) return { key: `${at} ${group}`, codes: together, level: at };
    }
    return undefined;
  }
}
