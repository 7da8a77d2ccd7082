import { aliasTable } from '../../random/alias-table.ts';
import type { Attribute } from '../block-context.ts';
import { categories } from './categories.ts';

/** Language spoken at home: one for those who live as one unit, by its first member's ethnic group. */
export const language: Attribute = {
  makes: ['language'],
  inputs: ['ownUnit', 'ethnicGroup'],
  make({ pack: { languages, ethnicity }, rows, firstId, draws, strength, numbers }) {
    const [unit, group] = [numbers('ownUnit'), numbers('ethnicGroup')];
    const spoken = draws('language');
    const weight = strength('language.ethnicity');
    const overall = languages.codes.map((_, k) => ethnicity.shares.reduce((sum, share, own) => sum + share * languages.byGroup[own]![k]!, 0));
    const tables = languages.byGroup.map((shares) => aliasTable(shares.map((share, k) => weight * share + (1 - weight) * overall[k]!)));
    const codes = new Uint32Array(rows);
    for (let row = 0; row < rows; row++) {
      const first = unit[row]! - firstId;
      codes[row] = first < row ? codes[first]! : tables[group[row]!]!.pick(spoken.uniform(firstId + row));
    }
    return { language: categories(codes, languages.codes) };
  },
};
