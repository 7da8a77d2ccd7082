import { readFileSync, statSync } from 'node:fs';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { nearest } from '../scenario/nearest.ts';
import { InputError } from '../schema/input-error.ts';
import type { ClassProposal } from '../schema/propose-class.ts';
import type { AttributeClass } from '../schema/table-schema.ts';

/** The roles that a user has stated, by flags or a file. */
export interface StatedRoles {
  readonly quasi?: readonly string[];
  readonly sensitive?: readonly string[];
  readonly direct?: readonly string[];
  readonly insensitive?: readonly string[];
  readonly subject?: string;
}

/** A column with the class that the assessment uses. */
export interface ColumnRole {
  readonly column: string;
  readonly attributeClass: AttributeClass;
  readonly reason: string;
  readonly from: 'proposal' | 'user';
}

export interface Roles {
  readonly columns: readonly ColumnRole[];
  readonly subject: string | undefined;
}

const CLASS_OF_FLAG = { quasi: 'quasi-identifier', sensitive: 'sensitive', direct: 'direct-identifier', insensitive: 'insensitive' } as const;
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

/**
 * The class of every column: the user's word, else the proposal. `--quasi` names all quasi-identifiers,
 * so that others which were proposed are left out; a roles file corrects column by column. Errors name the `command`.
 */
export function resolveRoles(proposals: readonly ClassProposal[], flags: StatedRoles, file: StatedRoles, command = 'assess'): Roles {
  const names = proposals.map(({ column }) => column);
  const stated = new Map<string, AttributeClass>();
  for (const [roles, option] of [[file, command === 'assess' ? 'roles' : 'columns'], [flags, '']] as const) {
    const here = new Map<string, AttributeClass>();
    for (const [flag, attributeClass] of Object.entries(CLASS_OF_FLAG)) {
      for (const written of roles[flag as keyof typeof CLASS_OF_FLAG] ?? []) {
        const name = columnNamed(written, names, `${command}.${option === '' ? flag : option}`);
        if (here.has(name)) throw new InputError(`${command}.${flag}: expected one class for each column, got two for '${name}'; name it once`);
        here.set(name, attributeClass);
      }
    }
    for (const [name, attributeClass] of here) stated.set(name, attributeClass);
  }
  const written = flags.subject ?? file.subject;
  const subject = written === undefined ? undefined : columnNamed(written, names, `${command}.subject`);
  const columns = proposals.map(({ column, attributeClass, reason }): ColumnRole => {
    const given = stated.get(column);
    if (column === subject) return { column, attributeClass: 'direct-identifier', reason: 'It says who is who.', from: 'user' };
    if (given !== undefined) return { column, attributeClass: given, reason: 'You said so.', from: 'user' };
    if (flags.quasi !== undefined && attributeClass === 'quasi-identifier') return { column, attributeClass: 'insensitive', reason: `Left out by --quasi. Proposed as a quasi-identifier: ${reason}`, from: 'user' };
    return { column, attributeClass, reason, from: 'proposal' };
  });
  return { columns, subject };
}

function columnNamed(written: string, names: readonly string[], option: string): string {
  if (names.includes(written)) return written;
  const near = nearest(written, names);
  const hint = near === undefined ? `the columns are ${names.join(', ')}` : `did you mean '${near}'?`;
  throw new InputError(`${option}: expected a column of the file, got '${written}'; ${hint}`);
}
