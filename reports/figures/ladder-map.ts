import * as Plot from '@observablehq/plot';
import { labelWidth, ROLE, type Canvas } from './drawing.ts';
import { axisTitle, plotSvg } from './plot.ts';

/** Strategies in risk and loss: right loses less, down risks less, so that the lower right corner is where nobody is. */
export interface LadderMapDrawing {
  readonly kind: 'ladder-map';
  readonly xAxis: string;
  readonly yAxis: string;
  readonly xDomain: readonly [number, number];
  /** True where less of x is better; the axis then runs backwards. */
  readonly xReversed: boolean;
  readonly yDomain: readonly [number, number];
  readonly points: readonly MapPoint[];
  /** A limit on the risk, as a line. */
  readonly limit: { readonly y: number; readonly label: string } | null;
}

export interface MapPoint {
  /** The strategy's number in the tables. */
  readonly number: number;
  readonly label: string;
  readonly x: number;
  readonly xLow: number;
  readonly xHigh: number;
  readonly y: number;
  readonly yLow: number;
  readonly yHigh: number;
  readonly standing: 'frontier' | 'close' | 'beaten';
  /** The release that the others are held against. */
  readonly control: boolean;
}

interface Box { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number }

interface Place { readonly x: number; readonly y: number; readonly text: string; readonly anchor: 'start' | 'end' | 'middle'; readonly far: boolean }

const LINE = 16;

/** Names beside their points where there is room, else the number alone, with a thread where it stands apart. */
function placeNames(points: readonly (MapPoint & { px: number; py: number })[], frame: Box, besides: readonly Box[]): Place[] {
  const taken: Box[] = points.map(({ px, py }) => ({ left: px - 7, right: px + 7, top: py - 7, bottom: py + 7 }));
  taken.push(...besides);
  const free = (box: Box, own: number): boolean => box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom
    && taken.every((other, index) => index === own || box.right < other.left || box.left > other.right || box.bottom < other.top || box.top > other.bottom);
  const order = points.map((_, index) => index).sort((a, b) => Number(points[b]!.standing === 'frontier') - Number(points[a]!.standing === 'frontier') || points[a]!.py - points[b]!.py);
  const places: Place[] = [];
  for (const own of order) {
    const { px, py, label, number } = points[own]!;
    const tries = [`${number} ${label}`, String(number)].flatMap((text) => {
      const width = labelWidth(text);
      return [0, -14, 14, -24, 24, -36, 36, -50, 50, -66, 66, -82, 82].flatMap((dy) => (['start', 'end'] as const).map((anchor) => {
        const gap = Math.abs(dy) < 10 ? 11 : 6;
        const left = anchor === 'start' ? px + gap : px - gap - width;
        return { text, anchor, dy, box: { left: left - 3, right: left + width + 3, top: py + dy - LINE / 2, bottom: py + dy + LINE / 2 } };
      }));
    });
    const chosen = tries.find(({ box }) => free(box, own)) ?? tries.at(-1)!;
    taken.push(chosen.box);
    places[own] = { x: chosen.anchor === 'start' ? chosen.box.left + 3 : chosen.box.right - 3, y: py + chosen.dy, text: chosen.text, anchor: chosen.anchor, far: Math.abs(chosen.dy) > 20 };
  }
  return places;
}

/** An axis title without its last words where it would be cut. */
function fitted(title: string, available: number): string {
  return labelWidth(title) <= available ? title : title.split(':')[0]!;
}

