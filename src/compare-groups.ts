import type { Draws } from './random/draws.ts';
import { permutation } from './random/permutation.ts';
import { InputError } from './schema/input-error.ts';

/** Who is who in a comparison: rows of the file, drawn before any strategy runs. */
export interface ComparedGroups {
  /** Rows that every strategy is given, in the order of the file. */
  readonly given: Uint32Array;
  /** Rows of people whom no strategy is given, in a random order of the people. */
  readonly withheld: Uint32Array;
  /** One row of each target. */
  readonly members: Uint32Array;
  readonly strangers: Uint32Array;
  readonly people: number;
}

/** Fewer people would leave control groups of which nothing can be said. */
const LEAST_PEOPLE = 50;

/**
 * Withholds a random share of the people with all their rows, and draws targets: as many people from those given as
 * from those withheld, each by one random row. Splitting by people, not rows, keeps a person's other rows from speaking
 * for the control.
 */
export function comparedGroups(subject: Int32Array, { withhold, targets, draws }: { readonly withhold: number; readonly targets: number; readonly draws: (attribute: string) => Draws }): ComparedGroups {
  const rowsOf = new Map<number, number[]>();
  subject.forEach((person, row) => {
    const own = rowsOf.get(person);
    if (own === undefined) rowsOf.set(person, [row]);
    else own.push(row);
  });
  const lists = [...rowsOf.values()];
  if (lists.length < LEAST_PEOPLE) throw new InputError(`compare.file: expected at least ${LEAST_PEOPLE} people, a fifth of whom is withheld as control group, got ${lists.length}; compare strategies on a larger file`);
  const order = permutation(lists.length, draws('compare.withheld'));
  const apart = Math.max(1, Math.round(withhold * lists.length));
  const [withheld, given] = [order.subarray(0, apart), order.subarray(apart)];
  const size = Math.min(targets, withheld.length, given.length);
  const choice = draws('compare.target-rows');
  const oneRow = (person: number): number => lists[person]![choice.below(lists[person]!.length, person)]!;
  const rows = (people: Uint32Array): number[] => Array.from(people).flatMap((person) => lists[person]!);
  return {
    given: Uint32Array.from(rows(given)).sort(),
    withheld: Uint32Array.from(rows(withheld)),
    members: Uint32Array.from(given.subarray(0, size), oneRow),
    strangers: Uint32Array.from(withheld.subarray(0, size), oneRow),
    people: lists.length,
  };
}
