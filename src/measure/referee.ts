import { asCoded, cellText, columnOf, type Table } from '../columns/column.ts';
import { disclose, type AdversaryView, type DisclosureKey, type PublishedRecoding } from '../columns/disclose.ts';
import type { Draws } from '../random/draws.ts';
import type { ReleaseForm } from '../release/step.ts';
import { InputError } from '../schema/input-error.ts';
import type { Claim, Direction } from '../schema/view.ts';
import type { TargetOutcome } from './people-groups.ts';

/** What the referee alone knows: who is behind each row. */
export interface Truth {
  readonly people: Table;
  /** Customer table as collected, and the person of each of its rows. */
  readonly collected: Table;
  readonly personOfContact: Int32Array;
  /** 1 for each person withheld at random before the release. */
  readonly withheld: Uint8Array;
  /** 1 for each person who opted out; the same set for every strategy of a scenario. */
  readonly optedOut: Uint8Array;
}

/** A release as it left the company, with the collected row of each released row. */
export interface Released {
  readonly table: Table;
  /** Empty where no row is a record of somebody. */
  readonly rows: Uint32Array;
  /** Collected rows that the release was made from, where its own rows are no longer they: synthetic ones. Default: `rows`. */
  readonly madeFrom?: Uint32Array;
  readonly recodings: ReadonlyMap<string, PublishedRecoding>;
}

/** A source as the adversary holds it; `personOf` is absent for sources that are not about people. */
export interface HeldSource {
  readonly table: Table;
  readonly personOf?: Int32Array;
}

/** One attack's targets in one direction, as original rows. */
interface TargetGroups {
  /** Those that success is counted on. */
  readonly main: Uint32Array;
  /** People who are not in the release: the control. Records have none of their own; see `Score.control`. */
  readonly control: Uint32Array;
}

export interface Bout {
  readonly view: AdversaryView;
  /** Scores the attack's claims for one direction. */
  readonly score: (claims: readonly Claim[], direction: Direction) => Score;
}

export interface Score {
  readonly main: readonly TargetOutcome[];
  readonly mainAbstained: number;
  /**
   * Control targets: absent people, or records of people whom the adversary's register lacks, so that no
   * claim can be right. `falseMatches` of them were given a match; `correct` counts for attributes.
   */
  readonly control: { readonly targets: number; readonly correct: number; readonly falseMatches: number };
  readonly wronglyNamed: number;
  /** Claims made on all targets, and how many of them were right. */
  readonly claimed: number;
  readonly rightClaims: number;
  /** Success that the adversary's best guess without the release would have on the same targets. */
  readonly baseline: { readonly correct: number; readonly targets: number };
}

export interface BoutSetup {
  readonly truth: Truth;
  readonly released: Released;
  readonly sources: ReadonlyMap<string, HeldSource>;
  readonly directions: readonly Direction[];
  readonly aim: 'released' | 'opted-out';
  /** The sensitive column of attribute claims. */
  readonly sensitive: string;
  readonly maxTargets: number;
  /** Ranks people and shuffles tables; the referee's own stream, by purpose. */
  readonly draws: (purpose: string) => Draws;
  readonly attackDraws: Draws;
}

/**
 * Prepares one bout: draws the targets, discloses what the adversary may see and keeps the key.
 * Targets mix people who are in the release with people who are not; ranks are drawn from the person's
 * id alone, so the same people are attacked under every strategy.
 */
export function prepareBout(setup: BoutSetup): Bout {
  const { truth, released, sources } = setup;
  if (setup.directions.some((direction) => direction.endsWith('value')) && !truth.people.columns.has(setup.sensitive)) {
    throw new InputError(`attack.sensitive: expected a trait whose truth is known (${[...truth.people.columns.keys()].join(', ')}), got ${setup.sensitive}`);
  }
  const releasedPerson = Int32Array.from(released.rows, (row) => truth.personOfContact[row]!);
  const register = [...sources.values()][0];
  const registerPerson = register?.personOf ?? new Int32Array(0);
  const usedPerson = released.madeFrom === undefined ? releasedPerson : Int32Array.from(released.madeFrom, (row) => truth.personOfContact[row]!);
  const groups = new Map(setup.directions.map((direction) => [direction, drawTargets(direction, setup, releasedPerson, direction === 'person-to-value' ? usedPerson : releasedPerson, registerPerson)]));
  const { view, key } = disclose({
    release: released.table,
    recodings: released.recodings,
    sources: new Map([...sources].map(([name, source]) => [name, source.table])),
    targets: new Map([...groups].map(([direction, { main, control }]) => [direction, Uint32Array.from([...main, ...control])])),
    shuffle: (table) => setup.draws(`shuffle.${table}`),
    draws: setup.attackDraws,
  });
  const judge = judgeOf(setup, key, releasedPerson, registerPerson);
  const registered = membership(registerPerson, truth.people.rows);
  return {
    view,
    score: (claims, direction) => scoreClaims(claims.filter((claim) => claim.direction === direction), direction, groups.get(direction)!, judge, key, setup, registered),
  };
}

