import { DIRECT, nameWords } from '../schema/class-hints.ts';
import type { HierarchySpec } from '../schema/hierarchy.ts';
import type { ClassProposal, ColumnProfile } from '../schema/propose-class.ts';

/** What is known of a file for which a strategy is to be proposed. */
export interface FileOutline {
  /** What comments call the file. */
  readonly file: string;
  readonly profiles: readonly ColumnProfile[];
  readonly proposals: readonly ClassProposal[];
  /** By quasi-identifier. */
  readonly hierarchies: ReadonlyMap<string, HierarchySpec>;
}

/** The k of the proposed step: classes of at least five, a common rule of statistical offices; assumed. */
const K = 5;

/**
 * A commented strategy to start from: the class proposed for each column with its reason, a guess at the subject,
 * hierarchies written out so that they can be edited, and a first list of steps. No value of the file is in it.
 * `schemaPath` is where the editor finds the JSON Schema.
 */
export function starterStrategy({ file, profiles, proposals, hierarchies }: FileOutline, schemaPath: string): string {
  const subject = subjectGuess(profiles, proposals);
  const people = subject?.distinct ?? profiles[0]?.rows ?? 0;
  const classes = aligned(proposals.map(({ column, attributeClass, reason, warnings }) => [`  ${yamlText(column)}: ${column === subject?.name ? 'direct-identifier' : attributeClass}`, [reason, ...warnings].join(' ')]));
  const grown = aligned([...hierarchies].filter(([name]) => name !== subject?.name).map(([name, spec]) => [`  ${yamlText(name)}: ${specText(spec)}`, said(spec)]));
  return `# yaml-language-server: $schema=${schemaPath}
# How ${file.replace(/[\p{Cc}]/gu, ' ')} is released: a proposal from the names and patterns of its columns. A person decides: read it and correct it.
# Then: incognita anonymize <file> --config <this file> --out released.csv

# What each column can do to a person. direct-identifier: it names somebody by itself. quasi-identifier: others know
# it, and together such columns single somebody out. sensitive: what nobody should learn. insensitive: none of these.
columns:
${classes.join('\n')}

# The column that says which person a row is about: k counts people, not rows. Without one every row is somebody else.
${subject === undefined ? '# subject: customer_id' : `subject: ${yamlText(subject.name)}  # a guess: it tells ${subject.distinct.toLocaleString('en')} people apart in ${subject.rows.toLocaleString('en')} rows`}

# How quasi-identifiers are made coarser, level by level; the last level is always *.
${grown.length === 0 ? 'hierarchies: {}' : `hierarchies:\n${grown.join('\n')}`}
# Categories need words: list those of your column, for example
#   town: { kind: tree, parents: { coast: [Seaford, Havenby], hills: [Uplow], land: [coast, hills, other] }, rest: other }
#   size: { kind: order, values: [small, middle, large, huge], sizes: [2] }
# Other kinds: mask, bounds, quantile, logarithmic, geography, file (a hierarchy in ARX's CSV form); incognita schema strategy describes them.

steps:
  - removeDirectIdentifiers
${stepsFor(hierarchies.size > 0, people)}
# incognita compare sets strategies side by side; incognita explain <step> says what a step does.
`;
}

function stepsFor(hasQuasi: boolean, people: number): string {
  if (hasQuasi && people >= K) return `  - kAnonymize: { k: ${K}, suppressionLimit: 0.05 }  # every group of equal quasi-identifiers holds at least ${K}; up to 5 % of the rows may be left out for it\n`;
  return `  # - kAnonymize: { k: ${K} }  # ${hasQuasi ? `needs at least ${K} people` : 'needs a quasi-identifier: no column was proposed as one'}\n`;
}

/** Names that number households, leads or rows number no people. */
const NO_PERSON = /household|lead|record|row|order|invoice/;

/** A column of customer numbers or e-mail addresses that has no gaps; one that repeats says more than one that does not. */
function subjectGuess(profiles: readonly ColumnProfile[], proposals: readonly ClassProposal[]): ColumnProfile | undefined {
  const candidates = ['serial', 'email'].flatMap((id) => {
    const names = DIRECT.find((kind) => kind.id === id)!.names!;
    return profiles.filter(({ name, missing, distinct }, i) => missing === 0 && distinct > 1 && proposals[i]!.attributeClass === 'direct-identifier' && names.test(nameWords(name)) && !NO_PERSON.test(nameWords(name)));
  });
  return candidates.find(({ distinct, rows }) => distinct < rows) ?? candidates[0];
}

/** What a hierarchy does to the column, where its options do not say it. */
function said(spec: HierarchySpec): string {
  if (spec.kind === 'suppress') return 'kept or left out; a tree of groups would keep more';
  if (spec.kind === 'prefix') return 'characters kept at each level';
  if (spec.kind === 'ageBands') return 'years at each level; 90 and older as one';
  return spec.kind === 'interval' ? 'width of the intervals at each level' : '';
}

function specText(spec: HierarchySpec): string {
  const parts = Object.entries(spec).map(([key, value]) => `${key}: ${Array.isArray(value) ? `[${value.join(', ')}]` : String(value)}`);
  return `{ ${parts.join(', ')} }`;
}

/** Lines with their comments in one column, as far as lines are short. */
function aligned(lines: readonly (readonly [line: string, comment: string])[]): string[] {
  const width = Math.min(60, Math.max(...lines.map(([line]) => line.length)));
  return lines.map(([line, comment]) => (comment === '' ? line : `${line.padEnd(width)}  # ${comment}`));
}

/** A column's name as a YAML 1.2 key or value. */
function yamlText(name: string): string {
  return /^[A-Za-z_][\w-]*$/.test(name) && !/^(?:true|false|null)$/i.test(name) ? name : JSON.stringify(name);
}
