import type { BarsDrawing } from './bars.ts';
import type { CrowdDrawing } from './crowd.ts';
import type { DotsDrawing } from './dots.ts';
import type { FrontierDrawing } from './frontier.ts';
import type { GroupSizesDrawing } from './group-sizes.ts';
import type { LadderMapDrawing } from './ladder-map.ts';
import type { LatticeCloudDrawing } from './lattice-cloud.ts';
import type { LinesDrawing } from './lines.ts';
import type { PlaceMapDrawing } from './place-map.ts';
import type { PyramidDrawing } from './pyramid.ts';
import type { WeekGridDrawing } from './week-grid.ts';
import type { XyDrawing } from './xy.ts';
import type { Phrase, Shown } from '../numbers.ts';

/** What a figure draws: plain data, so that the page can carry it and draw it again at another width. */
export type Drawing = DotsDrawing | GroupSizesDrawing | FrontierDrawing | CrowdDrawing | BarsDrawing | LinesDrawing | PyramidDrawing | XyDrawing | WeekGridDrawing | PlaceMapDrawing | LadderMapDrawing | LatticeCloudDrawing;

/** The data table of a figure, and of its CSV. The first cell of each row is the row's header. */
export interface DataTable {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | Shown)[])[];
}

/** One figure with everything that must go with it wherever it is shown or exported. */
export interface FigureSpec {
  readonly id: string;
  /** The finding, with numbers. */
  readonly title: Phrase;
  /** Attacker, what they know, reference population, seed. */
  readonly caption: Phrase;
  /** What a reader who cannot see the figure is told: kind, axes, finding, largest, exception. */
  readonly summary: Phrase;
  readonly table: DataTable;
  /** "Incognita 0.1.0 · scenario · invented people, seed 42" */
  readonly source: string;
  /** Base name of downloads. */
  readonly file: string;
  readonly drawing: Drawing;
}

/** Where and how wide to draw: a page's document, or jsdom's while the site is built. */
export interface Canvas {
  readonly document: Document;
  readonly width: number;
}

/** The three colour roles; their values stand in the style sheet, for light and dark. */
export const ROLE = { subject: 'var(--subject)', comparison: 'var(--comparison)', context: 'var(--context)' } as const;
export type Role = keyof typeof ROLE;

export const FONT_SIZE = 13;

/** Width of a label in pixels at the figures' font size; an estimate on the wide side, since jsdom measures nothing. */
export function labelWidth(text: string): number {
  let width = 0;
  for (const character of text) width += 'fijlrtI.,:;|\'()[] '.includes(character) ? 4.8 : 'mwMW—%'.includes(character) ? 12.4 : character >= 'A' && character <= 'Z' ? 9.2 : 7.7;
  return Math.ceil(width);
}

/** Breaks a label into lines of at most `width` pixels. */
export function wrapLabel(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && labelWidth(`${last} ${word}`) <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
