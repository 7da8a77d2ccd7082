import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { InputError } from '../schema/input-error.ts';

/** Files of this process alone (the folder is mode 0700), which go with it however it ends. */
export interface PrivateFolder {
  readonly path: (name: string) => string;
  readonly remove: () => void;
}

export function privateFolder(): PrivateFolder {
  const folder = mkdtempSync(join(tmpdir(), 'incognita-'));
  const drop = (): void => rmSync(folder, { recursive: true, force: true });
  // An interrupt ends the process through its exit; a request to terminate would not.
  const end = (): void => process.exit(143);
  process.once('exit', drop).once('SIGTERM', end);
  return {
    path: (name) => join(folder, name),
    remove() {
      process.removeListener('exit', drop).removeListener('SIGTERM', end);
      drop();
    },
  };
}

/** Everything on standard input as a file, mode 0600. */
export async function standardInput(path: string): Promise<void> {
  if (process.stdin.isTTY) throw new InputError('anonymize.file: expected a file or something piped into -, got a terminal; write for example: cat people.csv | incognita anonymize - …');
  await pipeline(process.stdin, createWriteStream(path, { mode: 0o600 }));
}

/** A file to standard output, which stays open. */
export async function standardOutput(path: string): Promise<void> {
  await pipeline(createReadStream(path), process.stdout, { end: false });
}

/** The work, its errors naming what the user named where they would name a file of ours. */
export async function naming<Result>(path: string, shown: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    if (!(cause instanceof InputError) || cause.location.file !== path || path === shown) throw cause;
    const { line, column } = cause.location;
    const place = [path, line, line === undefined ? undefined : column].filter((part) => part !== undefined).join(':');
    throw new InputError(cause.message.slice(place.length + 2), { ...cause.location, file: shown }, { cause });
  }
}
