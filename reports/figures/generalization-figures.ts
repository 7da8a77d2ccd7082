import { formatCount, formatShare, type Shown } from '../numbers.ts';
import type { FigureSpec } from './drawing.ts';
import type { LatticeCloudDrawing } from './lattice-cloud.ts';

/** The table whose generalizations are all looked at. */
export interface Generalized {
  readonly names: readonly string[];
  /** What each level of each column holds. */
  readonly levelNames: readonly (readonly string[])[];
  readonly rows: number;
  readonly nodes: number;
  readonly seed: number;
}

/** The generalization of least loss for one k and one limit of rows left out; null where none meets it. */
export interface LeastLoss {
  readonly k: number;
  readonly suppressionLimit: number;
  readonly levels: readonly number[] | null;
  readonly loss: number | null;
  readonly suppressedRows: number | null;
}

function shown(key: string, text: string): Shown {
  return { key: `study/frontier.${key}`, text };
}

function study(name: string, seed: number): Pick<FigureSpec, 'id' | 'file' | 'source'> {
  return { id: `figure-study-${name}`, file: `whole-frontier_${name}_seed${seed}`, source: `Incognita · Every generalization at once · invented people, seed ${seed}` };
}

const shareOf = (loss: number | null): string => (loss === null ? 'none' : formatShare(loss));
const limitText = (limit: number): string => (limit === 0 ? 'nobody left out' : limit === 1 ? 'any number left out' : `at most ${formatShare(limit)} left out`);
const lossOf = ({ k, suppressionLimit, loss }: LeastLoss): Shown => shown(`loss{${k}, ${suppressionLimit}}`, shareOf(loss));
const at = (optima: readonly LeastLoss[], k: number, limit: number): LeastLoss => optima.find((own) => own.k === k && own.suppressionLimit === limit)!;

const LOSS = 'Loss: LM, the share of its column’s other values that a cell may stand for, mean over rows and columns; of a row that is left out everything is lost.';

/** What each k costs at least, for several limits of rows left out. */
export function leastLossFigure({ table: { names, levelNames, rows, nodes, seed }, optima, k }: { readonly table: Generalized; readonly optima: readonly LeastLoss[]; readonly k: number }): FigureSpec {
  const ks = [...new Set(optima.map((own) => own.k))];
  const limits = [...new Set(optima.map(({ suppressionLimit }) => suppressionLimit))];
  const [none, some] = [at(optima, k, limits[0]!), at(optima, k, limits[1]!)];
  const release = (levels: readonly number[] | null): string => (levels === null ? '–' : levels.map((level, j) => `${names[j]!}: ${level === levelNames[j]!.length - 1 ? 'left out' : levelNames[j]![level]!}`).join('; '));
  const top = Math.min(1, Math.ceil(Math.max(0.1, ...optima.map(({ loss }) => loss ?? 0)) * 10) / 10);
  const looks = [{ role: 'subject', dashed: false }, { role: 'comparison', dashed: false }, { role: 'comparison', dashed: true }, { role: 'context', dashed: true }] as const;
  return {
    ...study('least', seed),
    title: [`At k = ${k} the least loss is `, lossOf(none), ' if nobody may be left out, and ', lossOf(some), ` if ${formatShare(limits[1]!)} may`],
    caption: [`Least loss of all ${formatCount(nodes)} generalizations of ${formatCount(rows)} customers on ${names.length} columns. ${LOSS} Every generalization was counted: exact. Invented people, seed ${seed}.`],
    summary: ['Line chart of least loss against k, one line for each limit of rows left out. ', ...limits.flatMap((limit) => [`${limitText(limit)}: from `, lossOf(at(optima, ks[0]!, limit)), ` at k = ${ks[0]!} to `, lossOf(at(optima, ks.at(-1)!, limit)), ` at k = ${ks.at(-1)!}. `])],
    table: {
      caption: 'The generalization of least loss, by k and by rows that may be left out',
      columns: ['k, rows left out', 'least loss', 'customers left out', 'what is released'],
      rows: optima.map((own) => [`k = ${own.k}, ${limitText(own.suppressionLimit)}`, lossOf(own), own.suppressedRows === null ? '–' : formatCount(own.suppressedRows), release(own.levels)]),
    },
    drawing: {
      kind: 'xy',
      x: { label: 'k, on a logarithmic axis', log: true, domain: [ks[0]!, ks.at(-1)!], ticks: ks.map((own) => ({ at: own, text: String(own) })) },
      y: { label: 'least loss: down is better', log: false, domain: [0, top], ticks: Array.from({ length: Math.round(top * 10) + 1 }, (_, i) => i / 10).filter((_, i) => top <= 0.5 || i % 2 === 0).map((share) => ({ at: share, text: formatShare(share) })) },
      series: limits.map((limit, i) => ({
        label: limitText(limit), mark: 'line' as const, ...looks[i % looks.length]!,
        points: ks.flatMap((own): (readonly [number, number])[] => { const { loss } = at(optima, own, limit); return loss === null ? [] : [[own, loss]]; }),
      })),
    },
  };
}

