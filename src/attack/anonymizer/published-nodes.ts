import type { Hierarchy } from '../../schema/hierarchy.ts';

/** What a published label stands for. */
export interface PublishedNode {
  /** Values of the domain under the label. */
  readonly leaves: ReadonlySet<string>;
  /** The labels one step finer that together cover it; none for a value itself. */
  readonly children: readonly string[];
}

/**
 * Every label that a hierarchy can publish for a column, with what lies under it. Steps that divide
 * nothing are skipped, so a label has no child or at least two. The domain is public: the adversary
 * knows which values there can be.
 */
export function publishedNodes(domain: readonly string[], hierarchy: Hierarchy): ReadonlyMap<string, PublishedNode> {
  const nodes = new Map<string, PublishedNode>(domain.map((value) => [value, { leaves: new Set([value]), children: [] }]));
  let below = new Map(domain.map((value) => [value, value]));
  for (let level = 1; level < hierarchy.levels; level++) {
    const groups = new Map<string, string[]>();
    for (const value of domain) {
      const label = hierarchy.generalize(value, level)!;
      const values = groups.get(label);
      if (values === undefined) groups.set(label, [value]);
      else values.push(value);
    }
    const here = new Map<string, string>();
    for (const [label, values] of groups) {
      const children = [...new Set(values.map((value) => below.get(value)!))];
      // A label over one child says the same as the child: both stand for the same values.
      nodes.set(label, children.length === 1 ? nodes.get(children[0]!)! : { leaves: new Set(values), children });
      for (const value of values) here.set(value, label);
    }
    below = here;
  }
  return nodes;
}
