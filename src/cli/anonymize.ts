import { dirname, resolve } from 'node:path';
import { anonymize, type Anonymized } from '../anonymize.ts';
import { asCoded, columnOf, type Table } from '../columns/column.ts';
import { duckDb } from '../engine/duckdb/duckdb-engine.ts';
import { keyedDraws } from '../random/keyed-draws.ts';
import { secureDraws } from '../random/secure-draws.ts';
import { parseStrategy } from '../scenario/index.ts';
import type { StrategyDocument } from '../scenario/strategy-reader.ts';
import { InputError } from '../schema/input-error.ts';
import type { ClassProposal } from '../schema/propose-class.ts';
import { anonymizedText } from './anonymize-text.ts';
import { resolveRoles, type Roles } from '../column-roles.ts';
import { envelope, EXIT, newCommand, parseArguments, type Io, type Main } from './command.ts';
import { lookAt, mixedTypes, typedTable, type LookedAt } from './file-table.ts';
import { placeFiles, requireFolder, textFile, type Placed } from './placed-files.ts';
import { internalRecord, releaseReport } from './release-report.ts';
import { naming, privateFolder, standardInput, standardOutput, type PrivateFolder } from './standard-streams.ts';
import { configText, requireColumns, strategyHierarchies, strategyPopulation } from './strategy-files.ts';
import { allowedMemory, withinMemory } from './table-memory.ts';

interface Flags {
  readonly config: string;
  readonly out: string;
  readonly report?: string;
  readonly internal?: string;
  readonly inputFormat: string;
  readonly format?: string;
  readonly delimiter?: string;
  readonly rehearsal?: boolean;
  readonly seed?: string;
  readonly memory?: string;
  readonly json?: boolean;
}

const TABLE = 'file';
const FORMATS = ['csv', 'jsonl', 'parquet'];
/** Standard input and output. */
const STREAM = '-';

/** `incognita anonymize <file>`: releases a file of one's own by the steps of a strategy. */
export const main: Main = async (argv, io) => {
  const command = newCommand('anonymize', 'Release a file of your own by the steps of a strategy: promises are recounted on the output, and what is lost is measured. The table is held in memory.', io)
    .argument('<file>', 'a .csv (also .gz), .jsonl or .parquet file, or - for standard input')
    .requiredOption('--config <strategy.yaml>', 'classes, hierarchies and steps; incognita init --from <file> writes one to start from')
    .requiredOption('--out <file>', 'the release: .csv, .jsonl or .parquet, or - for standard output')
    .option('--report <file>', 'what was promised, verified and lost; by default <out>.release.json')
    .option('--internal <file>', 'also write which row became which and what the steps keep (keys, vaults), to keep apart from the release (mode 0600)')
    .option('--input-format <format>', `of standard input: ${FORMATS.join(', ')}`, 'csv')
    .option('--format <format>', `of standard output: ${FORMATS.join(', ')} (default: csv)`)
    .option('--rehearsal', 'repeatable randomness from --seed; the output is stamped "not for release"')
    .option('--seed <number>', 'seed of a rehearsal')
    .option('--delimiter <character>', 'between the fields of a CSV file; found by default')
    .option('--memory <size>', 'memory of the engine and of the table, for example 4GB')
    .option('--json', 'print one JSON document')
    .addHelpText('after', "\nExample strategy:\n  columns: { birth_date: quasi-identifier, diagnosis: sensitive }\n  subject: customer_id\n  steps:\n    - removeDirectIdentifiers\n    - kAnonymize: { k: 5, suppressionLimit: 0.02 }\n\nIn a pipe:\n  zcat people.csv.gz | incognita anonymize - --config strategy.yaml --out - --report people.release.json | gzip > released.csv.gz\n");
  let path: string | undefined;
  command.action((given: string) => void (path = given));
  if (!(await parseArguments(command, argv))) return EXIT.done;
  const flags = command.opts<Flags>();
  const folder = privateFolder();
  try {
    await withinMemory(() => run(path!, flags, folder, io));
  } finally {
    folder.remove();
  }
  return EXIT.done;
};

