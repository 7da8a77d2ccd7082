import { assessColumns, type Assessment, type MissingChoice } from './assessment.ts';
import { closerWords, headline, listed, NOTICE, relatedWords } from './assessment-words.ts';
import { lookCloser, notCloser, type CloserLook, type CloserOptions } from './closer-look.ts';
import { cautions, type LookedAtColumn } from './assessment-cautions.ts';
import { columnOf, type Table } from './columns/column.ts';
import { classSizes } from './columns/equivalence-classes.ts';
import { namesOf, resolveRoles, type Roles, type StatedRoles } from './column-roles.ts';
import type { Measure } from './measure/measure.ts';
import { profileOf } from './measure/risk/column-profile.ts';
import type { RelatedRisk } from './measure/risk/related/related-risk.ts';
import { InputError } from './schema/input-error.ts';
import { proposeClass, type ClassProposal, type ProposalOptions } from './schema/propose-class.ts';
import type { AttributeClass, LogicalType } from './schema/table-schema.ts';

/** A column with its class, the class that was proposed, and why. */
export interface AssessedColumn {
  readonly name: string;
  readonly type: LogicalType;
  readonly attributeClass: AttributeClass;
  readonly from: 'proposal' | 'user';
  readonly reason: string;
  readonly proposed: AttributeClass;
}

/** How a file is to be assessed. */
export interface AssessmentSettings {
  readonly missing: MissingChoice;
  /** The share of its population that the file is, where it is a random sample. */
  readonly fraction: number | undefined;
}

/** An assessment with what it takes to read it and to make it again: the same from the command line and in a page. No cell is in it. */
export interface AssessmentDocument extends Pick<Assessment, 'droppedRows' | 'histograms' | 'measures'> {
  readonly file: { readonly path: string; readonly format: string; readonly rows: number };
  /** The sentences that matter first. */
  readonly headline: readonly string[];
  readonly notice: string;
  readonly subject: string | null;
  readonly missing: MissingChoice;
  readonly fraction: number | null;
  readonly columns: readonly AssessedColumn[];
  /** What a reader must not overlook. */
  readonly warnings: readonly string[];
  /** What needs the columns themselves; null where it was not asked for, or the file is too large for it. */
  readonly closer: Omit<CloserLook, 'measures'> | null;
  /** Columns that a closer look was told of. */
  readonly household: string | null;
  readonly groups: readonly string[];
  /** A file of the population that figures were counted in. */
  readonly frame: string | null;
  /** Files of events, and what they add to uniqueness. */
  readonly relatedFiles: readonly string[];
  readonly related: readonly Omit<RelatedRisk, 'measures'>[];
}

/** What other files say of the assessed one. */
export interface FurtherFiles {
  readonly frame: string | undefined;
  readonly framed: readonly Measure[];
  readonly paths: readonly string[];
  readonly related: { readonly tables: readonly RelatedRisk[]; readonly measures: readonly Measure[] } | undefined;
}

export interface AssessedFile {
  readonly path: string;
  /** Rows that are copies of others in every column; undefined where they were not counted. */
  readonly copies?: number | undefined;
  readonly format: string;
  readonly rows: number;
  readonly notices: readonly string[];
}

/** Puts an assessment and its circumstances together. */
export function assessmentDocument(file: AssessedFile, looked: readonly LookedAtColumn[], roles: Roles, assessment: Assessment, { missing, fraction }: AssessmentSettings): AssessmentDocument {
  return {
    file: { path: file.path, format: file.format, rows: file.rows },
    headline: headline(assessment, roles),
    notice: NOTICE,
    subject: roles.subject ?? null,
    missing,
    fraction: fraction ?? null,
    droppedRows: assessment.droppedRows,
    columns: roles.columns.map(({ column, attributeClass, reason, from }, index) => {
      const { attributeClass: proposed, inferred } = looked[index]!.proposal;
      return { name: column, type: inferred.type, attributeClass, from, reason, proposed };
    }),
    histograms: assessment.histograms,
    measures: assessment.measures,
    warnings: [...file.notices, ...cautions(looked, roles, file.rows, file.copies), ...warningsOf(looked.map(({ proposal }) => proposal), roles)],
    closer: null,
    household: null,
    groups: [],
    frame: null,
    relatedFiles: [],
    related: [],
  };
}

/** Who stands alone comes first, then why, then the rest. */
function afterFirst([first, ...rest]: readonly string[], why: readonly string[]): string[] {
  return [...(first === undefined ? [] : [first]), ...why, ...rest];
}

/** The document with what a frame and related tables say. */
export function withFurther(document: AssessmentDocument, { frame, framed, paths, related }: FurtherFiles): AssessmentDocument {
  return {
    ...document,
    frame: frame ?? null,
    relatedFiles: paths,
    related: (related?.tables ?? []).map(({ measures: _measures, ...own }) => own),
    measures: [...document.measures, ...framed, ...(related?.measures ?? [])],
    headline: afterFirst(document.headline, (related?.tables ?? []).flatMap(relatedWords)),
  };
}