/** Every generalization at once: how many customers each must leave out against what it loses. */
export function everyGeneralizationFigure({ table: { rows, nodes, seed }, cloud, meeting, optima, limit }: { readonly table: Generalized; readonly cloud: Pick<LatticeCloudDrawing, 'cells' | 'cloudK' | 'curves'>; /** Generalizations that meet k with at most `limit` left out. */ readonly meeting: number; readonly optima: readonly LeastLoss[]; readonly limit: number }): FigureSpec {
  const k = cloud.cloudK;
  const best = at(optima, k, limit);
  const own = optima.filter((optimum) => optimum.k === k);
  const count = shown(`meeting{${k}, ${limit}}`, `${formatCount(meeting)} of ${formatCount(nodes)}`);
  return {
    ...study('cloud', seed),
    title: [count, ` generalizations reach k = ${k} with at most ${formatShare(limit)} of the customers left out; of those, the least loss is `, lossOf(best)],
    caption: [`Grey: every generalization of ${formatCount(rows)} customers at k = ${k}, the stronger, the more of them; the horizontal axis is a square root, since little of it is of use. Lines: for each k the least loss by the share left out, the frontier of risk and use; none at that k lies below its line, though a cell that holds one may reach over it. Dots: the least loss at k = ${k} for each limit. ${LOSS} Exact. Invented people, seed ${seed}.`],
    summary: [`Density plot of the share of customers left out against loss at k = ${k}, with a falling step line for each k. Least losses at k = ${k}: `, ...own.flatMap((optimum) => [`${limitText(optimum.suppressionLimit)}: `, lossOf(optimum), '. '])],
    table: {
      caption: `Corners of the frontier at k = ${k}`,
      columns: ['customers left out', 'share left out', 'least loss'],
      rows: cloud.curves.find((curve) => curve.k === k)!.corners.map(([x, y], i) => [formatCount(Math.round(x * rows)), shown(`corner.share{${i}}`, formatShare(x)), shown(`corner.loss{${i}}`, formatShare(y))]),
    },
    drawing: {
      kind: 'lattice-cloud', ...cloud,
      marks: own.flatMap(({ suppressionLimit, suppressedRows, loss }) => (loss === null || suppressedRows === null ? [] : [{ x: suppressedRows / rows, y: loss, label: suppressionLimit === 1 ? 'no limit' : suppressionLimit === 0 ? 'nobody' : `≤ ${formatShare(suppressionLimit)}` }])),
    },
  };
}

/** What releasing one column costs the others, level by level; `loss` is null where nothing meets k within the limit. */
export interface ColumnCost {
  readonly name: string;
  /** From the values themselves to the level at which the column is left out. */
  readonly levels: readonly { readonly name: string; readonly loss: number | null }[];
}

