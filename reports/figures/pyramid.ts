import * as Plot from '@observablehq/plot';
import { labelWidth, ROLE, type Canvas } from './drawing.ts';
import { axisTitle, plotSvg } from './plot.ts';

/** People by age, women to the left and men to the right, as shares of all; a line marks what is published. */
export interface PyramidDrawing {
  readonly kind: 'pyramid';
  /** Oldest first. */
  readonly bands: readonly { readonly label: string; readonly female: number; readonly male: number; readonly publishedFemale: number; readonly publishedMale: number }[];
}

const ROW = 17;
const TOP = 26;

export function drawPyramid({ bands }: PyramidDrawing, canvas: Canvas): SVGSVGElement {
  const marginLeft = Math.max(...bands.map((band) => labelWidth(band.label))) + 10;
  const marginRight = 12;
  const bottom = TOP + bands.length * ROW;
  const most = Math.max(...bands.flatMap(({ female, male, publishedFemale, publishedMale }) => [female, male, publishedFemale, publishedMale]));
  const step = most > 0.03 ? 0.02 : 0.01;
  const reach = Math.ceil(most / step) * step;
  const ticks = Array.from({ length: Math.round((2 * reach) / step) + 1 }, (_, index) => -reach + index * step);
  const rows = bands.map((band, index) => ({ ...band, y: TOP + index * ROW }));
  const middle = marginLeft + (canvas.width - marginLeft - marginRight) / 2;
  return plotSvg(canvas, bottom + 48, {
    marginLeft,
    marginRight,
    marginBottom: 48,
    x: { domain: [-reach, reach] },
    y: { axis: null, domain: [0, bottom], range: [0, bottom] },
    marks: [
      Plot.ruleX(ticks, { y1: TOP, y2: bottom, stroke: 'var(--grid)' }),
      Plot.axisX({ ticks: canvas.width < 420 ? ticks.filter((_, index) => index % 2 === 0) : ticks, tickFormat: (value: number) => `${Math.abs(Math.round(value * 100))}%`, tickSize: 0, label: null, fill: 'var(--muted)' }),
      axisTitle('share of all people', canvas.width - marginLeft),
      Plot.rect(rows, { x1: (row) => -row.female, x2: 0, y1: (row) => row.y + 2, y2: (row) => row.y + ROW - 2, fill: ROLE.subject }),
      Plot.rect(rows, { x1: 0, x2: 'male', y1: (row) => row.y + 2, y2: (row) => row.y + ROW - 2, fill: ROLE.comparison }),
      ...(['publishedFemale', 'publishedMale'] as const).flatMap((side) => {
        const x = (row: (typeof rows)[number]): number => (side === 'publishedFemale' ? -row[side] : row[side]);
        // A light edge keeps the line apart from the bar that it lies on.
        return [
          Plot.link(rows, { x1: x, x2: x, y1: (row) => row.y + 0.5, y2: (row) => row.y + ROW - 0.5, stroke: 'var(--surface)', strokeWidth: 5 }),
          Plot.link(rows, { x1: x, x2: x, y1: (row) => row.y + 0.5, y2: (row) => row.y + ROW - 0.5, stroke: 'currentColor', strokeWidth: 2 }),
        ];
      }),
      Plot.ruleX([0], { y1: TOP, y2: bottom, stroke: 'currentColor' }),
      Plot.text(rows, { frameAnchor: 'left', dx: -8, y: (row) => row.y + ROW / 2, text: 'label', textAnchor: 'end', fill: 'currentColor' }),
      Plot.text(['women and girls'], { frameAnchor: 'top-left', dx: middle - marginLeft - 10, dy: 10, textAnchor: 'end', fill: 'currentColor', fontWeight: 600 }),
      Plot.text(['men and boys'], { frameAnchor: 'top-left', dx: middle - marginLeft + 10, dy: 10, textAnchor: 'start', fill: 'currentColor', fontWeight: 600 }),
    ],
  });
}
