import { resolve } from 'node:path';
import { asCoded, columnOf, type Table } from '../columns/column.ts';
import { resolveRoles, type Roles, type StatedRoles } from '../column-roles.ts';
import { compare } from '../compare.ts';
import { duckDb } from '../engine/duckdb/duckdb-engine.ts';
import { parseGate } from '../measure/risk/gate.ts';
import { silent } from '../progress.ts';
import type { Draws } from '../random/draws.ts';
import { keyedDraws } from '../random/keyed-draws.ts';
import { secureDraws } from '../random/secure-draws.ts';
import type { Comparison } from '../report/comparison.ts';
import { defaultLadder, type Rung } from '../scenario/default-ladder.ts';
import { ladderRungs, parseLadder } from '../scenario/index.ts';
import type { LadderDocument } from '../scenario/ladder-reader.ts';
import { InputError } from '../schema/input-error.ts';
import type { ClassProposal } from '../schema/propose-class.ts';
import type { AttributeClass } from '../schema/table-schema.ts';
import { envelope, EXIT, newCommand, parseArguments, type Io, type Main } from './command.ts';
import { reproduced } from './compare-reproduced.ts';
import { comparisonText } from './compare-text.ts';
import { lookAt, mixedTypes, typedTable, type LookedAt } from './file-table.ts';
import { placeFiles, requireFolder, textFile } from './placed-files.ts';
import { progressOn } from './progress.ts';
import { configText, requireColumns, strategyHierarchies, strategyPopulation } from './strategy-files.ts';
import { allowedMemory, withinMemory } from './table-memory.ts';

