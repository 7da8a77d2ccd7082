/** How many combinations of 1 to m items somebody has but fewer than k subjects do: by the definition, set by set. */
export function bruteForceViolations(items: readonly (string | null)[], subjects: readonly number[], k: number, m: number): number {
  const sets = new Map<number, Set<string>>();
  items.forEach((item, row) => {
    if (item === null) return;
    sets.set(subjects[row]!, (sets.get(subjects[row]!) ?? new Set()).add(item));
  });
  const support = new Map<string, number>();
  const grow = (chosen: readonly string[], rest: readonly string[]): void => {
    if (chosen.length > 0) support.set(JSON.stringify(chosen), (support.get(JSON.stringify(chosen)) ?? 0) + 1);
    if (chosen.length < m) rest.forEach((item, i) => grow([...chosen, item], rest.slice(i + 1)));
  };
  for (const own of sets.values()) grow([], [...own].sort());
  return [...support.values()].filter((count) => count < k).length;
}