export function drawLadderMap(drawing: LadderMapDrawing, canvas: Canvas): SVGSVGElement {
  const margin = { left: 46, right: 14, top: 30, bottom: 50 };
  const { width } = canvas;
  const height = Math.round(Math.min(500, Math.max(380, width * 0.68)));
  const [x0, x1] = drawing.xReversed ? [drawing.xDomain[1], drawing.xDomain[0]] : drawing.xDomain;
  const [y0, y1] = drawing.yDomain;
  const frame = { left: margin.left, right: width - margin.right, top: margin.top, bottom: height - margin.bottom };
  const px = (x: number): number => frame.left + ((x - x0) / (x1 - x0)) * (frame.right - frame.left);
  const py = (y: number): number => frame.bottom - ((y - y0) / (y1 - y0)) * (frame.bottom - frame.top);
  const clampX = (x: number): number => Math.max(Math.min(x0, x1), Math.min(Math.max(x0, x1), x));
  const clampY = (y: number): number => Math.max(y0, Math.min(y1, y));
  const points = drawing.points.map((point) => ({ ...point, px: px(point.x), py: py(point.y), xLow: clampX(point.xLow), xHigh: clampX(point.xHigh), yLow: clampY(point.yLow), yHigh: clampY(point.yHigh) }));
  const { limit } = drawing;
  const named = limit === null ? [] : [{ left: frame.left, right: frame.left + 4 + labelWidth(limit.label), top: py(limit.y) - 16, bottom: py(limit.y) }];
  const places = placeNames(points, { ...frame, left: 2, right: width - 2 }, named);
  const line = points.filter(({ standing }) => standing === 'frontier').sort((a, b) => a.px - b.px);
  const colour = ({ standing }: MapPoint): string => (standing === 'beaten' ? ROLE.context : ROLE.subject);
  const cross = { stroke: colour, strokeOpacity: 0.4, strokeWidth: 2.5, strokeLinecap: 'round' } as const;
  const percent = (value: number): string => `${Math.round(value * 100)}%`;
  const step = y1 - y0 > 0.6 ? 0.25 : y1 - y0 > 0.25 ? 0.1 : 0.05;
  const ticks = Array.from({ length: 60 }, (_, i) => (i - 20) * step).filter((tick) => tick >= y0 - 1e-9 && tick <= y1 + 1e-9);
  return plotSvg(canvas, height, {
    marginTop: margin.top, marginLeft: margin.left, marginRight: margin.right, marginBottom: margin.bottom,
    x: { domain: [x0, x1] },
    y: { domain: [y0, y1], range: [frame.bottom, frame.top] },
    marks: [
      Plot.gridY(ticks, { stroke: 'var(--grid)', strokeOpacity: 1 }),
      Plot.axisY({ ticks, tickFormat: percent, tickSize: 0, label: null, fill: 'var(--muted)' }),
      Plot.axisX({ ticks: width < 480 ? 3 : 6, tickSize: 0, tickFormat: percent, label: null, fill: 'var(--muted)' }),
      axisTitle(fitted(drawing.xAxis, width - margin.left), width - margin.left),
      Plot.text([fitted(drawing.yAxis, width)], { frameAnchor: 'top-left', dx: -margin.left + 2, dy: -26, fill: 'var(--muted)', textAnchor: 'start', lineAnchor: 'top' }),
      Plot.ruleY([0], { stroke: 'var(--control)' }),
      ...(drawing.limit === null ? [] : [
        Plot.ruleY([drawing.limit.y], { stroke: 'currentColor', strokeDasharray: '2,3' }),
        Plot.text([drawing.limit], { frameAnchor: 'left', y: 'y', dx: 4, dy: -8, text: 'label', textAnchor: 'start', fill: 'currentColor' }),
      ]),
      Plot.line(line, { x: 'x', y: 'y', curve: drawing.xReversed ? 'step-before' : 'step-after', stroke: ROLE.subject, strokeOpacity: 0.6, strokeDasharray: '4,3' }),
      Plot.link(points, { x1: 'xLow', x2: 'xHigh', y1: 'y', y2: 'y', ...cross }),
      Plot.link(points, { x1: 'x', x2: 'x', y1: 'yLow', y2: 'yHigh', ...cross }),
      Plot.dot(points, {
        x: 'x', y: 'y', r: 6,
        symbol: ({ standing }: MapPoint) => (standing === 'beaten' ? 'square' : 'circle'),
        fill: (point: MapPoint) => (point.standing === 'close' ? 'var(--surface)' : colour(point)),
        stroke: (point: MapPoint) => (point.standing === 'close' ? ROLE.subject : 'var(--surface)'),
        strokeWidth: 1.5,
      }),
      (_, __, ___, ____, { document }) => {
        const group = document.createElementNS('http://www.w3.org/2000/svg', 'g');
        const make = (name: string, attributes: Readonly<Record<string, string | number>>, text?: string): void => {
          const element = document.createElementNS('http://www.w3.org/2000/svg', name);
          for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
          if (text !== undefined) element.textContent = text;
          group.append(element);
        };
        points.forEach((point, index) => {
          const { x, y, far } = places[index]!;
          if (far) make('line', { x1: point.px.toFixed(1), y1: point.py.toFixed(1), x2: x.toFixed(1), y2: y.toFixed(1), stroke: 'var(--control)', 'stroke-width': 1 });
        });
        points.forEach((point, index) => {
          const { x, y, text, anchor } = places[index]!;
          make('text', { x: x.toFixed(1), y: y.toFixed(1), dy: '0.32em', 'text-anchor': anchor, fill: point.standing === 'beaten' ? 'var(--muted)' : 'currentColor', 'font-weight': point.standing === 'frontier' ? 600 : 400, stroke: 'var(--surface)', 'stroke-width': 3.5, 'stroke-linejoin': 'round', 'paint-order': 'stroke' }, text);
        });
        return group;
      },
    ],
  });
}
