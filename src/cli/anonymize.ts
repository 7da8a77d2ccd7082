import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { anonymize, type Anonymized } from '../anonymize.ts';
import { asCoded, columnOf, makeTable, type Column, type Table } from '../columns/column.ts';
import { typedColumn } from '../columns/typed-column.ts';
import { duckDb } from '../engine/duckdb/duckdb-engine.ts';
import type { TrustedSession } from '../engine/port.ts';
import { sql } from '../engine/sql.ts';
import { keyedDraws } from '../random/keyed-draws.ts';
import { secureDraws } from '../random/secure-draws.ts';
import { promiseText } from '../release/step.ts';
import { parseStrategy } from '../scenario/index.ts';
import type { HierarchyFile, StrategyDocument } from '../scenario/strategy-reader.ts';
import { LARGEST_DOCUMENT } from '../scenario/yaml-document.ts';
import { listedHierarchy, type Hierarchy, type HierarchySpec } from '../schema/hierarchy.ts';
import { InputError } from '../schema/input-error.ts';
import { proposeClass, type ClassProposal } from '../schema/propose-class.ts';
import { VERSION } from '../version.ts';
import { profileColumn } from './assess-measures.ts';
import { resolveRoles, type Roles } from './assess-roles.ts';
import { anonymizedText } from './anonymize-text.ts';
import { envelope, EXIT, newCommand, parseArguments, type Io, type Main } from './command.ts';

interface Flags {
  readonly config: string;
  readonly out: string;
  readonly internal?: string;
  readonly delimiter?: string;
  readonly rehearsal?: boolean;
  readonly seed?: string;
  readonly memory?: string;
  readonly json?: boolean;
}

const TABLE = 'file';

/** `incognita anonymize <file>`: releases a file of one's own by the steps of a strategy. */
export const main: Main = async (argv, io) => {
  const command = newCommand('anonymize', 'Release a file of your own by the steps of a strategy: promises are recounted on the output, and what is lost is measured. The table is held in memory.', io)
    .argument('<file>', 'a .csv (also .gz), .jsonl or .parquet file')
    .requiredOption('--config <strategy.yaml>', 'classes, hierarchies and steps; schema: incognita schema strategy')
    .requiredOption('--out <file>', 'the release: .csv, .jsonl or .parquet; its report goes beside it as <out>.release.json')
    .option('--internal <file>', 'also write which row became which, to keep apart from the release (mode 0600)')
    .option('--rehearsal', 'repeatable randomness from --seed; the output is stamped "not for release"')
    .option('--seed <number>', 'seed of a rehearsal')
    .option('--delimiter <character>', 'between the fields of a CSV file; found by default')
    .option('--memory <size>', 'memory of the engine, for example 4GB')
    .option('--json', 'print one JSON document')
    .addHelpText('after', "\nExample strategy:\n  columns: { birth_date: quasi-identifier, diagnosis: sensitive }\n  subject: customer_id\n  steps:\n    - removeDirectIdentifiers\n    - kAnonymize: { k: 5, suppressionLimit: 0.02 }\n");
  let path: string | undefined;
  command.action((given: string) => void (path = given));
  if (!(await parseArguments(command, argv))) return EXIT.done;
  await run(path!, command.opts<Flags>(), io);
  return EXIT.done;
};

