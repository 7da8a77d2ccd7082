import type { AssessmentDocument } from '../../src/assessment-document.ts';
import type { SizeHistogram } from '../../src/columns/size-histogram.ts';
import { VERSION } from '../../src/version.ts';
import type { FigureSpec } from '../figures/drawing.ts';
import { binLabel } from '../figures/scenario-figures.ts';
import { slug } from '../markup.ts';
import { formatCount, formatShare, type Shown } from '../numbers.ts';

/** Edges of the bins: alone, and the class sizes that releases have been held to. */
const EDGES = [1, 2, 3, 5, 11, 20, Infinity] as const;

/** What every figure of an assessment carries. */
export function identity({ file }: AssessmentDocument, name: string): Pick<FigureSpec, 'id' | 'file' | 'source'> {
  const base = file.path.split(/[\\/]/).at(-1)!;
  return { id: `figure-${slug(name)}`, file: `${slug(base)}_${slug(name)}_${VERSION}`, source: `Incognita ${VERSION} · ${base}` };
}

/** How many members share their quasi-identifiers with how many others. */
export function groupSizesFigure(document: AssessmentDocument, histogram: SizeHistogram): FigureSpec {
  const { unit, sizes, members, classes } = histogram;
  const total = members.reduce((sum, size) => sum + size, 0);
  const below = (size: number): number => members.reduce((sum, count, i) => sum + (sizes[i]! < size ? count : 0), 0);
  const shown = (key: string, text: string): Shown => ({ key: `${unit}/${key}`, text });
  const bins = EDGES.slice(0, -1).map((from, i) => {
    const to = EDGES[i + 1]!;
    const inside = sizes.flatMap((size, at) => (size >= from && size < to ? [at] : []));
    const count = inside.reduce((sum, at) => sum + members[at]!, 0);
    const share = total === 0 ? 0 : count / total;
    return { from, to: to === Infinity ? null : to - 1, count, share, groups: classes === null ? null : inside.reduce((sum, at) => sum + classes[at]!, 0) };
  });
  const alone = bins[0]!;
  const many = unit === 'person' ? 'people' : 'rows';
  return {
    ...identity(document, `group-sizes-${unit}`),
    title: [shown('alone', `${formatCount(alone.count)} of ${formatCount(total)}`), ` ${many} stand alone`, '; ', shown('below-11', formatShare(total === 0 ? 0 : below(11) / total)), ' share their values with fewer than 11'],
    caption: [`Groups of ${many} that agree on ${quasiOf(document)}. ${unit === 'person' ? `People are told apart by ${document.subject}.` : 'Rows are counted: where people repeat, groups hold fewer people.'}`],
    summary: [`Bars: the share of ${many} by the size of their group, from alone to 20 or more. `, ...bins.flatMap((bin, i) => [i === 0 ? '' : '; ', `${binLabel(bin.from, bin.to)}: `, shown(`bin-${bin.from}`, formatShare(bin.share))]), '.'],
    table: {
      caption: `${many === 'people' ? 'People' : 'Rows'} by size of group`,
      columns: ['group', ...(classes === null ? [] : ['groups']), many, 'share'],
      rows: bins.map((bin) => [binLabel(bin.from, bin.to), ...(bin.groups === null ? [] : [shown(`groups-${bin.from}`, formatCount(bin.groups))]), shown(`members-${bin.from}`, formatCount(bin.count)), shown(`bin-${bin.from}`, formatShare(bin.share))]),
    },
    drawing: {
      kind: 'group-sizes',
      axis: `share of the ${many}`,
      bins: bins.map((bin) => ({ label: binLabel(bin.from, bin.to), from: bin.from, share: bin.share, text: formatShare(bin.share), key: `${unit}/bin-${bin.from}` })),
      threshold: 11,
      thresholds: [3, 5, 11, 20].map((size) => ({ size, shown: shown(`below-${size}`, formatShare(total === 0 ? 0 : below(size) / total)) })),
    },
  };
}

export function quasiOf({ columns }: AssessmentDocument): string {
  return columns.filter(({ attributeClass }) => attributeClass === 'quasi-identifier').map(({ name }) => name).join(', ');
}

/** What each column adds to the rows that stand alone: its fair part of the whole. */
export function columnCostFigure(document: AssessmentDocument): FigureSpec | null {
  const { closer } = document;
  if (closer === null || closer.columns.length < 2) return null;
  const ranked = [...closer.columns].sort((a, b) => b.shapley.sampleUnique - a.shapley.sampleUnique);
  const shown = (name: string, part: string, value: number): Shown => ({ key: `column/${name}/${part}`, text: formatShare(value) });
  const most = ranked[0]!;
  const dearest = ranked.reduce((top, own) => (own.dropOne.sampleUnique > top.dropOne.sampleUnique ? own : top));
  return {
    ...identity(document, 'column-cost'),
    title: [`${most.name} costs the most privacy: `, shown(most.name, 'shapley', most.shapley.sampleUnique), ' of all rows stand alone on its account'],
    caption: [`Each column's part of the rows that stand alone on all of ${quasiOf(document)}: what it adds, averaged over all orders of the columns (Shapley value). Rows are counted.`],
    summary: ['Bars, the longest first: ', ...ranked.flatMap((column, i) => [i === 0 ? '' : '; ', `${column.name} `, shown(column.name, 'shapley', column.shapley.sampleUnique)]), `. Without ${dearest.name} `, shown(dearest.name, 'drop-one', dearest.dropOne.sampleUnique), ' of the rows would no longer stand alone.'],
    table: {
      caption: 'What each column adds to the share of rows that stand alone',
      columns: ['column', 'its part', 'gone without it', 'alone', 'bits'],
      rows: ranked.map(({ name, shapley, dropOne, addOne }) => [name, shown(name, 'shapley', shapley.sampleUnique), shown(name, 'drop-one', dropOne.sampleUnique), shown(name, 'add-one', addOne.sampleUnique), { key: `column/${name}/bits`, text: addOne.entropy.toFixed(1) }]),
    },
    drawing: {
      kind: 'bars',
      axis: 'percent of the rows',
      rows: ranked.map(({ name, shapley }, i) => ({ label: name, value: 100 * Math.max(0, shapley.sampleUnique), text: formatShare(shapley.sampleUnique), key: `column/${name}/shapley`, role: i === 0 ? ('subject' as const) : ('context' as const) })),
      rule: null,
    },
  };
}
