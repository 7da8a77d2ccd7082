import * as Plot from '@observablehq/plot';
import { labelWidth, ROLE, type Canvas } from './drawing.ts';
import { axisTitle, plotSvg } from './plot.ts';

/** Risk against utility, one point per strategy. */
export interface FrontierDrawing {
  readonly kind: 'frontier';
  readonly xAxis: string;
  readonly yAxis: string;
  /** Where the risk axis starts: 0, or below where an interval reaches below. It ends at 100 %. */
  readonly yStart: number;
  readonly xDomain: readonly [number, number];
  readonly xShare: boolean;
  /** True where a smaller x serves the business better; the axis then runs backwards, so that right is better. */
  readonly xReversed: boolean;
  readonly points: readonly FrontierPoint[];
}

export interface FrontierPoint {
  readonly label: string;
  readonly x: number;
  readonly xLow: number | null;
  readonly xHigh: number | null;
  readonly y: number;
  readonly yLow: number | null;
  readonly yHigh: number | null;
  /** A strategy that clearly beats this one. */
  readonly beatenBy: string | null;
  /** Whether no other's estimates are as good in both; these are joined by steps. */
  readonly onLine: boolean;
}

/** Labels beside their points, the lowest first, moved up or down until none covers another. */
function placeLabels(points: readonly { px: number; py: number; label: string }[], width: number, floor: number): { x: number; y: number; anchor: 'start' | 'end' }[] {
  const placed: { left: number; right: number; y: number }[] = [];
  const labels: { x: number; y: number; anchor: 'start' | 'end' }[] = [];
  const order = points.map((_, index) => index).sort((a, b) => points[b]!.py - points[a]!.py);
  for (const index of order) {
    const { px, py, label } = points[index]!;
    const size = labelWidth(label);
    const candidates = [-13, 13, -27, 27, -41, 41, -55, -69, -83].flatMap((offset) => (['start', 'end'] as const).map((anchor) => {
      const left = anchor === 'start' ? px + 9 : px - 9 - size;
      return { left, right: left + size, y: py + offset, anchor };
    })).filter(({ left, right, y }) => left >= 0 && right <= width && y > 8 && y < floor);
    const free = candidates.find(({ left, right, y }) => placed.every((other) => Math.abs(other.y - y) >= 16 || other.right + 8 < left || other.left > right + 8)
      && points.every((point) => point.px === px && point.py === py || Math.abs(point.py - y) > 11 || point.px < left - 6 || point.px > right + 6));
    const chosen = free ?? candidates[0] ?? { left: px + 9, right: px + 9 + size, y: py - 13, anchor: 'start' as const };
    placed.push(chosen);
    labels[index] = { x: chosen.anchor === 'start' ? chosen.left : chosen.right, y: chosen.y, anchor: chosen.anchor };
  }
  return labels;
}

export function drawFrontier(drawing: FrontierDrawing, canvas: Canvas): SVGSVGElement {
  const margin = { left: 48, right: 16, top: 26, bottom: 50 };
  const width = canvas.width;
  const height = Math.min(440, Math.max(300, width * 0.62));
  const [x0, x1] = drawing.xReversed ? [drawing.xDomain[1], drawing.xDomain[0]] : drawing.xDomain;
  const px = (x: number): number => margin.left + ((x - x0) / (x1 - x0)) * (width - margin.left - margin.right);
  const py = (y: number): number => height - margin.bottom - ((y - drawing.yStart) / (1 - drawing.yStart)) * (height - margin.top - margin.bottom);
  const points = drawing.points.map((point) => ({ ...point, px: px(point.x), py: py(point.y) }));
  const labels = placeLabels(points, width, height - margin.bottom - 8);
  const best = points.filter((point) => point.onLine).sort((a, b) => a.px - b.px);
  const cross = { stroke: (point: FrontierPoint) => (point.beatenBy === null ? ROLE.subject : ROLE.context), strokeOpacity: 0.45, strokeWidth: 3, strokeLinecap: 'round' } as const;
  const format = (value: number): string => (drawing.xShare ? `${Math.round(value * 100)}%` : String(Number(value.toPrecision(6))));
  return plotSvg(canvas, height, {
    marginTop: margin.top,
    marginLeft: margin.left,
    marginRight: margin.right,
    marginBottom: margin.bottom,
    x: { domain: [x0, x1] },
    y: { domain: [drawing.yStart, 1], range: [height - margin.bottom, margin.top] },
    marks: [
      Plot.gridY([0, 0.25, 0.5, 0.75, 1], { stroke: 'var(--grid)', strokeOpacity: 1 }),
      Plot.axisY({ ticks: [0, 0.25, 0.5, 0.75, 1], tickFormat: (value: number) => `${Math.round(value * 100)}%`, tickSize: 0, label: null, fill: 'var(--muted)' }),
      Plot.axisX({ ticks: width < 480 ? 3 : 5, tickSize: 0, tickFormat: format, label: null, fill: 'var(--muted)' }),
      axisTitle(drawing.xAxis, width - margin.left),
      Plot.text([drawing.yAxis], { frameAnchor: 'top-left', dx: -44, dy: -24, fill: 'var(--muted)', textAnchor: 'start', lineAnchor: 'top' }),
      Plot.line(best, { x: 'x', y: 'y', curve: 'step-after', stroke: ROLE.subject, strokeOpacity: 0.5, strokeDasharray: '4,3' }),
      Plot.link(points.filter((point) => point.xLow !== null), { x1: 'xLow', x2: 'xHigh', y1: 'y', y2: 'y', ...cross }),
      Plot.link(points.filter((point) => point.yLow !== null), { x1: 'x', x2: 'x', y1: 'yLow', y2: 'yHigh', ...cross }),
      Plot.dot(points, { x: 'x', y: 'y', r: 6, symbol: (point: FrontierPoint) => (point.beatenBy === null ? 'circle' : 'square'), fill: (point: FrontierPoint) => (point.beatenBy === null ? ROLE.subject : ROLE.context), stroke: 'var(--surface)' }),
      (_, __, ___, ____, { document }) => {
        const group = document.createElementNS('http://www.w3.org/2000/svg', 'g');
        // A halo keeps a label legible where an interval or a step runs behind it.
        for (const [name, value] of Object.entries({ fill: 'currentColor', stroke: 'var(--surface)', 'stroke-width': '4', 'stroke-linejoin': 'round', 'paint-order': 'stroke' })) group.setAttribute(name, value);
        points.forEach((point, index) => {
          const label = labels[index]!;
          const text = document.createElementNS('http://www.w3.org/2000/svg', 'text');
          text.setAttribute('x', label.x.toFixed(1));
          text.setAttribute('y', label.y.toFixed(1));
          text.setAttribute('dy', '0.32em');
          text.setAttribute('text-anchor', label.anchor);
          text.textContent = point.label;
          group.append(text);
        });
        return group;
      },
    ],
  });
}
