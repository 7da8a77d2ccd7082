import type { Definition } from '../../measure.ts';

const SHAPLEY = 'Shapley, A value for n-person games, Contributions to the Theory of Games II, Annals of Mathematics Studies 28, Princeton 1953, 307–317; sampled: Castro, Gómez and Tejada, Computers & Operations Research 36(5) (2009) 1726–1730, doi:10.1016/j.cor.2008.04.004.';
const SHANNON = 'Shannon, A mathematical theory of communication, Bell System Technical Journal 27 (1948) 379–423 and 623–656, doi:10.1002/j.1538-7305.1948.tb01338.x.';
const EL_EMAM_DANKAR = 'El Emam and Dankar, Protecting privacy using k-anonymity, JAMIA 15(5) (2008) 627–637, doi:10.1197/jamia.M2716.';
const BORDERS = 'Mannila and Toivonen, Levelwise search and borders of theories in knowledge discovery, Data Mining and Knowledge Discovery 1 (1997) 241–258, doi:10.1023/A:1009796218281.';

const COLUMN = 'Parameter `column`, a column or a group of columns that come together. Counts rows of the file; a missing value is a category of its own unless stated otherwise.';
const OVERLAP = 'Columns overlap: add-one figures count what they share several times, drop-one figures not at all, Shapley values once.';
const ORDERS = 'Exact over all sets of columns, or, with parameter `orders`, the mean over so many orders of the columns drawn at random, with its interval. The values of all columns add up to what they do together.';
const FILE = 'Unique in the file is not unique in the population.';

const WAYS = [
  { way: 'add-one', title: 'by itself', sentence: 'if it is the only column known', formula: 'v({c}) − v(∅)', source: '', notes: OVERLAP },
  { way: 'drop-one', title: 'on top of the others', sentence: 'that would be gone if the column were left out', formula: 'v(all) − v(all but c)', source: '', notes: OVERLAP },
  { way: 'shapley', title: 'part of the whole', sentence: 'that the column adds, averaged over all orders in which the columns may become known', formula: 'Σ_{S ∌ c} |S|!(m − |S| − 1)!/m!·(v(S ∪ c) − v(S))', source: SHAPLEY, notes: `${ORDERS} ${OVERLAP}` },
] as const;

const KINDS = [
  { subject: 'column.sample-unique', title: 'Uniqueness', sentence: 'Share of the rows alone in their class', formula: 'v(S) = #{f = 1 on S} / n', unit: 'share', range: [0, 1], source: EL_EMAM_DANKAR, notes: `${FILE} ` },
  { subject: 'column.prosecutor', title: 'Prosecutor risk', sentence: 'Mean prosecutor risk', formula: 'v(S) = #{classes on S} / n, the mean of 1/f over the rows', unit: 'share', range: [0, 1], source: EL_EMAM_DANKAR, notes: '' },
  { subject: 'column.entropy', title: 'Bits', sentence: 'Information about which row it is', formula: 'v(S) = H(S) = log₂ n − (1/n) Σ f·log₂ f', unit: 'bits', range: [0, Infinity], source: SHANNON, notes: 'By itself it is the entropy of the column, on top of the others the conditional entropy H(c | others). Compare with row.name.bits. ' },
] as const;

/** The measures of what a column gives away, in the order in which they are shown. */
export const attributionDefinitions: readonly Definition[] = [
  ...KINDS.flatMap((kind) =>
    WAYS.map((way): Definition => ({
      id: `${kind.subject}.${way.way}`,
      title: `${kind.title} of a column, ${way.title}`,
      sentence: `${kind.sentence}, ${way.sentence}.`,
      formula: `${way.formula} with ${kind.formula}`,
      unit: kind.unit,
      range: kind.range,
      goal: 'lower',
      source: way.source === '' ? kind.source : `${way.source} ${kind.source}`,
      notes: `${kind.notes}${way.notes} ${COLUMN}`,
    })),
  ),
  { id: 'columns.entropy.bits', title: 'Bits of all columns', sentence: 'Information about which row it is that all the columns give together.', formula: 'H = log₂ n − (1/n) Σ f·log₂ f over the classes', unit: 'bits', range: [0, Infinity], goal: 'lower', source: SHANNON, notes: 'Equal to row.name.bits where every row is alone.' },
  { id: 'row.name.bits', title: 'Bits that name a row', sentence: 'Information that it takes to tell one row of the file from all others.', formula: 'log₂ n', unit: 'bits', range: [0, Infinity], goal: 'none', source: SHANNON, notes: 'A population of N people takes log₂ N bits: 33 for everybody on Earth.' },
  { id: 'singling-out.set.count', title: 'Sets of columns that single out', sentence: 'Sets of columns, none with a column to spare, on which more than a share of the rows is alone.', formula: '#{minimal S, |S| ≤ maxSize: #{f = 1 on S} > share·n}', unit: 'count', range: [0, Infinity], goal: 'lower', source: BORDERS, notes: `Parameters \`share\` and \`maxSize\`. ${FILE}` },
  { id: 'singling-out.columns.min', title: 'Fewest columns that single out', sentence: 'Columns in the smallest set on which more than a share of the rows is alone.', formula: 'min |S| over those sets', unit: 'count', range: [1, Infinity], goal: 'higher', source: BORDERS, notes: `Parameters \`share\` and \`maxSize\`. ${FILE}` },
];
