import { readFile, stat } from 'node:fs/promises';
import { InputError } from '../schema/input-error.ts';
import { parseScenario } from './index.ts';
import type { Scenario } from './scenario.ts';
import { LARGEST_DOCUMENT } from './yaml-document.ts';

/** The scenario in a file. A file that is too large is refused by its size, before a byte is read. */
export async function loadScenario(path: string): Promise<Scenario> {
  const facts = await stat(path).catch((cause: unknown) => {
    throw new InputError(`expected a scenario file, got a path that cannot be read (${reason(cause)}); check it`, { file: path }, { cause });
  });
  if (facts.isDirectory()) throw new InputError('expected a scenario file, got a folder; name a file in it', { file: path });
  if (!facts.isFile()) throw new InputError('expected a scenario file, got a device or a pipe; save the scenario as a file', { file: path });
  if (facts.size > LARGEST_DOCUMENT) {
    throw new InputError(`expected a scenario of at most ${LARGEST_DOCUMENT.toLocaleString('en')} bytes, got ${facts.size.toLocaleString('en')}; is it a data file?`, { file: path });
  }
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new InputError(`expected a scenario file, got one that cannot be read (${reason(cause)}); check its permissions`, { file: path }, { cause });
  });
  return parseScenario(decoded(bytes, path), path);
}

/** Text of UTF-8 bytes, a byte order mark left out. */
function decoded(bytes: Uint8Array, file: string): string {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  try {
    if (!utf16 && !bytes.includes(0)) return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new InputError('expected text in UTF-8, got bytes that are not; save the file as UTF-8', { file }, { cause });
  }
  throw new InputError(`expected text in UTF-8, got ${utf16 ? 'UTF-16' : 'a file with zero bytes'}; save the file as UTF-8`, { file });
}

function reason(cause: unknown): string {
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : 'unknown';
  return code === 'ENOENT' ? 'no such file' : code === 'EACCES' ? 'no permission' : code;
}
