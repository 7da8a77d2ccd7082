import * as Plot from '@observablehq/plot';
import { labelWidth, ROLE, type Canvas, type Role } from './drawing.ts';
import { axisTitle, plotSvg } from './plot.ts';

/** One or two series over an axis each, logarithmic or not, named in a line above the frame. */
export interface XyDrawing {
  readonly kind: 'xy';
  readonly x: XyAxis;
  readonly y: XyAxis;
  readonly series: readonly XySeries[];
}

export interface XyAxis {
  readonly label: string;
  readonly log: boolean;
  readonly domain: readonly [number, number];
  /** Where the axis is labelled, and how. */
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
}

export interface XySeries {
  readonly label: string;
  readonly role: Role;
  readonly mark: 'line' | 'dots';
  readonly dashed?: boolean;
  readonly points: readonly (readonly [x: number, y: number])[];
}

const LEGEND_LINE = 22;
/** A line through so few points shows where they are. */
const FEW = 8;

export function drawXy({ x, y, series }: XyDrawing, canvas: Canvas): SVGSVGElement {
  const marginLeft = Math.max(...y.ticks.map(({ text }) => labelWidth(text))) + 12;
  const marginRight = 18;
  // Names of series side by side where they fit, else below each other.
  let [line, at] = [0, 0];
  const names = series.map((own) => {
    const width = labelWidth(own.label) + 40;
    if (at > 0 && at + width > canvas.width) [line, at] = [line + 1, 0];
    const place = { own, left: at, y: 10 + line * LEGEND_LINE };
    at += width;
    return place;
  });
  const legend = 10 + (line + 1) * LEGEND_LINE;
  const marginTop = legend + 26;
  const height = marginTop + Math.min(280, Math.max(200, canvas.width * 0.42)) + 48;
  const spread = (axis: XyAxis): Plot.ScaleOptions => ({ type: axis.log ? 'log' : 'linear', domain: [...axis.domain] });
  // Narrow drawings leave out every other label of the horizontal axis.
  const ticks = x.ticks.filter((_, index) => canvas.width >= 420 || x.ticks.length <= 4 || index % 2 === 0);
  const textOf = (axis: XyAxis) => (value: number): string => axis.ticks.find((tick) => tick.at === value)?.text ?? '';
  return plotSvg(canvas, height, {
    marginLeft,
    marginRight,
    marginTop,
    marginBottom: 48,
    x: spread(x),
    y: { ...spread(y), range: [height - 48, marginTop] },
    marks: [
      Plot.gridY(y.ticks.map(({ at: value }) => value), { stroke: 'var(--grid)', strokeOpacity: 1 }),
      Plot.axisY({ ticks: y.ticks.map(({ at: value }) => value), tickFormat: textOf(y), tickSize: 0, label: null, fill: 'var(--muted)' }),
      Plot.axisX({ ticks: ticks.map(({ at: value }) => value), tickFormat: textOf(x), tickSize: 4, label: null, fill: 'var(--muted)' }),
      axisTitle(x.label, canvas.width - marginLeft),
      Plot.text([y.label], { frameAnchor: 'top-left', dx: -marginLeft, dy: -24, fill: 'var(--muted)', textAnchor: 'start', lineAnchor: 'top' }),
      ...series.flatMap((own) =>
        own.mark === 'line'
          ? [...(own.points.length > FEW ? [] : [Plot.dot(own.points, { x: '0', y: '1', r: 3.5, fill: ROLE[own.role] })]), Plot.line(own.points, { stroke: ROLE[own.role], strokeWidth: 2.5, strokeLinejoin: 'round', ...(own.dashed === true ? { strokeDasharray: '6,4' } : {}) })]
          : [Plot.dot(own.points, { x: '0', y: '1', r: 5, fill: ROLE[own.role], stroke: 'var(--surface)' })],
      ),
      ...names.flatMap(({ own, left, y: top }) => [
        Plot.dot([own], { frameAnchor: 'top-left', dx: left - marginLeft + 7, dy: top - marginTop, r: own.dashed === true ? 4 : 5, fill: own.dashed === true ? 'none' : ROLE[own.role], stroke: own.dashed === true ? ROLE[own.role] : 'none', strokeWidth: 2, symbol: own.mark === 'line' ? 'square' : 'circle' }),
        Plot.text([own.label], { frameAnchor: 'top-left', dx: left - marginLeft + 20, dy: top - marginTop, textAnchor: 'start', lineAnchor: 'middle', fill: 'currentColor' }),
      ]),
    ],
  });
}