/** `usedPerson`: who counts as in the release, by a row or by a part in what the rows were made from. */
function drawTargets(direction: Direction, setup: BoutSetup, releasedPerson: Int32Array, usedPerson: Int32Array, registerPerson: Int32Array): TargetGroups {
  const { truth, maxTargets } = setup;
  const ranks = setup.draws('targets');
  const pick = (people: Int32Array, eligible: (person: number) => boolean, count: number): Uint32Array => {
    const rows = Uint32Array.from({ length: people.length }, (_, row) => row).filter((row) => eligible(people[row]!));
    if (rows.length <= count) return rows;
    const rank = Float64Array.from(rows, (row) => ranks.uniform(people[row]!));
    const last = rank.slice().sort()[count - 1]!;
    return rows.filter((_, i) => rank[i]! <= last).subarray(0, count);
  };
  const inRelease = membership(usedPerson, truth.people.rows);
  const isReleased = (person: number): boolean => inRelease[person] === 1;
  switch (direction) {
    case 'record-to-person':
    case 'record-to-key':
      return { main: pick(releasedPerson, () => true, maxTargets), control: new Uint32Array(0) };
    case 'member-to-record':
      return { main: pick(registerPerson, isReleased, maxTargets), control: new Uint32Array(0) };
    case 'person-to-record':
      return {
        main: pick(registerPerson, isReleased, maxTargets >> 1),
        control: pick(registerPerson, (person) => !isReleased(person), maxTargets >> 1),
      };
    case 'person-to-value': {
      const customers = membership(truth.personOfContact, truth.people.rows);
      return setup.aim === 'opted-out'
        ? {
            main: pick(registerPerson, (person) => truth.optedOut[person] === 1, maxTargets),
            control: pick(registerPerson, (person) => customers[person] === 0, maxTargets),
          }
        : {
            main: pick(registerPerson, isReleased, maxTargets),
            control: pick(registerPerson, (person) => truth.withheld[person] === 1 && customers[person] === 1 && !isReleased(person), maxTargets),
          };
    }
  }
}

/** 1 for each person id in the list; −1, a row about nobody, is left out. */
function membership(persons: Int32Array, people: number): Uint8Array {
  const flags = new Uint8Array(people);
  for (const person of persons) if (person >= 0) flags[person] = 1;
  return flags;
}

/** The score of a direction that nothing was claimed in. */
export const NOTHING_CLAIMED: Score = {
  main: [],
  mainAbstained: 0,
  control: { targets: 0, correct: 0, falseMatches: 0 },
  wronglyNamed: 0,
  claimed: 0,
  rightClaims: 0,
  baseline: { correct: 0, targets: 0 },
};

/** Why nothing can be claimed in a direction of a release of this form, in a sentence; undefined where something can. */
export function unclaimable(form: ReleaseForm, direction: Direction): string | undefined {
  if (form === 'aggregate') return 'The release holds statistics, not rows: there is nothing that this attack could read or name.';
  if (form === 'synthetic' && direction !== 'person-to-value') return 'The rows are synthetic: none is a record of anybody, so that no claim of whose it is could be right.';
  return undefined;
}

interface Judge {
  readonly personOfTarget: (direction: Direction, originalRow: number) => number;
  readonly correct: (claim: Claim, direction: Direction, person: number, originalRow: number) => boolean;
  readonly namedPerson: (claim: Claim, direction: Direction) => number | null;
}

