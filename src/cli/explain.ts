import { z } from 'zod';
import { attacks } from '../attack/index.ts';
import { definitions } from '../measure/definitions.ts';
import type { Definition } from '../measure/measure.ts';
import { utilities } from '../measure/utility/index.ts';
import { releaseSteps } from '../release/index.ts';
import { nearest } from '../scenario/nearest.ts';
import { InputError } from '../schema/input-error.ts';
import type { Method } from '../schema/method.ts';
import { SIMULATED_TABLES, type SimulatedTable } from '../simulated-tables.ts';
import { sources } from '../sources/index.ts';
import { envelope, EXIT, newCommand, parseArguments, type Main } from './command.ts';

type AnyMethod = Method<z.ZodType, never, unknown>;

/** `incognita explain [id]`: what a measure, a method or a simulated table is, from the one place where it is defined. */
export const main: Main = async (argv, io) => {
  let id: string | undefined;
  const command = newCommand('explain', 'Define a measure, a method or a simulated table: what it says, its formula or columns, its source.', io)
    .argument('[id]', 'a measure such as prosecutor.risk.max, a method such as kAnonymize or a table such as person; none lists all')
    .option('--json', 'print one JSON document')
    .action((given?: string) => void (id = given));
  if (!(await parseArguments(command, argv))) return EXIT.done;
  const json = command.opts<{ json?: boolean }>().json === true;
  const methods: readonly AnyMethod[] = [...sources, ...releaseSteps, ...attacks, ...utilities] as readonly AnyMethod[];
  if (id === undefined) {
    if (json) io.out(envelope({ measures: definitions, methods: methods.map(methodData), tables: SIMULATED_TABLES }));
    else io.out(`Measures\n${definitions.map((d) => `  ${d.id.padEnd(32)} ${d.title}`).join('\n')}\n\nMethods\n${methods.map((m) => `  ${m.id.padEnd(32)} ${m.doc.title}`).join('\n')}\n\nTables\n${SIMULATED_TABLES.map(({ schema, stage }) => `  ${schema.name.padEnd(32)} ${stage}: ${schema.columns.length} columns`).join('\n')}\n`);
    return EXIT.done;
  }
  const definition = definitions.find((entry) => entry.id === id);
  const method = methods.find((entry) => entry.id === id);
  const table = SIMULATED_TABLES.find(({ schema }) => schema.name === id);
  if (definition !== undefined) io.out(json ? envelope(definition) : definitionText(definition));
  else if (method !== undefined) io.out(json ? envelope(methodData(method)) : methodText(method));
  else if (table !== undefined) io.out(json ? envelope(table) : tableText(table));
  else {
    const known = [...definitions.map((entry) => entry.id), ...methods.map((entry) => entry.id), ...SIMULATED_TABLES.map(({ schema }) => schema.name)];
    const near = nearest(id, known);
    throw new InputError(`explain.id: expected a measure, a method or a table, got ${id}; ${near === undefined ? 'incognita explain lists them' : `did you mean ${near}?`}`);
  }
  return EXIT.done;
};

function definitionText(definition: Definition): string {
  const { id, title, sentence, formula, unit, range, goal, source, notes } = definition;
  const ends = range.map((end) => (end === Infinity ? '∞' : end === -Infinity ? '−∞' : String(end)));
  return `${title} (${id})\n\n${sentence}\n\n  formula  ${formula}\n  unit     ${unit}, from ${ends[0]} to ${ends[1]}\n  goal     ${goal === 'none' ? 'neither direction is better' : `${goal} is better`}\n  source   ${source}\n  notes    ${notes}\n`;
}

function methodData(method: AnyMethod): unknown {
  return { id: method.id, ...method.doc, options: z.toJSONSchema(method.options, { io: 'input' }) };
}

function methodText(method: AnyMethod): string {
  const { title, summary, assumptions, sources: references } = method.doc;
  const properties = (z.toJSONSchema(method.options, { io: 'input' }) as { properties?: Record<string, { description?: string; default?: unknown }> }).properties ?? {};
  const options = Object.entries(properties).map(([name, { description, default: value }]) => `  ${name}${value === undefined ? '' : ` (default ${JSON.stringify(value)})`}: ${description ?? ''}`);
  return `${title} (${method.id})\n\n${summary}\n\nOptions\n${options.length === 0 ? '  none' : options.join('\n')}\n\nAssumes\n${assumptions.map((text) => `  - ${text}`).join('\n')}\n\nSources\n${references.map((text) => `  - ${text}`).join('\n')}\n`;
}

function tableText({ schema, stage, scope }: SimulatedTable): string {
  const columns = schema.columns.map(({ name, type, attributeClass, description = '', unit }) => `  ${name.padEnd(20)} ${type.padEnd(9)} ${attributeClass.padEnd(18)} ${description}${unit === undefined ? '' : ` (${unit})`}`);
  const about = schema.subject === undefined ? '' : ` Rows are about the person in ${schema.subject}.`;
  return `${schema.name}, a table of the ${stage}${scope === 'world' ? ', one for the whole world' : ''}\n\n${schema.description === undefined ? '' : `${schema.description}\n`}${about === '' ? '' : `${about.trim()}\n`}\nColumns\n${columns.join('\n')}\n`;
}
