import { packEnclose, packSiblings } from 'd3';
import type { Phrase } from '../numbers.ts';
import { labelWidth, ROLE, type Canvas, type Role } from './drawing.ts';

/**
 * A thousand people as dots, each cluster one group of people who look alike in the release: a
 * crowd to hide in, or a dot alone. The groups are drawn in the proportions of the class-size bins,
 * each with its bin's mean size, so a dot is one of a thousand and a cluster is as large as life.
 */
export interface CrowdDrawing {
  readonly kind: 'crowd';
  readonly panels: readonly CrowdPanel[];
  /** What the reader may put into the last panel. */
  readonly choices: readonly CrowdPanel[];
}

export interface CrowdPanel {
  readonly label: string;
  /** What the page says of it: `0 of 19,874 people stand alone in “11-anonymous”`. */
  readonly finding: Phrase;
  readonly bins: readonly CrowdBin[];
}

export interface CrowdBin {
  readonly share: number;
  /** Mean number of people in a class of this bin. */
  readonly size: number;
  readonly role: Role;
}

export interface Dot {
  readonly x: number;
  readonly y: number;
  readonly role: Role;
}

export const DOTS = 1000;
const SPACING = 1;

/** Dots per bin: largest remainders, so that they sum to a thousand and a bin with people keeps at least `least` dots. */
export function apportion(shares: readonly number[], least: readonly number[] = shares.map(() => 1)): number[] {
  const exact = shares.map((share) => share * DOTS);
  const counts = exact.map((value, index) => (value > 0 ? Math.max(least[index]!, Math.floor(value)) : 0));
  const order = exact.map((value, index) => ({ index, rest: value - Math.floor(value) })).sort((a, b) => b.rest - a.rest || a.index - b.index);
  let left = DOTS - counts.reduce((a, b) => a + b, 0);
  for (let turn = 0; left > 0; turn = (turn + 1) % order.length, left--) counts[order[turn]!.index]!++;
  while (left++ < 0) counts[counts.indexOf(Math.max(...counts))]!--;
  return counts;
}

/** Places the thousand dots in a unit disc, largest groups in the middle, people alone at the rim. */
export function placeCrowd(bins: readonly CrowdBin[]): Dot[] {
  const clusters: { r: number; x: number; y: number; dots: number; role: Role }[] = [];
  const counts = apportion(bins.map((bin) => bin.share), bins.map((bin) => (bin.size > 1 ? 2 : 1)));
  bins.forEach((bin, index) => {
    let left = counts[index]!;
    const groups = Math.max(1, Math.round(left / Math.max(1, bin.size)));
    for (let group = 0; group < groups && left > 0; group++) {
      const dots = Math.ceil(left / (groups - group));
      left -= dots;
      clusters.push({ dots, role: bin.role, r: Math.sqrt(dots) * SPACING * 0.62 + SPACING * (dots === 1 ? 0.46 : 0.62), x: 0, y: 0 });
    }
  });
  clusters.sort((a, b) => b.dots - a.dots);
  const packed = packSiblings(clusters);
  const disc = packEnclose(packed);
  const golden = Math.PI * (3 - Math.sqrt(5));
  return packed.flatMap((cluster) => Array.from({ length: cluster.dots }, (_, index) => {
    const radius = cluster.dots === 1 ? 0 : Math.sqrt(index + 0.5) * SPACING * 0.62;
    return {
      x: (cluster.x - disc.x + radius * Math.cos(index * golden)) / disc.r,
      y: (cluster.y - disc.y + radius * Math.sin(index * golden)) / disc.r,
      role: cluster.role,
    };
  }));
}

/** Pixel radius of a dot in a panel of this radius. */
export function dotRadius(panelRadius: number): number {
  return Math.max(1.5, panelRadius * 0.0165);
}

const NAMESPACE = 'http://www.w3.org/2000/svg';

