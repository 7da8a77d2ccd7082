import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { stringify } from 'yaml';
import type { Roles } from '../column-roles.ts';
import type { Comparison } from '../report/comparison.ts';
import type { LadderDocument } from '../scenario/ladder-reader.ts';

/** What is needed to run a comparison again. Values that a configuration lists are left out: they may be cells of the file. */
export interface Reproduced {
  readonly command: string;
  /** A document for --config, whole where there was none, else with the lists of values left out. */
  readonly yaml: string;
  readonly configSha256: string | null;
}

/** The command and the document of a comparison. */
export function reproduced(path: string, config: string | undefined, { protocol, strategies, gates, axes }: Comparison, roles: Roles, document: LadderDocument | undefined): Reproduced {
  const seed = protocol.seed === null ? '' : ` --seed ${protocol.seed}`;
  const hierarchies = Object.keys(document?.hierarchies ?? {});
  const own = {
    columns: Object.fromEntries(roles.columns.filter(({ column }) => column !== roles.subject).map(({ column, attributeClass }) => [column, attributeClass])),
    ...(roles.subject === undefined ? {} : { subject: roles.subject }),
    strategies: Object.fromEntries(strategies.filter(({ id, notRun }) => id !== protocol.control && notRun === null).map(({ id, title, label, steps }) => [id, { title, label, steps: steps.map(({ method, options }) => (Object.keys(options).length === 0 ? method : { [method]: withoutValues(options) })) }])),
    ...(gates.length === 0 ? {} : { gates: gates.map(({ text }) => text) }),
    ...(protocol.target === null ? {} : { target: protocol.target }),
    utility: axes.utility,
  };
  const left = [
    ...(hierarchies.length === 0 ? [] : [`# hierarchies of ${hierarchies.join(', ')}: as in ${basename(config!)}, whose values are left out here`]),
    ...(document?.population === undefined ? [] : ['# population: as in the configuration']),
    ...strategies.filter(({ notRun }) => notRun !== null).map(({ id, notRun }) => `# ${id} was not run: ${notRun!.replace(/\s+/g, ' ')}`),
  ];
  return {
    command: `incognita compare ${basename(path)} --config ${config === undefined ? 'ladder.yaml' : basename(config)} --targets ${protocol.members}${seed}`,
    yaml: `${stringify(own, { lineWidth: 100 })}${left.map((line) => `${line}\n`).join('')}`,
    configSha256: config === undefined ? null : createHash('sha256').update(readFileSync(config)).digest('hex'),
  };
}

/** Options without lists of values of a column. */
function withoutValues(options: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(options).map(([name, value]) => (name === 'domain' && typeof value === 'object' && value !== null && Object.keys(value).length > 0 ? [name, `left out: ${Object.keys(value).length} columns, as in the configuration`] : [name, value])));
}
