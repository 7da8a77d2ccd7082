/** What may stand in a statement as a parameter: bound by the driver, never part of its text. */
export type SqlValue = string | number | boolean | null;

/**
 * A piece of SQL: `texts[0] value[0] texts[1] …`. Only the `sql` tag and the escapes below make one
 * (the private field cannot be forged by parsed JSON), so text from outside can only be a parameter.
 */
export class Sql {
  readonly #pieces: { readonly texts: readonly string[]; readonly values: readonly SqlValue[] };

  private constructor(texts: readonly string[], values: readonly SqlValue[]) {
    this.#pieces = { texts, values };
  }

  /** The text with numbered placeholders, and the parameters in that order. */
  render(): { readonly text: string; readonly parameters: readonly SqlValue[] } {
    const { texts, values } = this.#pieces;
    return { text: texts.reduce((text, piece, index) => `${text}$${index}${piece}`), parameters: values };
  }

  static compose(texts: readonly string[], parts: readonly (Sql | SqlValue)[]): Sql {
    const outTexts = [texts[0]!];
    const outValues: SqlValue[] = [];
    parts.forEach((part, index) => {
      const after = texts[index + 1]!;
      if (Sql.is(part)) {
        const { texts: inner, values } = part.#pieces;
        outTexts[outTexts.length - 1] += inner[0]!;
        outTexts.push(...inner.slice(1));
        outValues.push(...values);
        outTexts[outTexts.length - 1] += after;
      } else {
        outValues.push(checkedValue(part));
        outTexts.push(after);
      }
    });
    return new Sql(outTexts, outValues);
  }

  static is(value: unknown): value is Sql {
    return typeof value === 'object' && value !== null && #pieces in value;
  }
}

function checkedValue(value: unknown): SqlValue {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new TypeError(`sql.parameter: expected a string, a finite number, a boolean, null or a piece of SQL, got ${typeof value}`);
}

/** A piece of SQL in which every `${}` is a parameter, or another piece of SQL. */
export function sql(texts: TemplateStringsArray, ...parts: readonly (Sql | SqlValue)[]): Sql {
  return Sql.compose(texts, parts);
}

/** A name (table, column) in double quotes, so that it can only be read as a name. */
export function ident(name: string): Sql {
  if (name === '') throw new TypeError('sql.ident: expected a name, got an empty string');
  return Sql.compose([`"${withoutNul(name, 'ident').replaceAll('"', '""')}"`], []);
}

/** A text constant, only for the places where a statement takes no parameter (a view's file name). */
export function literal(text: string): Sql {
  return Sql.compose([`'${withoutNul(text, 'literal').replaceAll("'", "''")}'`], []);
}

/** Pieces joined by a comma, or by another separator of the caller's own text. */
export function joined(pieces: readonly Sql[], separator: ', ' | ' AND ' | ' OR ' | ' || ' = ', '): Sql {
  if (pieces.length === 0) throw new TypeError('sql.joined: expected at least one piece, got none');
  return Sql.compose(['', ...pieces.slice(1).map(() => separator), ''], pieces);
}

/** The driver's text ends at a NUL, so one would cut off whatever stands behind it. */
function withoutNul(text: string, escape: string): string {
  if (text.includes('\0')) throw new TypeError(`sql.${escape}: expected text without NUL characters, got one; remove it`);
  return text;
}

/** A named query that later steps may read by its name. */
export interface Step {
  readonly name: string;
  readonly query: Sql;
}

export function step(name: string, query: Sql): Step {
  return { name, query };
}

/** One query: the steps as common table expressions in order, then `last`, which reads them. */
export function withSteps(steps: readonly Step[], last: Sql): Sql {
  if (steps.length === 0) return last;
  return sql`WITH ${joined(steps.map(({ name, query }) => sql`${ident(name)} AS (${query})`))} ${last}`;
}
