import * as Plot from '@observablehq/plot';
import { labelWidth, ROLE, wrapLabel, type Canvas, type Role } from './drawing.ts';
import { axisTitle, keyed, plotSvg, shareAxis } from './plot.ts';

/** A dot with its interval per row: attacks, strategies, groups of people. */
export interface DotsDrawing {
  readonly kind: 'dots';
  readonly axis: string;
  /** Shares run over 0–100 %, so that figures of one measure compare; others over their own range. */
  readonly domain: readonly [number, number];
  readonly share: boolean;
  readonly rows: readonly DotRow[];
  /** A line over all rows, for example the overall rate. */
  readonly rule: { readonly value: number; readonly label: string } | null;
}

export interface DotRow {
  readonly label: string;
  /** Rows of one heading stand together under it. */
  readonly heading?: string;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly text: string;
  readonly key: string;
  readonly role: Role;
}

const ROW = 30;
const LINE = 17;

export function drawDots(drawing: DotsDrawing, canvas: Canvas): SVGSVGElement {
  const { rows, domain, rule } = drawing;
  const stacked = canvas.width < 480;
  const valueWidth = Math.max(...rows.map((row) => labelWidth(row.text))) + 14;
  const longest = Math.max(...rows.map((row) => labelWidth(row.label))) + 2;
  const marginLeft = stacked ? 6 : Math.min(longest, canvas.width * 0.42) + 14;
  const labelSpace = stacked ? canvas.width - valueWidth : marginLeft - 14;

  let y = rule === null ? 4 : 24;
  const headings: { y: number; text: string }[] = [];
  const labels: { y: number; text: string }[] = [];
  const marks = rows.map((row, index) => {
    if (row.heading !== undefined && row.heading !== rows[index - 1]?.heading) {
      y += index === 0 ? 0 : 8;
      headings.push({ y: y + 14, text: row.heading });
      y += 26;
    }
    const lines = wrapLabel(row.label, labelSpace);
    const height = stacked ? ROW + lines.length * LINE : Math.max(ROW, lines.length * LINE + 10);
    const dotY = stacked ? y + lines.length * LINE + 13 : y + height / 2;
    lines.forEach((text, line) => labels.push({ text, y: stacked ? y + LINE * (line + 0.6) : dotY + (line - (lines.length - 1) / 2) * LINE }));
    y += height;
    return { ...row, y: dotY };
  });
  const bottom = y + 4;
  const height = bottom + 46;
  const available = canvas.width - marginLeft;

  return plotSvg(canvas, height, {
    marginLeft,
    marginRight: valueWidth + 8,
    marginBottom: 46,
    x: { domain: [...domain], ...(drawing.share ? {} : { nice: true }) },
    y: { axis: null, domain: [0, bottom], range: [0, bottom] },
    marks: [
      ...(drawing.share ? shareAxis(bottom, drawing.axis, available) : [Plot.gridX({ ticks: 4, stroke: 'var(--grid)', strokeOpacity: 1 }), Plot.axisX({ ticks: 4, tickSize: 0, label: null, fill: 'var(--muted)' }), axisTitle(drawing.axis, available)]),
      ...(rule === null ? [] : [
        Plot.ruleX([rule.value], { y1: 18, y2: bottom, stroke: 'currentColor', strokeDasharray: '3,3' }),
        Plot.text([rule], { x: 'value', y: 8, text: 'label', textAnchor: rule.value > (domain[0] + domain[1]) / 2 ? 'end' : 'start', fill: 'currentColor' }),
      ]),
      Plot.link(marks.filter((row) => row.low !== null), { x1: 'low', x2: 'high', y1: 'y', y2: 'y', stroke: (row: DotRow) => ROLE[row.role], strokeWidth: 3, strokeOpacity: 0.45, strokeLinecap: 'round' }),
      Plot.dot(marks, { x: 'value', y: 'y', r: 5.5, fill: (row: DotRow) => ROLE[row.role], stroke: 'var(--surface)', strokeWidth: 1 }),
      Plot.text(marks, { frameAnchor: 'right', y: 'y', dx: valueWidth + 8, text: 'text', textAnchor: 'end', fill: 'currentColor', fontWeight: 600, fontVariant: 'tabular-nums', render: keyed(marks, (row) => row.key) }),
      Plot.text(labels, { frameAnchor: 'left', dx: stacked ? 0 : -14, y: 'y', text: 'text', textAnchor: stacked ? 'start' : 'end', fill: 'currentColor' }),
      Plot.text(headings, { frameAnchor: 'left', dx: stacked ? 0 : -marginLeft, y: 'y', text: 'text', textAnchor: 'start', fill: 'var(--muted)', fontWeight: 600 }),
    ],
  });
}