interface Flags {
  readonly config?: string;
  readonly quasi?: string;
  readonly sensitive?: string;
  readonly direct?: string;
  readonly insensitive?: string;
  readonly subject?: string;
  readonly target?: string;
  readonly gate: readonly string[];
  readonly targets: string;
  readonly out?: string;
  readonly seed?: string;
  readonly delimiter?: string;
  readonly memory?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

const TABLE = 'file';

/** `incognita compare <file>`: strategies side by side, in risk and in usefulness, on the same targets. */
export const main: Main = async (argv, io) => {
  const command = newCommand('compare', 'Compare ways to release a file of your own: every strategy runs on the same people, is put to the same attacks on the same targets, and is measured on raw rows that none was given. Nothing is released, and no cell is printed. The table is held in memory.', io)
    .argument('<file>', 'a .csv (also .gz), .jsonl or .parquet file')
    .option('--config <ladder.yaml>', 'classes, hierarchies, strategies, gates; without it a ladder of common strategies is compared')
    .option('--quasi <columns>', 'all quasi-identifiers, by comma; others that were proposed are left out')
    .option('--sensitive <columns>', 'sensitive attributes, which attacks infer')
    .option('--direct <columns>', 'direct identifiers')
    .option('--insensitive <columns>', 'columns that nobody else knows and nobody minds')
    .option('--subject <column>', 'who is who: people are withheld and attacked, not rows')
    .option('--target <column>', 'the column that models learnt on a release predict (default: each in turn)')
    .option('--gate <limit>', "say which strategies stay within a limit, e.g. 'holdout.advantage.max<=0.1' or 'prosecutor.risk.max<=1/11'; may repeat", (gate: string, gates: readonly string[]) => [...gates, gate], [] as readonly string[])
    .option('--targets <n>', 'targets among those given, and as many among those withheld', '1000')
    .option('--out <page.html>', 'also write one self-contained page with the pictures')
    .option('--seed <number>', 'repeatable: the same seed gives the same figures; without it randomness comes from the operating system')
    .option('--delimiter <character>', 'between the fields of a CSV file; found by default')
    .option('--memory <size>', 'memory of the engine and of the table, for example 4GB')
    .option('--json', 'print one JSON document')
    .option('--quiet', 'no progress')
    .addHelpText('after', "\nExit code 1: gates were set, and no strategy meets all of them.\n\nExamples:\n  incognita compare people.csv --out compare.html\n  incognita compare people.csv --subject customer_id --sensitive diagnosis --gate 'holdout.advantage.max<=0.1'\n  incognita compare people.csv --config ladder.yaml --seed 7 --json\n");
  let path: string | undefined;
  command.action((given: string) => void (path = given));
  if (!(await parseArguments(command, argv))) return EXIT.done;
  return withinMemory(() => run(path!, command.opts<Flags>(), io));
};

async function run(path: string, flags: Flags, io: Io): Promise<number> {
  const { draws, seed } = randomness(flags.seed);
  const targets = targetsOf(flags.targets);
  const gates = flags.gate.map(parseGate);
  if (flags.out !== undefined) requirePage(flags.out, [path, flags.config]);
  const config = flags.config;
  const document = config === undefined ? undefined : parseLadder(configText(config, 'compare'), config);
  const allowed = allowedMemory(flags.memory);
  const progress = flags.quiet === true ? silent : progressOn(io);
  const limits = flags.memory === undefined ? {} : { memory: flags.memory };
  const session = await duckDb.openTrusted(limits);
  try {
    progress.stage('read');
    const looked = await lookAt(session, path, TABLE, flags.delimiter, allowed);
    const asStrategy = document === undefined ? undefined : { ...document, steps: [] };
    if (asStrategy !== undefined) requireColumns(asStrategy, looked.file.columns, 'compare');
    const roles = resolveRoles(looked.proposals, stated(flags), documentRoles(document), 'compare');
    const classes = new Map(roles.columns.map(({ column, attributeClass }) => [column, attributeClass]));
    const original = await typedTable(session, TABLE, looked, (name) => classes.get(name)!);
    const listed = asStrategy === undefined ? new Map() : strategyHierarchies(asStrategy, config!, original);
    const population = asStrategy === undefined ? undefined : await strategyPopulation(session, asStrategy, config!, original, listed);
    const target = flags.target ?? document?.target;
    const subject = subjectOf(original, roles);
    const comparison = await compare(original, {
      ladder: ladderOf(document, original),
      subject,
      ...(roles.subject === undefined ? {} : { subjectColumn: roles.subject }),
      listed,
      ...(population === undefined ? {} : { population }),
      gates: [...(document?.gates ?? []), ...gates],
      ...(target === undefined ? {} : { target }),
      ...(document?.utility === undefined ? {} : { utility: document.utility }),
      targets,
      draws,
      seed,
      openSession: () => duckDb.openTrusted(limits),
      progress,
    });
    const warnings = warningsOf(looked, comparison);
    const again = reproduced(path, config, comparison, roles, document);
    if (flags.out !== undefined) {
      // Drawing loads what no other output needs.
      const { comparePage } = await import('./compare-page.ts');
      await placeFiles([textFile(flags.out, await comparePage(comparison, again))]);
    }
    if (flags.json === true) io.out(envelope({ ...comparison, config: again }, warnings));
    else {
      io.out(comparisonText(path, comparison, { color: io.color, page: flags.out }));
      for (const warning of warnings) io.err(`warning: ${warning}\n`);
    }
    return exitCode(comparison);
  } finally {
    await session.close();
  }
}

/** Nothing leaves, so a seed may be kept: figures that can be repeated are worth more than figures that cannot. */
function randomness(seed: string | undefined): { readonly draws: (instance: string) => (attribute: string) => Draws; readonly seed: number | null } {
  if (seed === undefined) {
    const draws = secureDraws();
    return { draws: () => () => draws, seed: null };
  }
  if (!/^\d{1,15}$/.test(seed)) throw new InputError(`compare.seed: expected an integer >= 0, got ${seed}; write for example --seed 42`);
  return { draws: (instance) => (attribute) => keyedDraws({ seed: Number(seed), stage: 'release', instance, attribute }), seed: Number(seed) };
}

function targetsOf(text: string): number {
  const targets = Number(text.replaceAll('_', ''));
  if (!Number.isInteger(targets) || targets < 10 || targets > 100_000) throw new InputError(`compare.targets: expected a whole number from 10 to 100,000, got '${text}'`);
  return targets;
}

function requirePage(out: string, read: readonly (string | undefined)[]): void {
  if (!/\.html?$/i.test(out)) throw new InputError('compare.out: expected a path that ends in .html, got another', { file: out });
  if (read.some((path) => path !== undefined && resolve(path) === resolve(out))) throw new InputError('compare.out: expected a file of its own, got one that is read; choose another', { file: out });
  requireFolder('compare.out', out);
}

function stated(flags: Flags): StatedRoles {
  const names = (list: string | undefined): readonly string[] | undefined => list?.split(',').map((name) => name.trim()).filter((name) => name !== '');
  const [quasi, sensitive, direct, insensitive] = [names(flags.quasi), names(flags.sensitive), names(flags.direct), names(flags.insensitive)];
  return {
    ...(quasi === undefined ? {} : { quasi }),
    ...(sensitive === undefined ? {} : { sensitive }),
    ...(direct === undefined ? {} : { direct }),
    ...(insensitive === undefined ? {} : { insensitive }),
    ...(flags.subject === undefined ? {} : { subject: flags.subject }),
  };
}

function documentRoles(document: LadderDocument | undefined): StatedRoles {
  const having = (attributeClass: AttributeClass): string[] => Object.entries(document?.columns ?? {}).filter(([, own]) => own === attributeClass).map(([name]) => name);
  return {
    quasi: having('quasi-identifier'),
    sensitive: having('sensitive'),
    direct: having('direct-identifier'),
    insensitive: having('insensitive'),
    ...(document?.subject === undefined ? {} : { subject: document.subject }),
  };
}

function ladderOf(document: LadderDocument | undefined, original: Table): readonly Rung[] {
  return document?.strategies ?? ladderRungs(defaultLadder(original, document?.domain));
}

/** One number per person; rows without one are each somebody else. */
function subjectOf(original: Table, { subject }: Roles): Int32Array | undefined {
  if (subject === undefined) return undefined;
  const { codes, dictionary } = asCoded(columnOf(original, subject));
  return Int32Array.from(codes, (code, row) => (dictionary[code] === null ? dictionary.length + row : code));
}

/** 1 where gates were set and no strategy meets all of them. */
function exitCode({ gates, strategies }: Comparison): number {
  if (gates.length === 0) return EXIT.done;
  return strategies.some(({ id }) => gates.every(({ verdicts }) => verdicts.some(({ strategy, verdict }) => strategy === id && verdict === 'met'))) ? EXIT.done : EXIT.gateCrossed;
}

function warningsOf(looked: LookedAt, { protocol, strategies }: Comparison): string[] {
  return [
    ...(protocol.known.length === 0 ? ['No column is a quasi-identifier: nobody is taken to know anything of a target, so that linkage and inference were not tried; name what outsiders can know with --quasi.'] : []),
    ...(protocol.secrets.length === 0 ? ['No column is sensitive: inference was not tried; name what nobody should learn with --sensitive.'] : []),
    ...(protocol.members < 200 ? [`Only ${protocol.members} targets: intervals are wide, and little can be told apart.`] : []),
    ...strategies.filter(({ notRun }) => notRun !== null).map(({ label, notRun }) => `${label} was not run: ${notRun!}`),
    ...looked.file.notices,
    ...mixedTypes(looked),
    ...looked.proposals.flatMap(({ column, warnings }: ClassProposal) => warnings.map((warning) => `${column}: ${warning}`)),
  ];
}

