import * as Plot from '@observablehq/plot';
import { labelWidth, ROLE, type Canvas, type Role } from './drawing.ts';
import { axisTitle, keyed, plotSvg } from './plot.ts';

/** Shares that grow with a count: many thin lines for the variation, a thick one for the middle, labelled at their ends. */
export interface LinesDrawing {
  readonly kind: 'lines';
  readonly xAxis: string;
  readonly yAxis: string;
  readonly xDomain: readonly [number, number];
  readonly lines: readonly ChartLine[];
}

export interface ChartLine {
  readonly points: readonly (readonly [number, number])[];
  readonly weight: 'thin' | 'thick';
  readonly dashed?: boolean;
  readonly role: Role;
  /** Written where the line ends; thin lines have none. */
  readonly label: string | null;
  readonly key: string | null;
}

export function drawLines({ lines, xAxis, yAxis, xDomain }: LinesDrawing, canvas: Canvas): SVGSVGElement {
  const labels = lines.filter((line) => line.label !== null);
  const marginRight = Math.max(12, ...labels.map((line) => labelWidth(line.label!) + 12));
  const margin = { left: 46, top: 28, bottom: 48 };
  const height = Math.min(400, Math.max(280, canvas.width * 0.55));
  const span = height - margin.top - margin.bottom;
  // Ends that lie close are pushed apart downwards, highest first.
  const ends = labels.map((line) => ({ line, x: line.points.at(-1)![0], y: line.points.at(-1)![1], dy: 0 })).sort((a, b) => b.y - a.y);
  ends.forEach((end, index) => {
    const above = ends[index - 1];
    if (above === undefined) return;
    const gap = (above.y - end.y) * span - above.dy;
    if (gap < 17) end.dy = 17 - gap;
  });
  const ticks = Array.from({ length: xDomain[1] - xDomain[0] + 1 }, (_, index) => xDomain[0] + index);
  return plotSvg(canvas, height, {
    marginLeft: margin.left,
    marginRight,
    marginTop: margin.top,
    marginBottom: margin.bottom,
    x: { domain: [...xDomain] },
    y: { domain: [0, 1], range: [height - margin.bottom, margin.top] },
    marks: [
      Plot.gridY([0, 0.25, 0.5, 0.75, 1], { stroke: 'var(--grid)', strokeOpacity: 1 }),
      Plot.axisY({ ticks: [0, 0.25, 0.5, 0.75, 1], tickFormat: (value: number) => `${Math.round(value * 100)}%`, tickSize: 0, label: null, fill: 'var(--muted)' }),
      Plot.axisX({ ticks, tickFormat: String, tickSize: 0, label: null, fill: 'var(--muted)' }),
      axisTitle(xAxis, canvas.width - margin.left),
      Plot.text([yAxis], { frameAnchor: 'top-left', dx: -margin.left, dy: -26, fill: 'var(--muted)', textAnchor: 'start', lineAnchor: 'top' }),
      ...lines.filter((line) => line.weight === 'thin').map((line) => Plot.line(line.points, { stroke: ROLE[line.role], strokeWidth: 1, strokeOpacity: 0.3 })),
      ...lines.filter((line) => line.weight === 'thick').flatMap((line) => [
        Plot.line(line.points, { stroke: ROLE[line.role], strokeWidth: 3, strokeLinejoin: 'round', ...(line.dashed === true ? { strokeDasharray: '7,5' } : {}) }),
        Plot.dot(line.points, { x: '0', y: '1', r: 4, fill: ROLE[line.role], stroke: 'var(--surface)', symbol: line.dashed === true ? 'square' : 'circle' }),
      ]),
      ...ends.map(({ line, x, y, dy }) => Plot.text([line], { x: () => x, y: () => y, dx: 10, dy, text: (own) => own.label, textAnchor: 'start', fill: 'currentColor', render: keyed([line], (own) => own.key) })),
    ],
  });
}
