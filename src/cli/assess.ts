import { duckDb } from '../engine/duckdb/duckdb-engine.ts';
import type { EngineLimits, FileTable, TrustedSession } from '../engine/port.ts';
import { checkGate, maxRiskGate, parseGate, type Gate } from '../measure/risk/gate.ts';
import { parseDate } from '../columns/column.ts';
import { InputError } from '../schema/input-error.ts';
import { proposeClass, type ClassProposal } from '../schema/propose-class.ts';
import type { Assessment, MissingChoice } from '../assessment.ts';
import { assessTable, profileColumn } from './assess-measures.ts';
import { resolveRoles, type Roles, type StatedRoles } from '../column-roles.ts';
import { readRolesFile } from './roles-file.ts';
import { assessmentDocument, requireMissingRule, requireQuasi, type AssessmentDocument } from '../assessment-document.ts';
import { assessmentText } from './assess-text.ts';
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
    .option('--max-risk <risk>', 'exit with 1 above this highest prosecutor risk, read as 1/k: 0.09 is 1/11')
    .option('--gate <limit>', "exit with 1 unless e.g. 'prosecutor.risk.max<=1/11'; may repeat", (gate: string, gates: readonly string[]) => [...gates, gate], [] as readonly string[])
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
  const gates = [...(flags.maxRisk === undefined ? [] : [maxRiskGate(flags.maxRisk)]), ...flags.gate.map(parseGate)];
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
    const proposals = await propose(session, file, asOf, (done) => progress.at(done));
    const roles = resolveRoles(proposals, stated, fromFile);
    requireQuasi(roles);
    requireMissingRule(roles, missing);
    progress.stage('count groups');
    const fraction = fractionOf(flags, file.rows);
    const assessment = await assessTable(session, TABLE, file.rows, roles, missing, fraction);
    progress.done();
    return report(assessmentDocument({ ...file, path }, proposals, roles, assessment, { missing, fraction }), roles, assessment, gates, flags, io);
  } finally {
    await session.close();
  }
}

async function propose(session: TrustedSession, file: FileTable, asOf: string | undefined, done: (columns: number) => void): Promise<ClassProposal[]> {
  const proposals: ClassProposal[] = [];
  for (const column of file.columns) {
    proposals.push(proposeClass(await profileColumn(session, TABLE, column), asOf === undefined ? {} : { asOf }));
    done(proposals.length);
  }
  return proposals;
}

function report(document: AssessmentDocument, roles: Roles, assessment: Assessment, gates: readonly Gate[], flags: Flags, io: Io): number {
  const { warnings, ...data } = document;
  const results = gates.map((gate) => checkGate(gate, document.measures));
  if (flags.json === true) io.out(envelope({ ...data, gates: results.map(({ gate, crossed, sentence }) => ({ gate: gate.text, crossed, sentence })) }, warnings));
  else {
    io.out(assessmentText(document.file.path, assessment, roles, io.color));
    for (const warning of warnings) io.err(`warning: ${warning}\n`);
  }
  for (const { sentence } of results) io.err(`gate: ${sentence}\n`);
  return results.some(({ crossed }) => crossed) ? EXIT.gateCrossed : EXIT.done;
}

function statedRoles(flags: Flags): StatedRoles {
  const names = (list: string): string[] => list.split(',').map((name) => name.trim()).filter((name) => name !== '');
  return {
    ...(flags.quasi === undefined ? {} : { quasi: names(flags.quasi) }),
    ...(flags.sensitive === undefined ? {} : { sensitive: names(flags.sensitive) }),
    ...(flags.direct === undefined ? {} : { direct: names(flags.direct) }),
    ...(flags.insensitive === undefined ? {} : { insensitive: names(flags.insensitive) }),
    ...(flags.subject === undefined ? {} : { subject: flags.subject }),
  };
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