export function columnCostFigure({ table: { rows, seed }, columns, k, limit }: { readonly table: Generalized; readonly columns: readonly ColumnCost[]; readonly k: number; readonly limit: number }): FigureSpec {
  const key = ({ name }: ColumnCost, level: number): string => `beside{${name}, ${level}}`;
  const text = (column: ColumnCost, level: number): Shown => shown(key(column, level), shareOf(column.levels[level]!.loss));
  const leftOut = (column: ColumnCost): number => column.levels.length - 1;
  const without = (column: ColumnCost): number => column.levels[leftOut(column)]!.loss ?? Infinity;
  const least = columns.reduce((a, b) => (without(b) < without(a) ? b : a));
  const label = (column: ColumnCost, level: number): string => (level === leftOut(column) ? 'left out' : column.levels[level]!.name);
  const lines = columns.flatMap((column) => column.levels.map((own, level) => ({ column, own, level })));
  const never = lines.filter(({ own }) => own.loss === null);
  return {
    ...study('columns', seed),
    title: [`Without ${least.name} the other columns lose `, text(least, leftOut(least)), `; with it, if only by ${least.levels.at(-2)!.name}, `, text(least, leftOut(least) - 1)],
    caption: [`Least loss of the other columns, where this one is released at the given level: k = ${k}, at most ${formatShare(limit)} of ${formatCount(rows)} customers left out. ${never.length > 0 ? `Not drawn, because nothing meets k: ${never.map(({ column, own }) => `${column.name} by ${own.name}`).join(', ')}. ` : ''}${LOSS} Exact. Invented people, seed ${seed}.`],
    summary: ['Dot plot of the least loss of the other columns, by column and by the level at which it is released. ', ...columns.flatMap((column) => [`${column.name}: `, ...column.levels.flatMap((_, level) => [`${label(column, level)} `, text(column, level), level === leftOut(column) ? '. ' : ', '])])],
    table: {
      caption: 'Least loss of the other columns, by the level of one',
      columns: ['column and level', 'others lose'],
      rows: lines.map(({ column, level }) => [`${column.name}: ${label(column, level)}`, text(column, level)]),
    },
    drawing: {
      kind: 'dots', axis: 'least loss of the other columns', domain: [0, 1], share: true, rule: null,
      rows: lines.flatMap(({ column, own, level }) => (own.loss === null ? [] : [{ heading: column.name, label: label(column, level), value: own.loss, low: null, high: null, text: text(column, level).text, key: text(column, level).key, role: level === leftOut(column) ? ('subject' as const) : ('comparison' as const) }])),
    },
  };
}

/** Generalizations of one height (levels climbed in all columns together), and how many of them meet each k. */
export interface Height {
  readonly nodes: number;
  readonly meeting: readonly number[];
}

export function heightFigure({ table: { nodes, rows, seed }, heights, ks, k, limit, optimum }: { readonly table: Generalized; readonly heights: readonly Height[]; readonly ks: readonly number[]; readonly k: number; readonly limit: number; /** Height of the generalization of least loss at k. */ readonly optimum: number }): FigureSpec {
  const share = (height: number, i: number): number => heights[height]!.meeting[i]! / heights[height]!.nodes;
  const own = ks.indexOf(k);
  const text = (height: number, i: number): Shown => shown(`height{${height}, ${ks[i]!}}`, formatShare(share(height, i)));
  const first = heights.findIndex(({ meeting }) => meeting[own]! > 0);
  const top = heights.length - 1;
  const step = top > 12 ? 4 : 2;
  const looks = [{ role: 'comparison', dashed: false }, { role: 'subject', dashed: false }, { role: 'context', dashed: true }] as const;
  return {
    ...study('heights', seed),
    title: [`The first generalizations that reach k = ${k} lie at height ${first} of ${top}, the one of least loss at ${optimum}, where `, text(optimum, own), ' do'],
    caption: [`Share of the generalizations of each height that reach k with at most ${formatShare(limit)} of ${formatCount(rows)} customers left out; ${formatCount(nodes)} in all. Height: levels climbed, in all columns together. Exact. Invented people, seed ${seed}.`],
    summary: ['Line chart of the share of generalizations that reach k, by height. ', ...ks.flatMap((other, i) => [`k = ${other} at height ${optimum}: `, text(optimum, i), '. '])],
    table: {
      caption: 'Generalizations by height',
      columns: ['height', 'generalizations', ...ks.map((other) => `reach k = ${other}`)],
      rows: heights.map((height, at) => [String(at), formatCount(height.nodes), ...ks.map((_, i) => text(at, i))]),
    },
    drawing: {
      kind: 'xy',
      x: { label: 'height: levels climbed', log: false, domain: [0, top], ticks: Array.from({ length: Math.floor(top / step) + 1 }, (_, i) => ({ at: i * step, text: String(i * step) })) },
      y: { label: 'generalizations that reach k', log: false, domain: [0, 1], ticks: [0, 0.25, 0.5, 0.75, 1].map((value) => ({ at: value, text: formatShare(value) })) },
      series: [
        ...ks.map((other, i) => ({ label: `k = ${other}`, mark: 'line' as const, ...looks[i % looks.length]!, points: heights.map((_, height) => [height, share(height, i)] as const) })),
        { label: `least loss at k = ${k}`, role: 'subject' as const, mark: 'dots' as const, points: [[optimum, share(optimum, own)] as const] },
      ],
    },
  };
}
