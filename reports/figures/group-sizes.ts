import * as Plot from '@observablehq/plot';
import { labelWidth, ROLE, type Canvas } from './drawing.ts';
import { keyed, plotSvg, shareAxis } from './plot.ts';
import type { Shown } from '../numbers.ts';

/** People by the size of the group that they are hidden in; the reader moves the threshold. */
export interface GroupSizesDrawing {
  readonly kind: 'group-sizes';
  /** What shares are of; by default the released people. */
  readonly axis?: string;
  readonly bins: readonly { readonly label: string; readonly from: number; readonly share: number; readonly text: string; readonly key: string }[];
  /** The bins below this size are drawn in the subject's colour. */
  readonly threshold: number;
  /** Class sizes for which the document holds the share of people below them. */
  readonly thresholds: readonly { readonly size: number; readonly shown: Shown }[];
}

const ROW = 30;

export function drawGroupSizes({ bins, threshold, axis = 'share of the released people' }: GroupSizesDrawing, canvas: Canvas): SVGSVGElement {
  const marginLeft = Math.max(...bins.map((bin) => labelWidth(bin.label))) + 14;
  const valueWidth = Math.max(...bins.map((bin) => labelWidth(bin.text))) + 10;
  const bottom = bins.length * ROW + 2;
  const rows = bins.map((bin, index) => ({ ...bin, y: index * ROW + ROW / 2 }));
  const line = bins.findIndex((bin) => bin.from >= threshold);
  return plotSvg(canvas, bottom + 46, {
    marginLeft,
    marginRight: valueWidth,
    marginBottom: 46,
    x: { domain: [0, 1] },
    y: { axis: null, domain: [0, bottom], range: [0, bottom] },
    marks: [
      ...shareAxis(bottom, axis, canvas.width - marginLeft),
      Plot.rect(rows, { x1: 0, x2: 'share', y1: (row) => row.y - 10, y2: (row) => row.y + 10, fill: (row) => (row.from < threshold ? ROLE.subject : ROLE.context) }),
      Plot.ruleX([0], { y1: 0, y2: bottom, stroke: 'currentColor' }),
      ...(line > 0 ? [Plot.ruleY([line * ROW], { stroke: 'currentColor', strokeDasharray: '3,3', insetLeft: -marginLeft, insetRight: -valueWidth })] : []),
      Plot.text(rows, { frameAnchor: 'left', dx: -10, y: 'y', text: 'label', textAnchor: 'end', fill: 'currentColor' }),
      Plot.text(rows, { x: 'share', y: 'y', dx: 7, text: 'text', textAnchor: 'start', fill: 'currentColor', fontVariant: 'tabular-nums', render: keyed(rows, (row) => row.key) }),
    ],
  });
}
