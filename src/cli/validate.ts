import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expandSweep } from '../scenario/index.ts';
import { ScenarioError, type LocatedProblem } from '../scenario/problem.ts';
import { loadScenario } from '../scenario/scenario-file.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { InputError } from '../schema/input-error.ts';
import { envelope, errorEnvelope, EXIT, newCommand, parseArguments, type Main } from './command.ts';

interface Checked {
  readonly file: string;
  readonly scenario?: Scenario;
  /** Everything wrong with the file; a problem with the file as a whole has line 0. */
  readonly problems: readonly LocatedProblem[];
  readonly message?: string;
}

/** `incognita validate <path…>`: checks scenario documents and names every problem by line and column. */
export const main: Main = async (argv, io) => {
  let paths: string[] = [];
  const command = newCommand('validate', 'Check scenario files: exit code 0 when all are right, 2 when one is not.', io)
    .argument('<path...>', 'scenario files, or folders whose .yaml and .yml files are checked')
    .option('--json', 'print one JSON document')
    .addHelpText('after', '\nExamples:\n  incognita validate scenario.yaml\n  incognita validate scenarios --json\n')
    .action((given: string[]) => void (paths = given));
  if (!(await parseArguments(command, argv))) return EXIT.done;
  const json = command.opts<{ json?: boolean }>().json === true;

  const files = (await Promise.all(paths.map(scenarioFiles))).flat();
  const checked: Checked[] = [];
  for (const file of files) checked.push(await check(file));
  const wrong = checked.filter(({ scenario }) => scenario === undefined);
  const count = wrong.reduce((sum, { problems }) => sum + problems.length, 0);
  const verdict = `${count} ${count === 1 ? 'problem' : 'problems'} in ${wrong.length} of ${files.length} ${files.length === 1 ? 'file' : 'files'}`;
  const warnings = sharedIds(checked);

  if (json) {
    const data = { files: checked.map(({ file, scenario, problems }) => ({ file, ok: scenario !== undefined, ...(scenario === undefined ? {} : { id: scenario.id }), problems })) };
    io.out(wrong.length === 0 ? envelope(data, warnings) : errorEnvelope(verdict, data));
  } else {
    for (const { file, scenario } of checked) if (scenario !== undefined) io.out(`${file}: ${summary(scenario)}\n`);
    for (const { message } of wrong) io.err(`${message ?? ''}\n`);
    if (wrong.length > 0) io.err(`${verdict}\n`);
  }
  for (const warning of warnings) io.err(`warning: ${warning}\n`);
  return wrong.length === 0 ? EXIT.done : EXIT.usage;
};

/** The scenario files that a path names: itself, or those directly in the folder. */
async function scenarioFiles(path: string): Promise<readonly string[]> {
  const facts = await stat(path).catch(() => undefined);
  // What cannot be read is told when it is loaded, with every other file's problems.
  if (facts === undefined || !facts.isDirectory()) return [path];
  const files = (await readdir(path)).filter((name) => /\.ya?ml$/.test(name)).sort();
  if (files.length === 0) throw new InputError('validate.path: expected a folder with .yaml files, got one without; name a file or another folder', { file: path });
  return files.map((name) => join(path, name));
}

async function check(file: string): Promise<Checked> {
  try {
    return { file, scenario: await loadScenario(file), problems: [] };
  } catch (error) {
    if (error instanceof ScenarioError) return { file, problems: error.problems, message: error.message };
    if (error instanceof InputError) return { file, problems: [{ line: 0, column: 0, path: '', message: error.message.replace(`${file}: `, '') }], message: error.message };
    throw error;
  }
}

/** Results lie in a folder by the scenario's id: two files with one id would write to the same place. */
function sharedIds(checked: readonly Checked[]): readonly string[] {
  const fileOf = new Map<string, string>();
  const warnings: string[] = [];
  for (const { file, scenario } of checked) {
    if (scenario === undefined) continue;
    const other = fileOf.get(scenario.id);
    if (other === undefined) fileOf.set(scenario.id, file);
    else warnings.push(`${file} and ${other} have the same id ${scenario.id}; their results would share a folder`);
  }
  return warnings;
}

function summary(scenario: Scenario): string {
  const { id, strategies, adversaries, population } = scenario;
  const cells = expandSweep(scenario).length;
  const parts = [counted(strategies.length, 'strategy', 'strategies'), counted(adversaries.length, 'adversary', 'adversaries'), `${population.people.toLocaleString('en')} people`];
  if (cells > 1) parts.push(`${cells} combinations`);
  return `ok, ${id}: ${parts.join(', ')}`;
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