/** The document with a closer look in it: its measures, and what it says first. */
export function withCloserLook(document: AssessmentDocument, { measures, ...closer }: CloserLook, { household, groups = [] }: Pick<CloserOptions, 'household' | 'groups'>): AssessmentDocument {
  return { ...document, closer, household: household ?? null, groups, measures: [...document.measures, ...measures], headline: afterFirst(document.headline, closerWords(closer)) };
}

/** What a reader must not overlook. Column names may be printed, cells never. */
function warningsOf(proposals: readonly ClassProposal[], roles: Roles): string[] {
  const direct = namesOf(roles, 'direct-identifier').filter((name) => name !== roles.subject);
  const warnings = proposals.flatMap((proposal) => proposal.warnings.map((warning) => `${proposal.column}: ${warning}`));
  if (direct.length > 0) warnings.unshift(`Direct identifiers are in the file: ${listed(direct)}. They name people whatever the figures say; remove them before the file goes anywhere.`);
  return warnings;
}

/** Refuses roles without a quasi-identifier, on which nothing can be counted. */
export function requireQuasi(roles: Roles): void {
  if (namesOf(roles, 'quasi-identifier').length > 0) return;
  throw new InputError(`assess.quasi: expected at least one quasi-identifier, got none among ${listed(roles.columns.map(({ column }) => column))}; name what outsiders can know with --quasi`);
}

/** Refuses a rule for missing values under which persons form no groups. */
export function requireMissingRule(roles: Roles, missing: MissingChoice): void {
  if (roles.subject !== undefined && missing === 'wildcard') throw new InputError('assess.missing: expected own or drop with --subject, got wildcard; rows that match anything form no groups of persons');
}

/** Looks at every column of a table in memory, and proposes a class for it. */
export function lookAtColumns(table: Table, options: ProposalOptions = {}): LookedAtColumn[] {
  return table.schema.columns.map(({ name }) => {
    const profile = profileOf(name, columnOf(table, name));
    return { profile, proposal: proposeClass(profile, options) };
  });
}

/** Rows of a table in memory that are copies of others in every column. */
export function copiesIn(table: Table): number {
  return table.rows - classSizes([...table.columns.values()]).length;
}

/** Assesses a table in memory: what the command line does with a file, to the last digit. `stated` corrects the proposals column by column. */
export function assessInMemory(table: Table, file: AssessedFile, looked: readonly LookedAtColumn[], stated: StatedRoles, settings: AssessmentSettings): AssessmentDocument {
  const roles = resolveRoles(looked.map(({ proposal }) => proposal), {}, stated);
  requireQuasi(roles);
  requireMissingRule(roles, settings.missing);
  return assessmentDocument(file, looked, roles, assessColumns(table, roles, settings.missing, settings.fraction), settings);
}

/** The same with a closer look, unless the table is too large for it. */
export function closerInMemory(table: Table, assessed: AssessmentDocument, looked: readonly LookedAtColumn[], stated: StatedRoles, settings: AssessmentSettings): AssessmentDocument {
  const roles = resolveRoles(looked.map(({ proposal }) => proposal), {}, stated);
  return notCloser(table.rows, roles) === undefined ? withCloserLook(assessed, lookCloser(table, roles, settings), {}) : assessed;
}

/** The command that makes an assessment again. */
export function commandOf({ file, columns, subject, missing, fraction, household, groups, frame, relatedFiles }: AssessmentDocument): string {
  const flag = (name: string, attributeClass: AttributeClass): string[] => {
    const names = columns.filter((column) => column.attributeClass === attributeClass && column.name !== subject).map(({ name: own }) => own);
    return names.length === 0 ? [] : [`--${name} ${quoted(names.join(','))}`];
  };
  return [
    `incognita assess ${quoted(file.path)}`,
    ...flag('quasi', 'quasi-identifier'),
    ...flag('sensitive', 'sensitive'),
    ...flag('direct', 'direct-identifier'),
    ...(subject === null ? [] : [`--subject ${quoted(subject)}`]),
    ...(missing === 'own' ? [] : [`--missing ${missing}`]),
    ...(fraction === null ? [] : [`--sampling-fraction ${fraction}`]),
    ...(household === null ? [] : [`--household ${quoted(household)}`]),
    ...(groups.length === 0 ? [] : [`--groups ${quoted(groups.join(','))}`]),
    ...(frame === null ? [] : [`--frame ${quoted(frame)}`]),
    ...relatedFiles.map((path) => `--related ${quoted(path)}`),
  ].join(' ');
}

function quoted(text: string): string {
  return /^[\w.,/@:+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
