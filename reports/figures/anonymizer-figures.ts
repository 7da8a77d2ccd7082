import type { Estimate } from '../../src/stats/intervals.ts';
import { formatCount, formatShare, type Shown } from '../numbers.ts';
import type { DotRow } from './dots.ts';
import type { FigureSpec, Role } from './drawing.ts';

/** So many right of so many tried, with the share and its interval. */
export interface Tried extends Estimate {
  readonly right: number;
  readonly of: number;
}

function shown(key: string, text: string): Shown {
  return { key: `study/${key}`, text };
}

function study(name: string, seed: number): Pick<FigureSpec, 'id' | 'file' | 'source'> {
  return { id: `figure-study-${name}`, file: `what-k-does-not-promise_${name}_seed${seed}`, source: `Incognita · What does k not promise? · invented people, seed ${seed}` };
}

interface Row {
  readonly label: string;
  readonly heading?: string;
  readonly key: string;
  readonly estimate: Estimate;
  /** Absent where the number is computed, not counted. */
  readonly tried?: Tried;
  readonly role: Role;
}

const counted = (key: string, label: string, tried: Tried, role: Role): Row => ({ key, label, tried, role, estimate: tried });
const computed = (key: string, label: string, value: number, role: Role): Row => ({ key, label, role, estimate: { value, interval: [value, value] } });

const textOf = (row: Row): Shown => shown(row.key, formatShare(row.estimate.value));
const rangeOf = ({ key, tried, estimate }: Row): Shown | string => (tried === undefined ? 'computed' : shown(`${key}#interval`, `${formatShare(estimate.interval[0])} to ${formatShare(estimate.interval[1])}`));
const countOf = ({ key, tried }: Row): Shown | string => (tried === undefined ? '–' : shown(`${key}#count`, `${formatCount(tried.right)} of ${formatCount(tried.of)}`));

/** Rates with their intervals as dots, and the same as a table. */
function rates(rows: readonly Row[], axis: string, rule: { readonly value: number; readonly label: string } | null, caption: string): Pick<FigureSpec, 'table' | 'drawing'> {
  return {
    table: {
      caption,
      columns: ['', 'share', '95% interval', 'counts'],
      rows: rows.map((row) => [row.heading === undefined ? row.label : `${row.heading}: ${row.label}`, textOf(row), rangeOf(row), countOf(row)]),
    },
    drawing: {
      kind: 'dots', axis, domain: [0, 1], share: true, rule,
      rows: rows.map((row): DotRow => ({
        label: row.label,
        ...(row.heading === undefined ? {} : { heading: row.heading }),
        value: row.estimate.value,
        low: row.tried === undefined ? null : row.estimate.interval[0],
        high: row.tried === undefined ? null : row.estimate.interval[1],
        text: textOf(row).text,
        key: `study/${row.key}`,
        role: row.role,
      })),
    },
  };
}

const spoken = (rows: readonly Row[]): (string | Shown)[] => rows.flatMap((row) => [`${row.heading === undefined ? '' : `${row.heading}, `}${row.label}: `, textOf(row), '. ']);

/** People whom the minimality attack names, beside what their class and a release made without looking say of them. */
export function minimalityFigure({ named, believed, ofClass, blind, l, people, seed }: { readonly named: Tried; readonly believed: number; readonly ofClass: number; readonly blind: Tried; readonly l: number; readonly people: number; readonly seed: number }): FigureSpec {
  const rows = [
    counted('minimality', 'people whom the attack names', named, 'subject'),
    computed('minimality.believed', 'what it says of them itself', believed, 'context'),
    computed('minimality.class', 'what the counts of their classes say', ofClass, 'comparison'),
    counted('minimality.blind', 'named likewise where levels were chosen without looking', blind, 'context'),
  ];
  return {
    ...study('minimality', seed),
    title: ['Of ', shown('minimality.named', formatCount(named.of)), ' people named, ', textOf(rows[0]!), ` hold the value that the release promised for at most ${formatShare(1 / l)}`],
    caption: [`An outsider with a register of the ${formatCount(people)} people of the release, who knows the algorithm. Lines: 95% Wilson intervals over the people named; people of one class share their fate, so the intervals are somewhat narrow. Invented people, seed ${seed}.`],
    summary: ['Dot plot of the share of people who hold the guarded value. ', ...spoken(rows)],
    ...rates(rows, 'hold the guarded value', { value: 1 / l, label: `promised: ${formatShare(1 / l)} at most` }, 'Share of the people named who hold the guarded value'),
  };
}

