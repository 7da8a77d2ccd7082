import { nearest } from '../scenario/nearest.ts';
import { InputError } from '../schema/input-error.ts';
import { envelope, EXIT, newCommand, parseArguments, type Main } from './command.ts';

/** The documents that have a published JSON Schema, each loaded when it is asked for. */
const SCHEMAS: Readonly<Record<string, () => Promise<object>>> = {
  scenario: async () => (await import('../scenario/index.ts')).scenarioJsonSchema(),
  strategy: async () => (await import('../scenario/index.ts')).strategyJsonSchema(),
  ladder: async () => (await import('../scenario/index.ts')).ladderJsonSchema(),
  report: async () => (await import('../report/report-schema.ts')).reportJsonSchema,
};

/** `incognita schema [document]`: prints a JSON Schema; `schema/` in the package holds the same files. */
export const main: Main = async (argv, io) => {
  let name = 'scenario';
  const names = Object.keys(SCHEMAS);
  const command = newCommand('schema', 'Print the JSON Schema (draft-07) of a document.', io)
    .argument('[document]', `which document: ${names.join(', ')}`, name)
    .option('--json', 'print it inside the envelope that every command uses')
    .addHelpText('after', '\nExamples:\n  incognita schema > scenario.schema.json\n  incognita schema scenario --json\n')
    .action((given: string) => void (name = given));
  if (!(await parseArguments(command, argv))) return EXIT.done;
  const load = Object.hasOwn(SCHEMAS, name) ? SCHEMAS[name] : undefined;
  if (load === undefined) {
    const near = nearest(name, names);
    throw new InputError(`schema.document: expected one of ${names.join(', ')}, got ${name}${near === undefined ? '' : `; did you mean ${near}?`}`);
  }
  const schema = await load();
  io.out(command.opts<{ json?: boolean }>().json === true ? envelope(schema) : `${JSON.stringify(schema, null, 2)}\n`);
  return EXIT.done;
};