async function run(given: string, flags: Flags, folder: PrivateFolder, io: Io): Promise<void> {
  const draws = drawsOf(flags);
  requirePlaces(given, flags);
  const document = parseStrategy(configText(flags.config), flags.config);
  const allowed = allowedMemory(flags.memory);
  const path = given === STREAM ? folder.path(`input.${flags.inputFormat}`) : given;
  const shown = given === STREAM ? 'stdin' : given;
  if (given === STREAM) await standardInput(path);
  const session = await duckDb.openTrusted(flags.memory === undefined ? {} : { memory: flags.memory });
  try {
    const looked = await naming(path, shown, () => lookAt(session, path, TABLE, flags.delimiter, allowed));
    requireColumns(document, looked.file.columns);
    const roles = rolesOf(looked.proposals, document);
    const classes = new Map(roles.columns.map(({ column, attributeClass }) => [column, attributeClass]));
    const original = await typedTable(session, TABLE, looked, (name) => classes.get(name)!);
    const listed = strategyHierarchies(document, flags.config, original);
    const subject = subjectOf(original, roles);
    requirePeople(document, original.rows, subject);
    const population = await strategyPopulation(session, document, flags.config, original, listed);
    const result = await placing(document, () => anonymize(original, { steps: document.steps, subject, listed, ...(population === undefined ? {} : { population }), draws, session }));
    const report = releaseReport(result, original, roles, flags.rehearsal === true);
    const out = flags.out === STREAM ? folder.path(`release.${flags.format ?? 'csv'}`) : flags.out;
    const files: Placed[] = [{ path: out, write: (partial) => session.writeFile(partial, result.release) }];
    const reportPath = flags.report ?? (flags.out === STREAM ? undefined : `${flags.out}.release.json`);
    if (reportPath !== undefined) files.unshift(textFile(reportPath, `${JSON.stringify(report, null, 2)}\n`));
    if (flags.internal !== undefined) files.unshift(textFile(flags.internal, `${JSON.stringify(await internalRecord(path, result), null, 2)}\n`, 0o600));
    await placeFiles(files);
    if (flags.out === STREAM) await standardOutput(out);
    const warnings = warningsOf(looked, roles, result, flags);
    if (flags.json === true) io.out(envelope(report, warnings));
    else {
      // Where the release is on standard output, what is said about it goes to the other stream.
      (flags.out === STREAM ? io.err : io.out)(anonymizedText(shown, flags.out === STREAM ? 'stdout' : flags.out, original, result, roles, io.color && flags.out !== STREAM));
      for (const warning of warnings) io.err(`warning: ${warning}\n`);
    }
  } finally {
    await session.close();
  }
}

/** Real files take the operating system's randomness; only a rehearsal can be repeated. */
function drawsOf({ rehearsal, seed }: Flags): (instance: string) => (attribute: string) => ReturnType<typeof secureDraws> {
  if (rehearsal !== true) {
    if (seed !== undefined) throw new InputError('anonymize.seed: expected --seed with --rehearsal only, got it alone; a release keeps no seed');
    const draws = secureDraws();
    return () => () => draws;
  }
  if (seed === undefined || !/^\d+$/.test(seed)) throw new InputError(`anonymize.seed: expected an integer >= 0 with --rehearsal, got ${seed ?? 'none'}; write for example --seed 42`);
  return (instance) => (attribute) => keyedDraws({ seed: Number(seed), stage: 'release', instance, attribute });
}

/** Refuses, before any work, places that cannot be written, that are read, or that would lie together. */
function requirePlaces(input: string, { config, out, report, internal, inputFormat, format, json }: Flags): void {
  for (const [option, value] of [['input-format', inputFormat], ['format', format ?? 'csv']] as const) {
    if (!FORMATS.includes(value)) throw new InputError(`anonymize.${option}: expected one of ${FORMATS.join(', ')}, got ${value}`);
  }
  if (out === STREAM && json === true) throw new InputError('anonymize.json: expected one document on standard output, got the release and --json; give --out a file');
  if (out !== STREAM && format !== undefined) throw new InputError('anonymize.format: expected --format with --out - only, got it with a file; its name says the format');
  if (out !== STREAM && !/\.(?:csv|jsonl|ndjson)(?:\.gz)?$|\.parquet$/i.test(out)) throw new InputError('file.format: expected a path that ends in .csv, .jsonl, .parquet, .csv.gz or .jsonl.gz, got another', { file: out });
  const written: (readonly [string, string])[] = [];
  for (const [flag, path] of [['out', out === STREAM ? undefined : out], ['report', report], ['internal', internal]] as const) {
    if (path === undefined) continue;
    requireFolder(`anonymize.${flag}`, path);
    if ([input, config, ...written.map(([, other]) => other)].some((other) => other !== STREAM && resolve(other) === resolve(path))) throw new InputError(`anonymize.${flag}: expected a file of its own, got one that is read or written already; choose another`, { file: path });
    written.push([flag, path]);
  }
  const beside = written.filter(([flag]) => flag !== 'internal').some(([, path]) => internal !== undefined && dirname(resolve(internal)) === dirname(resolve(path)));
  if (beside) throw new InputError('anonymize.internal: expected a folder apart from the release, got the same; it says who is who', { file: internal! });
}

