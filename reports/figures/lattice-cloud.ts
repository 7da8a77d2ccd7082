import * as Plot from '@observablehq/plot';
import { ROLE, type Canvas } from './drawing.ts';
import { axisTitle, plotSvg } from './plot.ts';

/** Every generalization by the rows that it must leave out and by its loss: a cloud for one k, and its lower edge for each k. */
export interface LatticeCloudDrawing {
  readonly kind: 'lattice-cloud';
  /** Nodes in cells over [0, 1]², equal in loss and in the square root of the share left out: `cells[loss][left out]`. */
  readonly cells: readonly (readonly number[])[];
  readonly cloudK: number;
  /** Corners of the lower edge, by rising share of rows left out. */
  readonly curves: readonly { readonly k: number; readonly corners: readonly (readonly [x: number, y: number])[] }[];
  /** Single nodes to point at, with a name each. */
  readonly marks?: readonly { readonly x: number; readonly y: number; readonly label: string }[];
}

/** Steps of darkness: nodes of a cell against the fullest one, on a logarithm so that one full cell does not pale the others. */
const STEPS = [0.2, 0.34, 0.48, 0.62, 0.8];

export function drawLatticeCloud({ cells, curves, cloudK, marks = [] }: LatticeCloudDrawing, canvas: Canvas): SVGSVGElement {
  const margin = { left: 46, right: 60, top: 30, bottom: 50 };
  const { width } = canvas;
  const height = Math.round(Math.min(470, Math.max(340, width * 0.62)));
  const most = Math.max(1, ...cells.flat());
  const size = 1 / cells.length;
  const boxes = cells.flatMap((row, y) => row.flatMap((nodes, x) => (nodes === 0 ? [] : [{ x1: x * x * size * size, x2: (x + 1) * (x + 1) * size * size, y1: y * size, y2: (y + 1) * size, opacity: STEPS[Math.min(STEPS.length - 1, Math.floor((Math.log(nodes) / Math.max(1, Math.log(most))) * STEPS.length))]! }])));
  const steps = curves.flatMap(({ k, corners }) => {
    const path = corners.flatMap(([x, y], i) => (i === 0 ? [{ k, x, y }] : [{ k, x, y: corners[i - 1]![1] }, { k, x, y }]));
    const last = corners.at(-1);
    return last === undefined ? [] : [...path, { k, x: 1, y: last[1] }];
  });
  // Curves are named where they end, at the right, from above downwards.
  const plotHeight = height - margin.top - margin.bottom;
  const py = (y: number): number => height - margin.bottom - y * plotHeight;
  let floor = -Infinity;
  const dodged = curves.filter(({ corners }) => corners.length > 0).map(({ k, corners }) => ({ k, y: py(corners.at(-1)![1]) })).sort((a, b) => a.y - b.y)
    .map((name) => ({ ...name, at: (floor = Math.max(floor + 15, name.y)) }));
  // Names that gave way to each other are moved back up together by what they gave on average.
  const lift = dodged.reduce((sum, { y, at }) => sum + (at - y) / dodged.length, 0);
  const names = dodged.map((name) => ({ ...name, at: name.at - lift }));
  const percent = (value: number): string => `${Math.round(value * 100)}%`;
  const isCloud = (k: number): boolean => k === cloudK;
  return plotSvg(canvas, height, {
    marginTop: margin.top, marginLeft: margin.left, marginRight: margin.right, marginBottom: margin.bottom,
    // Most of what can be chosen lies below a tenth of the rows.
    x: { type: 'sqrt', domain: [0, 1] },
    y: { domain: [0, 1], range: [height - margin.bottom, margin.top] },
    marks: [
      Plot.gridY([0, 0.25, 0.5, 0.75, 1], { stroke: 'var(--grid)', strokeOpacity: 1 }),
      Plot.rect(boxes, { x1: 'x1', x2: 'x2', y1: 'y1', y2: 'y2', fill: ROLE.context, fillOpacity: 'opacity', inset: 0.5 }),
      Plot.axisY({ ticks: [0, 0.25, 0.5, 0.75, 1], tickFormat: percent, tickSize: 0, label: null, fill: 'var(--muted)' }),
      Plot.axisX({ ticks: width < 480 ? [0, 0.05, 0.25, 1] : [0, 0.01, 0.05, 0.1, 0.25, 0.5, 1], tickFormat: percent, tickSize: 0, label: null, fill: 'var(--muted)' }),
      axisTitle('rows left out: left is better', width - margin.left),
      Plot.text(['detail lost: down is better'], { frameAnchor: 'top-left', dx: -margin.left + 2, dy: -26, fill: 'var(--muted)', textAnchor: 'start', lineAnchor: 'top' }),
      Plot.line(steps, { x: 'x', y: 'y', z: 'k', stroke: ({ k }: { k: number }) => (isCloud(k) ? ROLE.subject : ROLE.comparison), strokeWidth: ({ k }: { k: number }) => (isCloud(k) ? 2.75 : 1.5), strokeLinejoin: 'round' }),
      Plot.dot(marks, { x: 'x', y: 'y', r: 6, fill: ROLE.subject, stroke: 'var(--surface)', strokeWidth: 1.5 }),
      Plot.text(marks, { x: 'x', y: 'y', text: 'label', dx: 6, dy: -11, textAnchor: 'start', fill: 'currentColor', fontWeight: 600, stroke: 'var(--surface)', strokeWidth: 3.5 }),
      (_, __, ___, ____, { document }) => {
        const group = document.createElementNS('http://www.w3.org/2000/svg', 'g');
        for (const { k, y, at } of names) {
          const thread = document.createElementNS('http://www.w3.org/2000/svg', 'line');
          for (const [key, value] of Object.entries({ x1: String(width - margin.right), y1: y.toFixed(1), x2: String(width - margin.right + 9), y2: at.toFixed(1), stroke: 'var(--control)' })) thread.setAttribute(key, value);
          group.append(thread);
          const text = document.createElementNS('http://www.w3.org/2000/svg', 'text');
          for (const [key, value] of Object.entries({ x: String(width - margin.right + 12), y: at.toFixed(1), dy: '0.32em', 'text-anchor': 'start', fill: 'currentColor', 'font-weight': isCloud(k) ? '700' : '400', stroke: 'var(--surface)', 'stroke-width': '3.5', 'stroke-linejoin': 'round', 'paint-order': 'stroke' })) text.setAttribute(key, value);
          text.textContent = `k = ${k}`;
          group.append(text);
        }
        return group;
      },
    ],
  });
}
