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
  /** Where an axis that is no share is labelled, and how; default: at round values. */
  readonly ticks?: readonly { readonly at: number; readonly text: string }[];
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
  // Room for half of the first label of the axis.
  const marginLeft = stacked ? 14 : Math.min(longest, canvas.width * 0.42) + 14;
  const labelSpace = stacked ? canvas.width - valueWidth : marginLeft - 14;

  let y = rule === null ? 4 : 24;
  const headings: { y: number; text: string }[] = [];
  const labels: { y: number; text: string }[] = [];
  const marks = rows.map((row, index) => {
    if (row.heading !== undefined && row.heading !== rows[index - 1]?.heading) {
      y += index === 0 ? 0 : 8;
      for (const [line, text] of wrapLabel(row.heading, canvas.width - valueWidth).entries()) {
        if (line > 0) y += LINE;
        headings.push({ y: y + 14, text });
      }
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
      ...(drawing.share ? shareAxis(bottom, drawing.axis, available) : otherAxis(drawing, available)),
      ...(rule === null ? [] : [
        Plot.ruleX([rule.value], { y1: 18, y2: bottom, stroke: 'currentColor', strokeDasharray: '3,3' }),
        Plot.text([rule], { x: 'value', y: 8, text: 'label', textAnchor: rule.value > (domain[0] + domain[1]) / 2 ? 'end' : 'start', fill: 'currentColor' }),
      ]),
      Plot.link(marks.filter((row) => row.low !== null), { x1: 'low', x2: 'high', y1: 'y', y2: 'y', stroke: (row: DotRow) => ROLE[row.role], strokeWidth: 3, strokeOpacity: 0.45, strokeLinecap: 'round' }),
      Plot.dot(marks, { x: 'value', y: 'y', r: 5.5, fill: (row: DotRow) => ROLE[row.role], stroke: 'var(--surface)', strokeWidth: 1 }),
      Plot.text(marks, { frameAnchor: 'right', y: 'y', dx: valueWidth + 8, text: 'text', textAnchor: 'end', fill: 'currentColor', fontWeight: 600, fontVariant: 'tabular-nums', render: keyed(marks, (row) => row.key) }),
      Plot.text(labels, { frameAnchor: 'left', dx: -14, y: 'y', text: 'text', textAnchor: stacked ? 'start' : 'end', fill: 'currentColor', stroke: 'var(--surface)', strokeWidth: 4 }),
      Plot.text(headings, { frameAnchor: 'left', dx: -marginLeft, y: 'y', text: 'text', textAnchor: 'start', fill: 'var(--muted)', fontWeight: 600, stroke: 'var(--surface)', strokeWidth: 4 }),
    ],
  });
}

function otherAxis({ axis, ticks }: DotsDrawing, available: number): Plot.Markish[] {
  // Narrow drawings leave out every other label, the middle one last.
  const middle = ticks === undefined ? 0 : (ticks.length - 1) / 2;
  const kept = ticks?.filter((_, index) => available >= 420 || ticks.length <= 5 || (index - middle) % 2 === 0);
  const at = kept?.map((tick) => tick.at) ?? 4;
  return [
    Plot.gridX({ ticks: at, stroke: 'var(--grid)', strokeOpacity: 1 }),
    Plot.axisX({ ticks: at, tickSize: 0, label: null, fill: 'var(--muted)', ...(kept === undefined ? {} : { tickFormat: (value: number) => kept.find((tick) => tick.at === value)?.text ?? '' }) }),
    axisTitle(axis, available),
  ];
}
