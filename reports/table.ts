import type { DataTable } from './figures/drawing.ts';
import { html, type Content, type Markup } from './markup.ts';
import { number, type Shown } from './numbers.ts';

/** A column of a page's table; `sort` makes its header a button that orders the rows. */
export interface Column {
  readonly label: Content;
  readonly numeric?: boolean;
  readonly sort?: 'text' | 'number';
}

/** A cell: what it shows and what it sorts by. */
export interface Cell {
  readonly content: Content;
  readonly value?: string | number;
}

export interface TableOptions {
  readonly caption: Content;
  /** A name for the scrolling region around the table. */
  readonly label: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  readonly className?: string;
}

/** A native table in a region of its own that scrolls by keyboard, so that a narrow page never does. */
export function table({ caption, label, columns, rows, className = '' }: TableOptions): Markup {
  const classOf = (column: Column | undefined): Content => column?.numeric === true && html` class="numeric"`;
  return html`<div class="scroll" role="region" aria-label="${label}" tabindex="0"><table class="${className}">
<caption><span>${caption}</span></caption>
<thead><tr>${columns.map((column) => html`<th scope="col"${classOf(column)}${column.sort !== undefined && html` data-sort="${column.sort}"`}>${column.label}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${row.map((cell, index) => {
    const value = cell.value !== undefined && html` data-value="${String(cell.value)}"`;
    return index === 0 ? html`<th scope="row"${value}>${cell.content}</th>` : html`<td${classOf(columns[index])}${value}>${cell.content}</td>`;
  })}</tr>`)}</tbody>
</table></div>`;
}

function isShown(cell: string | Shown): cell is Shown {
  return typeof cell !== 'string';
}

/** The data table of a figure. */
export function dataTable({ caption, columns, rows }: DataTable, label: string): Markup {
  return table({
    caption,
    label,
    columns: columns.map((column, index) => ({ label: column, numeric: index > 0 && rows.every((row) => isShown(row[index] ?? '')) })),
    rows: rows.map((row) => row.map((cell) => ({ content: isShown(cell) ? number(cell) : cell }))),
  });
}

/** RFC 4180, with what a spreadsheet would run as a formula defused. */
export function csv({ columns, rows }: DataTable): string {
  const quote = (cell: string): string => {
    const safe = /^[=+@\t]/.test(cell) ? `'${cell}` : cell;
    return /[",\n\r]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
  };
  return [columns, ...rows.map((row) => row.map((cell) => (isShown(cell) ? cell.text : cell)))].map((row) => row.map(quote).join(',')).join('\r\n') + '\r\n';
}
