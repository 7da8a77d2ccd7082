import * as Plot from '@observablehq/plot';
import { ROLE, type Canvas } from './drawing.ts';
import { plotSvg } from './plot.ts';

/** Seven days by twenty-four hours; a fuller colour is a busier hour. */
export interface WeekGridDrawing {
  readonly kind: 'week-grid';
  /** Monday first; 24 values each. */
  readonly days: readonly { readonly label: string; readonly hours: readonly number[] }[];
  readonly unit: string;
}

const TOP = 2;
const LEFT = 44;
/** The palest hour is still told from the page. */
const PALEST = 0.06;

export function drawWeekGrid({ days, unit }: WeekGridDrawing, canvas: Canvas): SVGSVGElement {
  const wide = canvas.width >= 420;
  const cell = (canvas.width - LEFT - 20) / 24;
  const row = Math.max(22, Math.min(30, cell));
  const bottom = TOP + days.length * row;
  const most = Math.max(1, ...days.flatMap(({ hours }) => hours));
  const cells = days.flatMap(({ hours }, day) => hours.map((value, hour) => ({ hour, y: TOP + day * row, strength: PALEST + (1 - PALEST) * (value / most) })));
  const steps = [0, 0.25, 0.5, 0.75, 1];
  const scale = steps.map((part, index) => ({ x: index * (wide ? 26 : 20), strength: PALEST + (1 - PALEST) * part }));
  const height = bottom + 74;
  return plotSvg(canvas, height, {
    marginLeft: LEFT,
    marginRight: 20,
    marginBottom: 74,
    x: { domain: [0, 24] },
    y: { axis: null, domain: [0, bottom], range: [0, bottom] },
    marks: [
      Plot.rect(cells, { x1: 'hour', x2: (own) => own.hour + 1, y1: 'y', y2: (own) => own.y + row, inset: 0.75, fill: ROLE.comparison, fillOpacity: 'strength' }),
      Plot.text(days, { frameAnchor: 'left', dx: -8, y: (_, index) => TOP + index * row + row / 2, text: 'label', textAnchor: 'end', fill: 'currentColor' }),
      Plot.axisX({ ticks: wide ? [0, 3, 6, 9, 12, 15, 18, 21, 24] : [0, 6, 12, 18], tickFormat: (hour: number) => `${hour}:00`, tickSize: 4, label: null, fill: 'var(--muted)' }),
      ...scale.map(({ x, strength }) => Plot.dot([0], { frameAnchor: 'bottom-left', dx: x + 8, dy: 58, r: 9, symbol: 'square', fill: ROLE.comparison, fillOpacity: strength })),
      Plot.text([`0 to ${Math.round(most).toLocaleString('en')} ${unit}`], { frameAnchor: 'bottom-left', dx: scale.length * (wide ? 26 : 20) + 4, dy: 58, textAnchor: 'start', lineAnchor: 'middle', fill: 'var(--muted)' }),
    ],
  });
}