async function run(path: string, flags: Flags, io: Io): Promise<void> {
  const draws = drawsOf(flags);
  const document = parseStrategy(configText(flags.config), flags.config);
  const listed = listedHierarchies(document, flags.config);
  requireApart(path, flags);
  const session = await duckDb.openTrusted(flags.memory === undefined ? {} : { memory: flags.memory });
  try {
    const file = await session.readFile(path, TABLE, flags.delimiter === undefined ? {} : { delimiter: flags.delimiter });
    const proposals: ClassProposal[] = [];
    for (const column of file.columns) proposals.push(proposeClass(await profileColumn(session, TABLE, column)));
    const roles = rolesOf(proposals, document);
    const original = await typedTable(session, proposals, roles);
    requireListed(original, listed);
    const specs = Object.fromEntries(Object.entries(document.hierarchies).filter((entry): entry is [string, HierarchySpec] => entry[1].kind !== 'file'));
    const result = await anonymize(original, { steps: document.steps, subject: subjectOf(original, roles), hierarchies: specs, listed, draws, session });
    const report = releaseReport(result, original, roles, flags.rehearsal === true);
    await session.writeFile(flags.out, result.release);
    await writeWhole(`${flags.out}.release.json`, `${JSON.stringify(report, null, 2)}\n`);
    if (flags.internal !== undefined) await writeWhole(flags.internal, `${JSON.stringify(await internalRecord(path, result), null, 2)}\n`, 0o600);
    const warnings = warningsOf(file.notices, proposals, roles, result, flags);
    if (flags.json === true) io.out(envelope(report, warnings));
    else {
      io.out(anonymizedText(path, flags.out, original, result, roles, io.color));
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

function configText(path: string): string {
  try {
    if (statSync(path).size > LARGEST_DOCUMENT) throw new InputError(`anonymize.config: expected a strategy of at most ${LARGEST_DOCUMENT} bytes, got more; is it a data file?`, { file: path });
    return readFileSync(path, 'utf8');
  } catch (cause) {
    if (cause instanceof InputError) throw cause;
    throw new InputError(`anonymize.config: expected a readable YAML file, got ${(cause as NodeJS.ErrnoException).code}; incognita schema strategy describes it`, { file: path }, { cause });
  }
}

/** Hierarchies that stand in files of their own, beside the strategy. */
function listedHierarchies({ hierarchies }: StrategyDocument, config: string): ReadonlyMap<string, Hierarchy> {
  const files = Object.entries(hierarchies).filter((entry): entry is [string, HierarchyFile] => entry[1].kind === 'file');
  return new Map(
    files.map(([column, { path, delimiter }]) => {
      const file = resolve(dirname(config), path);
      if (!existsSync(file)) throw new InputError(`anonymize.hierarchies.${column}: expected a hierarchy file, got a path that does not exist; check it`, { file });
      const rows = readFileSync(file, 'utf8').split(/\r?\n/).filter((line) => line !== '').map((line) => line.split(delimiter));
      const ragged = rows.findIndex((row) => row.length !== rows[0]!.length);
      if (rows.length === 0 || rows[0]!.length < 2 || ragged !== -1) {
        throw new InputError(`anonymize.hierarchies.${column}: expected a value and its generalizations on every line, as many on each, got ${ragged === -1 ? `${rows[0]?.length ?? 0} fields` : 'another number'}; check the delimiter (${delimiter})`, { file, line: Math.max(ragged, 0) + 1 });
      }
      return [column, listedHierarchy(rows)] as const;
    }),
  );
}

/** A hierarchy must hold every value before a search starts, and say so without printing one. */
function requireListed(original: Table, listed: ReadonlyMap<string, Hierarchy>): void {
  for (const [name, hierarchy] of listed) {
    const column = original.columns.get(name);
    const missing = column === undefined ? 0 : asCoded(column).dictionary.filter((value) => {
      try {
        hierarchy.generalize(value, 1);
        return false;
      } catch {
        return true;
      }
    }).length;
    if (missing > 0) throw new InputError(`anonymize.hierarchies.${name}: expected every value of the column in the hierarchy, got ${missing} that it does not list; add them`);
  }
}

function requireApart(input: string, { out, internal, config }: Flags): void {
  for (const [flag, path] of [['out', out], ...(internal === undefined ? [] : [['internal', internal]])] as [string, string][]) {
    if ([input, config].some((other) => resolve(other) === resolve(path))) throw new InputError(`anonymize.${flag}: expected a file of its own, got one that is read; choose another`, { file: path });
  }
  if (internal !== undefined && dirname(resolve(internal)) === dirname(resolve(out))) throw new InputError('anonymize.internal: expected a folder apart from the release, got the same; it says who is who', { file: internal });
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

/** The file's rows with the type and the class of each column. */
async function typedTable(session: TrustedSession, proposals: readonly ClassProposal[], roles: Roles): Promise<Table> {
  const read = await session.query(sql`SELECT * FROM file`);
  const columns = new Map<string, Column>();
  const schema = roles.columns.map(({ column: name, attributeClass }, i) => {
    const column = columnOf(read, name);
    const typed = column.kind === 'coded' && column.type === 'string' ? typedColumn(column, proposals[i]!.inferred) : column;
    columns.set(name, typed);
    return { name, type: typed.type, attributeClass };
  });
  return makeTable({ name: 'release', columns: schema }, columns);
}

/** One number per person; rows without one are each somebody else. */
function subjectOf(original: Table, { subject }: Roles): Int32Array | undefined {
  if (subject === undefined) return undefined;
  const { codes, dictionary } = asCoded(columnOf(original, subject));
  return Int32Array.from(codes, (code, row) => (dictionary[code] === null ? dictionary.length + row : code));
}

/** What may travel with the release: promises, parameters and counts, no cell and no row number. */
function releaseReport(result: Anonymized, original: Table, roles: Roles, rehearsal: boolean) {
  return {
    tool: { name: 'incognita', version: VERSION },
    ...(rehearsal ? { notForRelease: 'A rehearsal: its randomness can be repeated.' } : {}),
    notice: 'Promises are about the stated quasi-identifiers only. Pseudonymized data is personal data (GDPR Recital 26).',
    unit: roles.subject === undefined ? 'row' : 'person',
    rows: { collected: original.rows, released: result.release.rows },
    columns: result.release.schema.columns.map(({ name, type, attributeClass }) => ({ name, type, attributeClass })),
    missing: 'A missing value is a category of its own.',
    steps: result.steps.map(({ method, title, options, promises, changes }) => ({ method, title, options, promises: promises.map((promise) => ({ text: promiseText(promise), verified: true })), changes })),
    before: result.before,
    measures: result.after,
    notTested: ['Linkage by columns that are classed as insensitive or sensitive.', 'What a recipient can join to the release.', 'Free text.'],
  };
}

/** What must stay with the owner: the input's hash and the original row of every released one. */
async function internalRecord(path: string, { rows }: Anonymized) {
  const hash = createHash('sha256');
  for await (const bytes of createReadStream(path)) hash.update(bytes as Buffer);
  return { tool: { name: 'incognita', version: VERSION }, notice: 'Says which released row is which original one: never beside the release.', inputSha256: hash.digest('hex'), originalRowOfReleasedRow: Array.from(rows, (row) => row + 1) };
}

async function writeWhole(path: string, text: string, mode = 0o644): Promise<void> {
  const partial = `${path}.${process.pid}.partial`;
  try {
    await writeFile(partial, text, { mode });
    await rename(partial, path);
  } catch (cause) {
    await rm(partial, { force: true });
    throw new InputError(`file.path: expected a place that can be written, got ${(cause as NodeJS.ErrnoException).code}`, { file: path }, { cause });
  }
}

function warningsOf(notices: readonly string[], proposals: readonly ClassProposal[], roles: Roles, { release }: Anonymized, { rehearsal }: Flags): string[] {
  const direct = roles.columns.filter(({ column, attributeClass }) => attributeClass === 'direct-identifier' && release.columns.has(column)).map(({ column }) => column);
  return [
    ...(rehearsal === true ? ['Not for release: a rehearsal\'s randomness can be repeated by anyone who has the seed.'] : []),
    ...(direct.length > 0 ? [`Direct identifiers are still in the release: ${direct.join(', ')}.`] : []),
    ...notices,
    ...proposals.flatMap(({ column, warnings }) => (release.columns.has(column) ? warnings.map((warning) => `${column}: ${warning}`) : [])),
  ];
}
