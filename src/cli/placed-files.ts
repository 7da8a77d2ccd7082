import { existsSync, rmSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { InputError } from '../schema/input-error.ts';

/** A file and how to write it somewhere. */
export interface Placed {
  readonly path: string;
  readonly write: (path: string) => Promise<void>;
}

/** A text as a file of its own. */
export function textFile(path: string, text: string, mode = 0o644): Placed {
  return { path, write: (partial) => writeFile(partial, text, { mode }) };
}

/** Writes all files or none: each beside its place first, then all are renamed into it; earlier files stay as they are until then. */
export async function placeFiles(files: readonly Placed[]): Promise<void> {
  const staged = files.map(({ path }) => join(dirname(path), `.${process.pid}.${basename(path)}`));
  const drop = (): void => staged.forEach((path) => rmSync(path, { force: true }));
  process.once('exit', drop);
  try {
    for (const [i, { path, write }] of files.entries()) await write(staged[i]!).catch((cause: unknown) => unwritable(path, cause));
    for (const [i, { path }] of files.entries()) await rename(staged[i]!, path).catch((cause: unknown) => unwritable(path, cause));
  } finally {
    process.removeListener('exit', drop);
    drop();
  }
}

function unwritable(path: string, cause: unknown): never {
  const code = (cause as NodeJS.ErrnoException).code ?? ((cause as Error).cause as NodeJS.ErrnoException | undefined)?.code;
  if (typeof code !== 'string') throw cause;
  throw new InputError(`file.path: expected a place that can be written, got ${code}; choose another`, { file: path }, { cause });
}

/** Refuses, before any work, a place whose folder does not exist. */
export function requireFolder(option: string, path: string): void {
  if (!existsSync(dirname(path))) throw new InputError(`${option}: expected a folder that exists, got none; make it first or name another`, { file: path });
}
