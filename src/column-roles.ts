import { nearest } from './scenario/nearest.ts';
import { InputError } from './schema/input-error.ts';
import type { ClassProposal } from './schema/propose-class.ts';
import type { AttributeClass } from './schema/table-schema.ts';

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

/** The columns of a class, in the order of the file. */
export function namesOf({ columns }: Roles, attributeClass: AttributeClass): string[] {
  return columns.filter((role) => role.attributeClass === attributeClass).map(({ column }) => column);
}

const CLASS_OF_FLAG = { quasi: 'quasi-identifier', sensitive: 'sensitive', direct: 'direct-identifier', insensitive: 'insensitive' } as const;

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