/** One path of round caps per role: a thousand circles in a tenth of the bytes. */
export function dotPaths(dots: readonly Dot[], radius: number, document: Document): SVGPathElement[] {
  return (['context', 'comparison', 'subject'] as const).flatMap((role) => {
    const own = dots.filter((dot) => dot.role === role);
    if (own.length === 0) return [];
    const path = document.createElementNS(NAMESPACE, 'path');
    const d = own.map((dot) => `M${(dot.x * radius).toFixed(1)},${(dot.y * radius).toFixed(1)}h0`).join('');
    for (const [name, value] of Object.entries({ d, stroke: ROLE[role], 'stroke-width': (2 * dotRadius(radius)).toFixed(2), 'stroke-linecap': 'round', fill: 'none' })) path.setAttribute(name, value);
    return [path];
  });
}

const KEY = [
  { text: 'alone', role: 'subject', dots: [[0, 0]] },
  { text: 'fewer than 11 alike', role: 'comparison', dots: [[-3.6, 2], [3.6, 2], [0, -4.2]] },
  { text: '11 or more alike', role: 'context', dots: [[0, 0], [7, 0], [-7, 0], [3.5, -6], [-3.5, -6], [3.5, 6], [-3.5, 6]] },
] as const;

/** What the three kinds of cluster mean, in the figure itself so that an export keeps it. */
function key(document: Document, width: number): { element: SVGGElement; height: number } {
  const element = document.createElementNS(NAMESPACE, 'g');
  const items = KEY.map((item) => ({ ...item, size: 22 + labelWidth(item.text) + 18 }));
  const stacked = items.reduce((sum, item) => sum + item.size, 0) > width;
  let x = stacked ? 12 : (width - items.reduce((sum, item) => sum + item.size, 0)) / 2 + 12;
  items.forEach((item, index) => {
    const y = stacked ? 14 + index * 24 : 14;
    const dots = item.dots.map(([dx, dy]) => ({ x: x + dx, y: y + dy, role: item.role }));
    const text = document.createElementNS(NAMESPACE, 'text');
    for (const [name, value] of Object.entries({ x: x + 16, y, dy: '0.34em' })) text.setAttribute(name, String(value));
    text.textContent = item.text;
    element.append(...dotPaths(dots, 1, document), text);
    for (const path of element.querySelectorAll('path')) path.setAttribute('stroke-width', '6');
    if (!stacked) x += item.size;
  });
  return { element, height: stacked ? 80 : 30 };
}

export function drawCrowd({ panels }: CrowdDrawing, { document, width }: Canvas): SVGSVGElement {
  const columns = width < 480 ? 1 : panels.length;
  const cell = width / columns;
  const radius = Math.min(cell / 2 - 6, 210);
  const cellHeight = radius * 2 + 34;
  const legend = key(document, width);
  const top = cellHeight * Math.ceil(panels.length / columns) + 14;
  legend.element.setAttribute('transform', `translate(0,${top})`);
  const height = top + legend.height;
  const svg = document.createElementNS(NAMESPACE, 'svg');
  for (const [name, value] of Object.entries({ class: 'plot', viewBox: `0 0 ${width} ${height.toFixed(0)}`, width, height: height.toFixed(0), fill: 'currentColor', 'font-family': 'system-ui, sans-serif', 'font-size': 13 })) svg.setAttribute(name, String(value));
  panels.forEach((panel, index) => {
    const cx = cell * (index % columns) + cell / 2;
    const cy = cellHeight * Math.floor(index / columns) + 28 + radius;
    const group = document.createElementNS(NAMESPACE, 'g');
    group.setAttribute('class', 'crowd-panel');
    group.setAttribute('transform', `translate(${cx.toFixed(1)},${cy.toFixed(1)})`);
    const label = document.createElementNS(NAMESPACE, 'text');
    label.setAttribute('y', (-radius - 12).toFixed(1));
    label.setAttribute('text-anchor', 'middle');
    label.setAttribute('font-weight', '600');
    label.textContent = panel.label;
    group.append(label);
    group.append(...dotPaths(placeCrowd(panel.bins), radius, document));
    group.setAttribute('data-radius', radius.toFixed(1));
    svg.append(group);
  });
  svg.append(legend.element);
  return svg;
}
