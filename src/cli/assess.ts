import { duckDb } from '../engine/duckdb/duckdb-engine.ts';
import type { EngineLimits, FileTable, TrustedSession } from '../engine/port.ts';
import { checkGate, maxRiskGate, parseGate, type Gate } from '../measure/risk/gate.ts';
import { parseDate } from '../columns/column.ts';
import { CLOSER_ROWS, lookCloser, notCloser } from '../closer-look.ts';
import { numbersOf } from '../measure/risk/class-steps.ts';
import { ident, sql } from '../engine/sql.ts';
import { explainRow } from '../measure/risk/suda/explain-row.ts';
import { nearest } from '../scenario/nearest.ts';
import { InputError } from '../schema/input-error.ts';
import type { LookedAtColumn } from '../assessment-cautions.ts';
import { proposeClass } from '../schema/propose-class.ts';
import type { MissingChoice } from '../assessment.ts';
import { againstFrame, codedColumns, withRelated } from './assess-frames.ts';
import { assessTable, profileColumn } from './assess-measures.ts';
import { namesOf, resolveRoles, type Roles, type StatedRoles } from '../column-roles.ts';
import { readRolesFile } from './roles-file.ts';
import { assessmentDocument, requireMissingRule, requireQuasi, withCloserLook, withFurther, type AssessmentDocument } from '../assessment-document.ts';
import { assessmentText, explainedText } from './assess-text.ts';
import { readGatesFile } from './gates-file.ts';
import { placeFiles, requireFolder, textFile } from './placed-files.ts';
import { envelope, EXIT, newCommand, parseArguments, type Io, type Main } from './command.ts';
import { silent } from '../progress.ts';
import { progressOn } from './progress.ts';