function rolesOf(proposals: readonly ClassProposal[], { columns, subject }: StrategyDocument): Roles {
  const having = (attributeClass: string): string[] => Object.entries(columns).filter(([, own]) => own === attributeClass).map(([name]) => name);
  const stated = {
    quasi: having('quasi-identifier'),
    sensitive: having('sensitive'),
    direct: having('direct-identifier'),
    insensitive: having('insensitive'),
    ...(subject === undefined ? {} : { subject }),
  };
  return resolveRoles(proposals, {}, stated, 'anonymize');
}

/** One number per person; rows without one are each somebody else. */
function subjectOf(original: Table, { subject }: Roles): Int32Array | undefined {
  if (subject === undefined) return undefined;
  const { codes, dictionary } = asCoded(columnOf(original, subject));
  return Int32Array.from(codes, (code, row) => (dictionary[code] === null ? dictionary.length + row : code));
}

/** Refuses groups of more people than there are. */
function requirePeople({ steps, placeOf }: StrategyDocument, rows: number, subject: Int32Array | undefined): void {
  const people = subject === undefined ? rows : new Set(subject).size;
  steps.forEach(({ id, options: { k } }, i) => {
    if (typeof k !== 'number' || k <= people) return;
    const unit = subject === undefined ? 'rows' : 'people';
    throw new InputError(`${id}.k: expected k of at most the ${people} ${unit} of the file, got ${k}; lower it`, placeOf(['steps', i, id, 'k']));
  });
}

/** The work, its errors about a step's options with the place where the strategy has them. */
async function placing<Result>({ steps, placeOf }: StrategyDocument, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    if (!(cause instanceof InputError) || cause.location.file !== undefined) throw cause;
    const [, id = '', option] = /^([\w-]+)(?:\.([\w-]+))?/.exec(cause.message) ?? [];
    const at = steps.findIndex((step) => step.id === id);
    throw new InputError(cause.message, at === -1 ? placeOf(['steps'], 'key') : placeOf(['steps', at, id, ...(option === undefined ? [] : [option])]), { cause });
  }
}

function warningsOf(looked: LookedAt, roles: Roles, { release, internal }: Anonymized, { rehearsal, out, report, internal: kept }: Flags): string[] {
  const direct = roles.columns.filter(({ column, attributeClass }) => attributeClass === 'direct-identifier' && release.columns.has(column)).map(({ column }) => column);
  const lost = Object.keys(internal);
  return [
    ...(rehearsal === true ? ['Not for release: a rehearsal\'s randomness can be repeated by anyone who has the seed.'] : []),
    ...(direct.length > 0 ? [`Direct identifiers are still in the release: ${direct.join(', ')}.`] : []),
    ...(lost.length > 0 && kept === undefined ? [`What the owner could keep of ${lost.join(', ')} (keys, vaults, counts) is not kept: ${lost.some((step) => step.endsWith('pseudonymize')) ? 'pseudonyms cannot be reversed or made again' : 'it cannot be had later'}. --internal <file> keeps it.`] : []),
    ...(out === STREAM && report === undefined ? ['The report that goes with a release was not written, because the release went to standard output; --report <file> writes it.'] : []),
    ...looked.file.notices,
    ...mixedTypes(looked),
    ...looked.proposals.flatMap(({ column, warnings }) => (release.columns.has(column) ? warnings.map((warning) => `${column}: ${warning}`) : [])),
  ];
}
