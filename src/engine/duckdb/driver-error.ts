/** Something that the engine refused or could not do. The message never holds a cell value. */
export class EngineError extends Error {
  /** The driver's kind of error, for example `Permission` or `Conversion`. */
  readonly kind: string;

  constructor(kind: string, message: string) {
    super(message);
    this.name = 'EngineError';
    this.kind = kind;
  }
}

/** Kinds of error that speak of the statement's text, which is ours, and never of rows. */
const ABOUT_THE_STATEMENT: ReadonlySet<string> = new Set(['Parser', 'Binder', 'Catalog', 'Permission', 'Not implemented']);

/**
 * The driver's error without its data: other kinds quote cells and whole lines of files, so that
 * only their kind is kept, and the original is not attached as a cause.
 */
export function withoutData(error: unknown): EngineError {
  if (error instanceof EngineError) return error;
  const text = error instanceof Error ? error.message : String(error);
  const kind = /^([A-Z][A-Za-z ]{2,30}?)(?: Error)?:/.exec(text)?.[1] ?? 'Unknown';
  if (!ABOUT_THE_STATEMENT.has(kind)) return new EngineError(kind, `engine.query: the engine reports an error of kind "${kind}"${HINTS[kind] ?? ''}`);
  return new EngineError(kind, `engine.query: ${text.split('\n', 1)[0]!}`);
}

const HINTS: Readonly<Record<string, string>> = {
  'Out of Memory': '; allow more with --memory',
  Conversion: '; a value does not have the type that the query expects',
};
