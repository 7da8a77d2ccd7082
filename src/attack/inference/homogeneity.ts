import { z } from 'zod';
import { asCoded, type CodedColumn } from '../../columns/column.ts';
import type { Claim } from '../../schema/view.ts';
import { matchingColumns, notApplicable, registerOf, type Attack } from '../attack.ts';
import { candidateCells, countsByCell } from '../candidate-cells.ts';

const options = z.strictObject({
  sensitive: z.string().default('politicalLeaning').describe('The sensitive column to read off the class.'),
  on: z.array(z.string()).min(1).optional().describe('Quasi-identifiers that the adversary knows. Default: all that release and source share.'),
});

/**
 * Attribute disclosure within a class: the adversary finds the class of a person it knows and reads the
 * value that is most frequent there; where all share one value (homogeneity) it is sure. Where labels
 * overlap, all rows that may be the person's count as the class. No class, or no known value in it: the
 * value most frequent in the whole release.
 */
export const homogeneity = {
  id: 'homogeneity',
  kind: 'attribute',
  aim: 'released',
  directions: ['person-to-value'],
  options,
  doc: {
    title: 'Sensitive value shared by a class',
    summary: 'Finds the released class of a known person and takes the sensitive value that prevails in it; certain where the class is homogeneous, however large.',
    assumptions: ['The adversary knows the person\'s quasi-identifiers from its register.', 'Missing sensitive values carry no information.'],
    sources: ['Machanavajjhala, Kifer, Gehrke and Venkitasubramaniam, l-diversity: privacy beyond k-anonymity, ACM TKDD 1 (2007), article 3, §2 (homogeneity attack), doi:10.1145/1217299.1217302.'],
  },
  run(view, { sensitive, on }) {
    const register = registerOf(view, 'homogeneity');
    const targets = view.targets.get('person-to-value') ?? new Uint32Array(0);
    const column = view.release.columns.get(sensitive);
    if (column === undefined || view.release.rows === 0) return notApplicable(view, 'attribute', column === undefined ? `The release has no column ${sensitive} to read.` : 'The release holds no rows.');
    const names = matchingColumns(on, view.release, register);
    const cells = candidateCells(view.release, register, names, view.recodings);
    const values = asCoded(column);
    const width = values.dictionary.length;
    const modes = modesOf(values, countsByCell(cells, (row) => values.codes[row]!, width));
    const overall = modesOf(values, countsOf(values));
    const claims = Array.from(targets, (target): Claim => {
      const own = cells.cellOf[target]!;
      const known = modes.total[own]! > 0;
      const mode = known ? modes.mode[own]! : overall.mode[0]!;
      const confidence = known ? modes.top[own]! / modes.total[own]! : overall.top[0]! / Math.max(1, overall.total[0]!);
      return { kind: 'attribute', direction: 'person-to-value', target, guess: values.dictionary[mode] ?? null, confidence };
    });
    return { claims, candidates: view.release.rows, applicable: true };
  },
} satisfies Attack<typeof options>;

interface Modes {
  /** Code of the most frequent known value of each class. */
  readonly mode: Uint32Array;
  readonly top: Uint32Array;
  /** Known values in each class. */
  readonly total: Uint32Array;
}

function countsOf({ codes, dictionary }: CodedColumn): Uint32Array {
  const counts = new Uint32Array(dictionary.length);
  for (const code of codes) counts[code]!++;
  return counts;
}

/** From counts of each code, class by class. */
function modesOf({ dictionary }: CodedColumn, counts: Uint32Array): Modes {
  const width = dictionary.length;
  const count = counts.length / Math.max(1, width);
  const modes = { mode: new Uint32Array(count), top: new Uint32Array(count), total: new Uint32Array(count) };
  for (let own = 0; own < count; own++) {
    for (let code = 0; code < width; code++) {
      if (dictionary[code] === null) continue;
      const here = counts[own * width + code]!;
      modes.total[own]! += here;
      if (here > modes.top[own]!) {
        modes.top[own] = here;
        modes.mode[own] = code;
      }
    }
  }
  return modes;
}