function judgeOf(setup: BoutSetup, key: DisclosureKey, releasedPerson: Int32Array, registerPerson: Int32Array): Judge {
  const { truth, released } = setup;
  const registerOrder = [...key.sources.values()][0];
  const trait = truth.people.columns.get(setup.sensitive);
  const email = truth.collected.columns.get('email');
  const addresses = email === undefined ? undefined : asCoded(email);
  const personOfGuess = (claim: Claim, direction: Direction): number | null => {
    if (typeof claim.guess !== 'number') return null;
    return direction === 'record-to-person' ? registerPerson[registerOrder![claim.guess]!]! : releasedPerson[key.release[claim.guess]!]!;
  };
  return {
    personOfTarget: (direction, row) => (direction.startsWith('record') ? releasedPerson[row]! : registerPerson[row]!),
    namedPerson: personOfGuess,
    correct(claim, direction, person, row) {
      if (claim.guess === null) return false;
      if (direction === 'record-to-key') return addresses !== undefined && cellText(addresses, released.rows[row]!)?.trim().toLowerCase() === claim.guess;
      if (direction === 'person-to-value') return trait !== undefined && cellText(trait, person) === claim.guess;
      return personOfGuess(claim, direction) === person;
    },
  };
}

function scoreClaims(claims: readonly Claim[], direction: Direction, groups: TargetGroups, judge: Judge, key: DisclosureKey, setup: BoutSetup, registered: Uint8Array): Score {
  const fromRecord = direction.startsWith('record');
  const order = fromRecord ? key.release : [...key.sources.values()][0]!;
  // What is still to be claimed, by original row: 1 a main target, 2 one of the control.
  const open = new Uint8Array(order.length);
  for (const row of groups.main) open[row] = 1;
  for (const row of groups.control) open[row] = 2;
  const expected = groups.main.length + groups.control.length;
  if (claims.length !== expected) throw new Error(`referee.claims: expected one claim or abstention for each of ${expected} targets, got ${claims.length}`);
  const main: TargetOutcome[] = [];
  const wrong = new Set<number>();
  let mainAbstained = 0;
  let claimed = 0;
  let rightClaims = 0;
  const tally = { targets: 0, correct: 0, falseMatches: 0 };
  for (const claim of claims) {
    const row = order[claim.target]!;
    const group = open[row];
    open[row] = 0;
    if (group !== 1 && group !== 2) throw new Error('referee.claims: expected one claim or abstention for each target, got a second one or one about somebody else');
    const person = judge.personOfTarget(direction, row);
    const correct = judge.correct(claim, direction, person, row);
    if (claim.guess !== null) {
      claimed++;
      if (correct) rightClaims++;
      const named = judge.namedPerson(claim, direction);
      if (!correct && named !== null) wrong.add(named);
    }
    if (group === 2 || (fromRecord && registered[person] === 0)) {
      tally.targets++;
      if (correct) tally.correct++;
      if (claim.guess !== null && !correct) tally.falseMatches++;
    }
    if (group === 1) {
      if (claim.guess === null) mainAbstained++;
      main.push({ person, correct, confidence: claim.confidence });
    }
  }
  return { main, mainAbstained, control: tally, wronglyNamed: wrong.size, claimed, rightClaims, baseline: baselineOf(direction, main, setup, registered) };
}

/** The best guess without the release: one of all entries, or the value that prevails in the world. */
function baselineOf(direction: Direction, main: readonly TargetOutcome[], setup: BoutSetup, registered: Uint8Array): Score['baseline'] {
  const register = [...setup.sources.values()][0];
  if (direction === 'person-to-value') {
    const trait = asCoded(columnOf(setup.truth.people, setup.sensitive));
    const counts = new Float64Array(trait.dictionary.length);
    for (const code of trait.codes) if (trait.dictionary[code] !== null) counts[code]!++;
    const mode = counts.indexOf(counts.reduce((a, b) => Math.max(a, b), 0));
    return { correct: main.filter(({ person }) => trait.codes[person] === mode).length, targets: main.length };
  }
  if (direction === 'member-to-record' || direction === 'person-to-record') return { correct: main.length / Math.max(1, setup.released.table.rows), targets: main.length };
  return { correct: main.filter(({ person }) => registered[person] === 1).length / Math.max(1, register?.table.rows ?? 1), targets: main.length };
}