interface Flags {
  readonly quasi?: string;
  readonly sensitive?: string;
  readonly direct?: string;
  readonly insensitive?: string;
  readonly roles?: string;
  readonly subject?: string;
  readonly samplingFraction?: string;
  readonly population?: string;
  readonly delimiter?: string;
  readonly missing: string;
  readonly asOf?: string;
  readonly household?: string;
  readonly groups?: string;
  readonly quick?: boolean;
  readonly frame?: string;
  readonly related: readonly string[];
  readonly out?: string;
  readonly explain?: string;
  readonly showValues?: boolean;
  readonly gates?: string;
  readonly maxRisk?: string;
  readonly gate: readonly string[];
  readonly threads?: string;
  readonly memory?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** The name of the file's rows in the session. */
const TABLE = 'file';

/** `incognita assess <file>`: proposes a class for each column and measures the tabular risks. */
export const main: Main = async (argv, io) => {
  let code: number = EXIT.done;
  const command = newCommand('assess', 'Measure the disclosure risk of your own file: CSV, JSON lines or Parquet. Nothing leaves this machine, and no cell is printed.', io)
    .argument('<file>', 'a .csv (also .gz), .jsonl or .parquet file')
    .option('--quasi <columns>', 'all quasi-identifiers, by comma; others that were proposed are left out')
    .option('--sensitive <columns>', 'sensitive attributes')
    .option('--direct <columns>', 'direct identifiers')
    .option('--insensitive <columns>', 'columns that nobody else knows and nobody minds')
    .option('--roles <file>', 'corrections from YAML: `columns: { age: quasi-identifier }`, `subject: customerId`')
    .option('--subject <column>', 'who is who: k counts persons instead of rows')
    .option('--sampling-fraction <f>', 'the file is a random sample of this fraction of its population')
    .option('--population <n>', 'the file is a random sample of this many people')
    .option('--missing <rule>', 'a missing value is a category of its `own`, matches anything (`wildcard`), or its row is left out (`drop`)', 'own')
    .option('--as-of <date>', 'the day at which ages are reckoned, to look for minors')
    .option('--household <column>', 'who lives together: whoever finds one member finds the others')
    .option('--groups <columns>', 'divide the risk by these columns, by comma; groups are numbered, never named')
    .option('--frame <file>', 'a file that holds these people and others of the population, with the same columns: k-map, presence, journalist risk are counted in it')
    .option('--related <file>', 'a file of events (orders, likes, check-ins) with the same --subject column: what a few known events add; may repeat', (path: string, paths: readonly string[]) => [...paths, path], [] as readonly string[])
    .option('--quick', 'groups alone: no column attribution, no special uniques, no models of the columns')
    .option('--explain <row>', 'say what makes one row of the file stand out, the first row being 1; instead of an assessment')
    .option('--show-values', 'with --explain on a terminal: also the values of that row')
    .option('--out <report.html>', 'also write the whole assessment as one page for a privacy officer')
    .option('--max-risk <risk>', 'exit with 1 above this highest prosecutor risk, read as 1/k: 0.09 is 1/11')
    .option('--gate <limit>', "exit with 1 unless e.g. 'prosecutor.risk.max<=1/11'; may repeat", (gate: string, gates: readonly string[]) => [...gates, gate], [] as readonly string[])
    .option('--gates <file>', 'several gates from YAML: `gates: [prosecutor.risk.max<=1/11, sample-unique.share<=1%]`')
    .option('--delimiter <character>', 'between the fields of a CSV file; found by default')
    .option('--threads <n>', 'threads of the engine')
    .option('--memory <size>', 'memory of the engine, for example 4GB')
    .option('--json', 'print one JSON document')
    .option('--quiet', 'no progress')
    .addHelpText('after', "\nExamples:\n  incognita assess people.csv\n  incognita assess people.parquet --quasi sex,age,postcode --subject customerId --max-risk 0.09 --json\n")
    .action(async (path: string, flags: Flags) => {
      code = await assess(path, flags, io);
    });
  await parseArguments(command, argv);
  return code;
};

async function assess(path: string, flags: Flags, io: Io): Promise<number> {
  const gates = [...(flags.maxRisk === undefined ? [] : [maxRiskGate(flags.maxRisk)]), ...flags.gate.map(parseGate), ...(flags.gates === undefined ? [] : readGatesFile(flags.gates))];
  if (flags.out !== undefined) requireReportPlace(flags.out);
  const missing = missingChoice(flags);
  const asOf = flags.asOf;
  if (asOf !== undefined && Number.isNaN(parseDate(asOf))) throw new InputError(`assess.as-of: expected a date such as 2026-01-31, got '${asOf}'`);
  const fromFile = flags.roles === undefined ? {} : readRolesFile(flags.roles);
  const stated = statedRoles(flags);
  const progress = flags.quiet === true ? silent : progressOn(io);
  const session = await duckDb.openTrusted(limitsOf(flags));
  try {
    progress.stage('read');
    const file = await session.readFile(path, TABLE, delimiterOf(flags));
    progress.stage('look at columns', file.columns.length, 'columns');
    const looked = await look(session, file, asOf, (done) => progress.at(done));
    const roles = resolveRoles(looked.map(({ proposal }) => proposal), stated, fromFile);
    requireQuasi(roles);
    requireMissingRule(roles, missing);
    const named = closerColumns(roles, file.columns, flags);
    if (flags.explain !== undefined) {
      const explained = explainRow(await codedColumns(session, TABLE, namesOf(roles, 'quasi-identifier')), namesOf(roles, 'quasi-identifier'), rowNumber(flags.explain, file.rows), { values: showsValues(flags, io) });
      progress.done();
      io.out(flags.json === true ? envelope(explained) : explainedText(path, explained, io.color));
      return EXIT.done;
    }
    progress.stage('count groups');
    const fraction = fractionOf(flags, file.rows);
    const assessment = await assessTable(session, TABLE, file.rows, roles, missing, fraction);
    const document = assessmentDocument({ ...file, path, copies: await copiesOf(session, file) }, looked, roles, assessment, { missing, fraction });
    const reason = flags.quick === true ? 'Not asked for: --quick.' : notCloser(file.rows, roles);
    if (reason === undefined) progress.stage('look at columns together');
    const closer = reason === undefined ? lookCloser(await codedColumns(session, TABLE, [...new Set([...namesOf(roles, 'quasi-identifier'), ...named.all])]), roles, { missing, fraction, ...named }) : undefined;
    const framed = flags.frame === undefined ? [] : await againstFrame(session, TABLE, roles, flags.frame);
    if (flags.related.length > 0) progress.stage('join related tables');
    const related = flags.related.length === 0 ? undefined : await withRelated(session, await codedColumns(session, TABLE, [roles.subject ?? '', ...namesOf(roles, 'quasi-identifier')].filter((name) => name !== '')), roles, flags.related);
    const whole = withFurther(closer === undefined ? document : withCloserLook(document, closer, named), { frame: flags.frame, framed, paths: flags.related, related });
    progress.done();
    if (flags.out !== undefined) await placeFiles([textFile(flags.out, await reportPage(whole))]);
    return report(whole, reason, gates, flags, io);
  } finally {
    await session.close();
  }
}

async function look(session: TrustedSession, file: FileTable, asOf: string | undefined, done: (columns: number) => void): Promise<LookedAtColumn[]> {
  const looked: LookedAtColumn[] = [];
  for (const column of file.columns) {
    const profile = await profileColumn(session, TABLE, column);
    looked.push({ profile, proposal: proposeClass(profile, asOf === undefined ? {} : { asOf }) });
    done(looked.length);
  }
  return looked;
}

/** Rows that are copies of others in every column; not counted in a file that is large. */
async function copiesOf(session: TrustedSession, { rows }: FileTable): Promise<number | undefined> {
  if (rows > CLOSER_ROWS) return undefined;
  return rows - numbersOf(await session.query(sql`SELECT count(*) AS kinds FROM (SELECT DISTINCT * FROM ${ident(TABLE)})`), 'kinds')[0]!;
}

function report(document: AssessmentDocument, notCloserReason: string | undefined, gates: readonly Gate[], flags: Flags, io: Io): number {
  const { warnings, ...data } = document;
  const results = gates.map((gate) => checkGate(gate, document.measures));
  if (flags.json === true) io.out(envelope({ ...data, notCloser: notCloserReason ?? null, gates: results.map(({ gate, crossed, sentence }) => ({ gate: gate.text, crossed, sentence })) }, warnings));
  else {
    io.out(assessmentText(document, notCloserReason, io.color));
    for (const warning of warnings) io.err(`warning: ${warning}\n`);
  }
  for (const { sentence } of results) io.err(`gate: ${sentence}\n`);
  if (flags.out !== undefined) io.err(`report: ${flags.out}\n`);
  return results.some(({ crossed }) => crossed) ? EXIT.gateCrossed : EXIT.done;
}

interface NamedColumns {
  readonly household: string | undefined;
  readonly groups: readonly string[];
  /** All of them, and the subject. */
  readonly all: readonly string[];
}

/** The columns of a closer look beside the quasi-identifiers. */
function closerColumns({ subject }: Roles, names: readonly string[], { household, groups }: Flags): NamedColumns {
  const divided = groups === undefined ? [] : listOf(groups);
  if (household !== undefined) requireColumn(household, names, 'household');
  for (const name of divided) requireColumn(name, names, 'groups');
  return { household, groups: divided, all: [...(subject === undefined ? [] : [subject]), ...(household === undefined ? [] : [household]), ...divided] };
}

function requireColumn(name: string, names: readonly string[], option: string): void {
  if (names.includes(name)) return;
  const near = nearest(name, names);
  throw new InputError(`assess.${option}: expected a column of the file, got '${name}'; ${near === undefined ? `the columns are ${names.join(', ')}` : `did you mean '${near}'?`}`);
}

/** The page of an assessment; what draws it is loaded where it is asked for. */
async function reportPage(document: AssessmentDocument): Promise<string> {
  const [{ standaloneAssessment }, { definitions }, { packageRoot }, { VERSION }] = await Promise.all([import('../../reports/assessment/standalone.ts'), import('../measure/definitions.ts'), import('./report.ts'), import('../version.ts')]);
  return standaloneAssessment(document, definitions, packageRoot(), VERSION);
}

/** A row of the file, from 1, as its index. */
function rowNumber(text: string, rows: number): number {
  const row = Number(text.replaceAll('_', ''));
  if (!Number.isInteger(row) || row < 1 || row > rows) throw new InputError(`assess.explain: expected a row number from 1 to ${rows}, got '${text}'; the first row below the column names is 1`);
  return row - 1;
}

/** Values are a person's data: only for eyes at a terminal. */
function showsValues({ showValues, json }: Flags, io: Io): boolean {
  if (showValues !== true) return false;
  if (json === true || !io.interactive) throw new InputError('assess.show-values: expected a terminal, got a file, a pipe or --json; values of a person are not written there');
  return true;
}

function requireReportPlace(path: string): void {
  if (!/\.html?$/i.test(path)) throw new InputError('assess.out: expected a path that ends in .html, got another', { file: path });
  requireFolder('assess.out', path);
}

function statedRoles(flags: Flags): StatedRoles {
  return {
    ...(flags.quasi === undefined ? {} : { quasi: listOf(flags.quasi) }),
    ...(flags.sensitive === undefined ? {} : { sensitive: listOf(flags.sensitive) }),
    ...(flags.direct === undefined ? {} : { direct: listOf(flags.direct) }),
    ...(flags.insensitive === undefined ? {} : { insensitive: listOf(flags.insensitive) }),
    ...(flags.subject === undefined ? {} : { subject: flags.subject }),
  };
}

/** Names by comma. */
function listOf(text: string): string[] {
  return text.split(',').map((name) => name.trim()).filter((name) => name !== '');
}

function missingChoice({ missing }: Flags): MissingChoice {
  if (missing === 'own' || missing === 'wildcard' || missing === 'drop') return missing;
  throw new InputError(`assess.missing: expected own, wildcard or drop, got '${missing}'`);
}

function limitsOf({ threads, memory }: Flags): EngineLimits {
  return { ...(threads === undefined ? {} : { threads: Number(threads) }), ...(memory === undefined ? {} : { memory }) };
}

function delimiterOf({ delimiter }: Flags): { delimiter?: string } {
  return delimiter === undefined ? {} : { delimiter: delimiter === '\\t' || delimiter === 'tab' ? '\t' : delimiter };
}

function fractionOf({ samplingFraction, population }: Flags, rows: number): number | undefined {
  if (samplingFraction !== undefined && population !== undefined) throw new InputError('assess.population: expected --sampling-fraction or --population, got both; give one');
  if (population !== undefined) {
    const people = Number(population.replaceAll('_', ''));
    if (!Number.isInteger(people) || people < rows) throw new InputError(`assess.population: expected a whole number of at least the ${rows} rows of the file, got '${population}'`);
    return rows / people;
  }
  if (samplingFraction === undefined) return undefined;
  const fraction = Number(samplingFraction);
  if (samplingFraction.trim() === '' || !(fraction > 0 && fraction <= 1)) throw new InputError(`assess.sampling-fraction: expected a number above 0 and up to 1, got '${samplingFraction}'`);
  return fraction;
}