/** Right guesses by how far the sensitive value depends on what a register shows. */
export function deFinettiFigure({ rounds, people, groups, seed }: { readonly rounds: readonly { readonly dependence: number; readonly learnt: Tried; readonly plain: Tried }[]; readonly people: number; readonly groups: number; readonly seed: number }): FigureSpec {
  const rows = rounds.flatMap(({ dependence, learnt, plain }): Row[] => {
    const heading = dependence === 0 ? 'value depends on nothing' : `value follows age and job for ${formatShare(dependence)}`;
    return [
      { ...counted(`definetti{${dependence}}`, 'learnt from all groups', learnt, 'subject'), heading },
      { ...counted(`definetti.plain{${dependence}}`, 'most frequent of the group', plain, 'comparison'), heading },
    ];
  });
  const [most, plain] = rows.slice(-2) as [Row, Row];
  return {
    ...study('definetti', seed),
    title: ['Where the value follows age and job most, the groups teach enough to guess ', textOf(most), ' of the people right; a group\'s own counts give ', textOf(plain)],
    caption: [`${formatCount(people)} people in ${formatCount(groups)} groups; of each group its members and its values are published, not who has which. The outsider knows age, job and sex of everybody. Lines: 95% Wilson intervals. Invented people, seed ${seed}.`],
    summary: ['Dot plot of the share of people whose value is guessed right. ', ...spoken(rows)],
    ...rates(rows, 'guessed right', null, 'People whose value is guessed right'),
  };
}

/** Records that are recovered from a k-anonymous release. */
export function downcodingFigure({ whole, loud, claims, forced, loose, k, people, seed }: { readonly whole: Tried; readonly loud: Tried; readonly claims: Tried; readonly forced: Tried; readonly loose: Tried; readonly k: number; readonly people: number; readonly seed: number }): FigureSpec {
  const rows = [
    counted('downcoding', 'all records', whole, 'subject'),
    counted('downcoding.loud', 'records that differ from their cluster', loud, 'subject'),
    counted('downcoding.claims', 'classes claimed whole', claims, 'comparison'),
    counted('downcoding.forced', 'classes claimed in one column, knowing no distribution', forced, 'comparison'),
    counted('downcoding.loose', 'the same where cells were hidden without need', loose, 'context'),
  ].map((row, i): Row => ({ ...row, heading: i < 2 ? 'recovered to the last cell' : 'claims that hold' }));
  return {
    ...study('downcoding', seed),
    title: [textOf(rows[0]!), ` of the records are recovered to the last cell from a ${k}-anonymous release, and `, textOf(rows[1]!), ' of those that stand out'],
    caption: [`${formatCount(people)} people in clusters, released ${k}-anonymous with no cell hidden that its class could show. The outsider knows the clusters, and nothing of any person. Lines: 95% Wilson intervals, of records as if independent. Invented people, seed ${seed}.`],
    summary: ['Dot plot of shares recovered and of claims that hold. ', ...spoken(rows)],
    ...rates(rows, 'share', null, 'Records recovered, and claims that hold'),
  };
}

/** Data sets in which a predicate isolates one raw record, beside one of the same weight chosen blindly. */
export function singlingOutFigure({ releases, k, seed }: { readonly releases: readonly { readonly label: string; readonly isolated: Tried; readonly blind: number }[]; readonly k: number; readonly seed: number }): FigureSpec {
  const rows = releases.flatMap(({ label, isolated, blind }, i): Row[] => [
    { ...counted(`singling-out{${i}}`, 'predicate read off the release', isolated, 'subject'), heading: label },
    { ...computed(`singling-out.blind{${i}}`, 'as likely a predicate, chosen blindly', blind, 'comparison'), heading: label },
  ]);
  return {
    ...study('singling-out', seed),
    title: [`From a ${k}-anonymous release made ${releases[0]!.label.split(',')[0]!} a predicate singles somebody out in `, textOf(rows[0]!), ' of the data sets; one chosen blindly would in ', textOf(rows[1]!)],
    caption: [`Each data set is drawn anew from a known distribution, released (the first two ${k}-anonymous), and attacked once from the release alone; success is exactly one raw record with the property. Lines: 95% Wilson intervals over data sets. Invented people, seed ${seed}.`],
    summary: ['Dot plot of the share of data sets in which one record is isolated. ', ...spoken(rows)],
    ...rates(rows, 'data sets with one record isolated', null, 'Data sets in which the predicate isolates one record'),
  };
}
