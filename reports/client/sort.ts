/** Turns each header marked `data-sort` into a button that orders the rows by that column's values. */
export function startSorting(root: ParentNode): void {
  for (const header of root.querySelectorAll<HTMLTableCellElement>('th[data-sort]')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'sort';
    button.append(...header.childNodes);
    header.append(button);
    button.addEventListener('click', () => sortBy(header));
  }
}

function sortBy(header: HTMLTableCellElement): void {
  const table = header.closest('table')!;
  const body = table.tBodies[0]!;
  const numeric = header.dataset['sort'] === 'number';
  // Numbers first fall, names first rise; a second press turns either round.
  const before = header.getAttribute('aria-sort');
  const direction = before === null ? (numeric ? 'descending' : 'ascending') : before === 'ascending' ? 'descending' : 'ascending';
  for (const other of table.querySelectorAll('th[aria-sort]')) other.removeAttribute('aria-sort');
  header.setAttribute('aria-sort', direction);
  const sign = direction === 'ascending' ? 1 : -1;
  const value = (row: HTMLTableRowElement): string => row.cells[header.cellIndex]?.dataset['value'] ?? '';
  const rows = [...body.rows].map((row, position) => ({ row, position, value: value(row) }));
  rows.sort((a, b) => {
    // A row without a value stays last in either direction.
    if ((a.value === '') !== (b.value === '')) return a.value === '' ? 1 : -1;
    const order = numeric ? Number(a.value) - Number(b.value) : a.value.localeCompare(b.value, 'en');
    return sign * order || a.position - b.position;
  });
  body.append(...rows.map(({ row }) => row));
}
