import { z } from 'zod';
import { asCoded, codeTexts, columnOf, type CodedColumn, type Table } from '../../columns/column.ts';
import { commonCodes, type CommonCodes } from '../../columns/common-codes.ts';
import type { AdversaryView } from '../../columns/disclose.ts';
import { jointClasses, overlaps, rowsByClass } from '../../columns/joint-classes.ts';
import { columnAtLevel, levelTable } from '../../columns/level-table.ts';
import { dateHierarchy } from '../../schema/hierarchy.ts';
import type { Claim } from '../../schema/view.ts';
import { fitNaiveBayes, softmax } from '../../stats/naive-bayes.ts';
import { ln } from '../../stats/elementary.ts';
import { notApplicable, registerOf, type Attack } from '../attack.ts';

const options = z.strictObject({
  sensitive: z.string().default('politicalLeaning').describe('The hidden trait to infer.'),
  relatives: z.boolean().default(true).describe('Use released people of the same surname and postcode as likely relatives.'),
});

/** Groups of one surname in one postcode above this size say little about kinship. */
const LARGEST_FAMILY = 5;

/**
 * Infers a trait of people who may not be in the release at all from those who are: a naive Bayes model
 * on what release and register share, and the traits of likely relatives.
 */
export const traitInference = {
  id: 'traitInference',
  kind: 'attribute',
  aim: 'opted-out',
  directions: ['person-to-value'],
  options,
  doc: {
    title: 'Trait of absent people inferred from the rest',
    summary: 'Learns from the released people how a hidden trait goes with place, age, sex and family, and applies it to people who opted out.',
    assumptions: [
      'People who opted out resemble those who stayed, apart from what the register shows.',
      'Features are taken as independent given the trait; interactions are missed, so this is a lower bound.',
    ],
    sources: [
      'Garcia, Leaking privacy and shadow profiles in online social networks, Science Advances 3 (2017) e1701172, doi:10.1126/sciadv.1701172.',
      'Hastie, Tibshirani and Friedman, The Elements of Statistical Learning, 2nd ed., 2009, §6.6.3 (naive Bayes).',
    ],
  },
  run(view, { sensitive, relatives }) {
    const register = registerOf(view, 'traitInference');
    const targets = view.targets.get('person-to-value') ?? new Uint32Array(0);
    const released = view.release.columns.get(sensitive);
    if (released === undefined || !asCoded(released).dictionary.some((value) => value !== null)) return notApplicable(view, 'attribute', `The release holds no known value of ${sensitive} to learn from.`);
    const { labels, values } = labelsOf(asCoded(released));
    const features = ['postcode', 'sex', 'birthDate'].filter((name) => view.release.columns.has(name) && register.columns.has(name)).map((name) => sharedFeature(view, register, name));
    const model = fitNaiveBayes(features.map((feature) => feature.released), labels, values.length);
    const kin = relatives ? kinOf(view, register, labels, values.length) : undefined;
    const claims = Array.from(targets, (target): Claim => {
      const scores = model.logScores(features.map((feature) => feature.raw[target]!));
      kin?.addTo(scores, target);
      const odds = softmax(scores);
      const best = odds.reduce((top, p, i) => (p > odds[top]! ? i : top), 0);
      return { kind: 'attribute', direction: 'person-to-value', target, guess: values[best]!, confidence: odds[best]! };
    });
    return { claims, candidates: view.release.rows, applicable: true };
  },
} satisfies Attack<typeof options>;

/** Known values as labels 0, 1, …; missing is −1. Labels are in alphabetical order, whatever the codes. */
function labelsOf(column: CodedColumn): { labels: Int32Array; values: string[] } {
  const values = column.dictionary.filter((value): value is string => value !== null).sort();
  const labelOf = column.dictionary.map((value) => (value === null ? -1 : values.indexOf(value)));
  return { labels: Int32Array.from(column.codes, (code) => labelOf[code]!), values };
}

/** One feature in common codes; dates become decades of birth where the release is finer. */
function sharedFeature(view: AdversaryView, register: Table, name: string): CommonCodes {
  const [released, known] = [columnOf(view.release, name), columnOf(register, name)];
  const recoding = view.recodings.get(name);
  if (known.type !== 'date' || recoding !== undefined) return commonCodes(released, known, recoding);
  const decades = { hierarchy: dateHierarchy(['10-years']), level: 1 };
  const coded = asCoded(released);
  return commonCodes(columnAtLevel(coded, levelTable(coded, decades.hierarchy), decades.level), known, decades);
}

/** Likely relatives: how often two of them agree, learnt from the release, and who they are for a target. */
function kinOf(view: AdversaryView, register: Table, labels: Int32Array, classes: number): { addTo(scores: Float64Array, target: number): void } | undefined {
  const names = ['surname', 'postcode'].filter((name) => view.release.columns.has(name) && register.columns.has(name));
  // Labels that differ from row to row make no common classes.
  if (names.length < 2 || names.some((name) => overlaps(view.recodings.get(name)))) return undefined;
  const joint = jointClasses(lowerCased(view.release), lowerCased(register), names, view.recodings);
  const families = rowsByClass(joint.first, joint.count);
  const pairs = new Float64Array(classes * classes).fill(1);
  const members = (family: number): Uint32Array => families.rows.subarray(families.starts[family]!, families.starts[family + 1]!);
  for (let family = 0; family < joint.count; family++) {
    const rows = members(family);
    if (rows.length < 2 || rows.length > LARGEST_FAMILY) continue;
    for (const a of rows) for (const b of rows) if (a !== b && labels[a]! >= 0 && labels[b]! >= 0) pairs[labels[a]! * classes + labels[b]!]!++;
  }
  const total = pairs.reduce((sum, count) => sum + count, 0);
  const marginal = Array.from({ length: classes }, (_, v) => pairs.reduce((sum, count, at) => sum + (at % classes === v ? count : 0), 0) / total);
  const given = Array.from({ length: classes }, (_, u) => pairs.slice(u * classes, (u + 1) * classes));
  const logRatio = given.map((row) => {
    const sum = row.reduce((a, b) => a + b, 0);
    return row.map((count, v) => ln(count / sum / marginal[v]!));
  });
  return {
    addTo(scores, target) {
      const rows = members(joint.second[target]!);
      if (rows.length > LARGEST_FAMILY) return;
      for (const row of rows) if (labels[row]! >= 0) for (let u = 0; u < classes; u++) scores[u]! += logRatio[u]![labels[row]!]!;
    },
  };
}

function lowerCased(table: Table): Table {
  const surname = asCoded(columnOf(table, 'surname'));
  const texts = surname.dictionary.map((name) => name?.trim().toLowerCase() ?? null);
  return { ...table, columns: new Map(table.columns).set('surname', codeTexts(Array.from(surname.codes, (code) => texts[code]!), table.rows)) };
}
