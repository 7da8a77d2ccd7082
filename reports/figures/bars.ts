import * as Plot from '@observablehq/plot';
import { labelWidth, ROLE, type Canvas, type Role } from './drawing.ts';
import { axisTitle, keyed, plotSvg } from './plot.ts';

/** One zero-based bar per row, with a line to compare against, for example the bits that name one person. */
export interface BarsDrawing {
  readonly kind: 'bars';
  readonly axis: string;
  readonly rows: readonly { readonly label: string; readonly value: number; readonly text: string; readonly key: string; readonly role: Role; /** What to compare the row with, as a line on its bar. */ readonly mark?: number }[];
  readonly rule: { readonly value: number; readonly label: string } | null;
}

const ROW = 30;

export function drawBars({ axis, rows, rule }: BarsDrawing, canvas: Canvas): SVGSVGElement {
  const marginLeft = Math.max(...rows.map((row) => labelWidth(row.label))) + 14;
  const valueWidth = Math.max(...rows.map((row) => labelWidth(row.text))) + 12;
  const top = rule === null ? 2 : 26;
  const bottom = top + rows.length * ROW + 2;
  const placed = rows.map((row, index) => ({ ...row, y: top + index * ROW + ROW / 2 }));
  return plotSvg(canvas, bottom + 46, {
    marginLeft,
    marginRight: valueWidth,
    marginBottom: 46,
    x: { domain: [0, Math.max(rule?.value ?? 0, ...rows.map((row) => Math.max(row.value, row.mark ?? 0)))], nice: true },
    y: { axis: null, domain: [0, bottom], range: [0, bottom] },
    marks: [
      Plot.gridX({ stroke: 'var(--grid)', strokeOpacity: 1, ticks: canvas.width < 480 ? 4 : 8 }),
      Plot.axisX({ ticks: canvas.width < 480 ? 4 : 8, tickSize: 0, label: null, fill: 'var(--muted)' }),
      axisTitle(axis, canvas.width - marginLeft),
      Plot.rect(placed, { x1: 0, x2: 'value', y1: (row) => row.y - 10, y2: (row) => row.y + 10, fill: (row) => ROLE[row.role as Role] }),
      // A light edge keeps the line apart from the bar that it lies on.
      ...[{ stroke: 'var(--surface)', strokeWidth: 5 }, { stroke: 'currentColor', strokeWidth: 2 }].map((style) => Plot.link(placed.filter((row) => row.mark !== undefined), { x1: 'mark', x2: 'mark', y1: (row) => row.y - 13, y2: (row) => row.y + 13, ...style })),
      Plot.ruleX([0], { y1: top, y2: bottom, stroke: 'currentColor' }),
      ...(rule === null ? [] : [
        Plot.ruleX([rule.value], { y1: 18, y2: bottom, stroke: 'currentColor', strokeDasharray: '3,3' }),
        Plot.text([rule], { x: 'value', y: 8, text: 'label', textAnchor: 'end', fill: 'currentColor' }),
      ]),
      Plot.text(placed, { frameAnchor: 'left', dx: -10, y: 'y', text: 'label', textAnchor: 'end', fill: 'currentColor' }),
      Plot.text(placed, { x: 'value', y: 'y', dx: 7, text: 'text', textAnchor: 'start', fill: 'currentColor', fontVariant: 'tabular-nums', stroke: 'var(--surface)', strokeWidth: 4, render: keyed(placed, (row) => row.key) }),
    ],
  });
}
