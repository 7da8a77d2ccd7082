import type { Column } from '../../columns/column.ts';
import { InputError } from '../../schema/input-error.ts';

/** Fewest rows per text, on average, below which texts are taken for identifiers or free text (assumed). */
const ROWS_PER_TEXT = 2;
/** Columns of no more texts than this are categories whatever the number of rows (assumed). */
const FEW_TEXTS = 20;

/** Refuses a column of texts that are nearly all different: redrawing them would release them one by one. */
export function refuseFreeText(column: Column, name: string): void {
  if (column.kind !== 'coded') return;
  const seen = new Uint8Array(column.dictionary.length);
  let known = 0;
  for (const code of column.codes) {
    if (column.dictionary[code] === null) continue;
    seen[code] = 1;
    known++;
  }
  const texts = seen.reduce((sum, one) => sum + one, 0);
  if (texts > FEW_TEXTS && known < ROWS_PER_TEXT * texts) {
    throw new InputError(
      `synthesize.columns: expected categories, got ${name} with ${texts.toLocaleString('en')} texts in ${known.toLocaleString('en')} rows, as identifiers and free text have them; leave it out by columns, or generalize it first`,
    );
  }
}
