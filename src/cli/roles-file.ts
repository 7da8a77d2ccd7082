import { readFileSync, statSync } from 'node:fs';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import type { StatedRoles } from '../column-roles.ts';
import { InputError } from '../schema/input-error.ts';

const WRITTEN = ['direct-identifier', 'quasi-identifier', 'sensitive', 'insensitive', 'direct', 'quasi'] as const;

const rolesFile = z.strictObject({
  columns: z.record(z.string(), z.enum(WRITTEN)).optional().describe('Attribute class by column name; columns left out keep the proposal.'),
  subject: z.string().optional().describe('The column that says which person a row is about.'),
});

/** Reads `columns: { age: quasi-identifier, … }` and `subject: …` from a YAML file. */
export function readRolesFile(path: string): StatedRoles {
  let text: string;
  try {
    if (statSync(path).size > 1_000_000) throw new InputError('assess.roles: expected a YAML file of at most 1 MB, got a larger one', { file: path });
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`assess.roles: expected a readable YAML file, got ${(error as NodeJS.ErrnoException).code}`, { file: path }, { cause: error });
  }
  const document = parseDocument(text);
  const syntax = document.errors[0];
  if (syntax !== undefined) {
    const at = syntax.linePos?.[0];
    throw new InputError('assess.roles: expected YAML, got something else', at === undefined ? { file: path } : { file: path, line: at.line, column: at.col });
  }
  const parsed = rolesFile.safeParse(document.toJS() ?? {});
  if (!parsed.success) {
    const where = parsed.error.issues[0]!.path.join('.');
    throw new InputError(`assess.roles: expected 'columns: { <name>: ${WRITTEN.slice(0, 4).join(' | ')} }' and 'subject: <name>', got something else${where === '' ? '' : ` at ${where}`}`, { file: path });
  }
  const { columns = {}, subject } = parsed.data;
  const having = (...written: string[]): string[] => Object.entries(columns).filter(([, value]) => written.includes(value)).map(([name]) => name);
  return {
    quasi: having('quasi', 'quasi-identifier'),
    sensitive: having('sensitive'),
    direct: having('direct', 'direct-identifier'),
    insensitive: having('insensitive'),
    ...(subject === undefined ? {} : { subject }),
  };
}
