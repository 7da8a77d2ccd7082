import { isUtf8 } from 'node:buffer';
import { createReadStream, createWriteStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { once } from 'node:events';
import { createGunzip } from 'node:zlib';
import { InputError } from '../../schema/input-error.ts';
import type { Encoding } from './encoding-marks.ts';

/** The bytes of a file, gunzipped where asked; a broken archive is the user's mistake. */
export async function* bytesOf(path: string, gzip: boolean): AsyncGenerator<Uint8Array> {
  const file: Readable = createReadStream(path, { highWaterMark: 1 << 20 });
  if (!gzip) {
    yield* file;
    return;
  }
  const gunzip = createGunzip({ chunkSize: 1 << 18 });
  file.on('error', (error) => gunzip.destroy(error));
  try {
    yield* file.pipe(gunzip);
  } catch (error) {
    throw new InputError('file.compression: expected a complete gzip archive, got a broken one; compress the file again', { file: path }, { cause: error });
  } finally {
    file.destroy();
  }
}

/** The first bytes of a file, at most `limit`. */
export async function headOf(path: string, gzip: boolean, limit: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of bytesOf(path, gzip)) {
    parts.push(part);
    size += part.length;
    if (size >= limit) break;
  }
  return Buffer.concat(parts).subarray(0, limit);
}

/** Whether all bytes are valid UTF-8. */
export async function isUtf8File(path: string, gzip: boolean): Promise<boolean> {
  let rest: Uint8Array = new Uint8Array(0);
  for await (const part of bytesOf(path, gzip)) {
    const bytes = rest.length === 0 ? part : Buffer.concat([rest, part]);
    const end = wholeCharacters(bytes);
    if (!isUtf8(bytes.subarray(0, end))) return false;
    rest = bytes.slice(end);
  }
  return rest.length === 0;
}

/** How many bytes end at a character's end: at most three bytes of a cut character are left. */
function wholeCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

/** Writes the file's text as UTF-8 without a byte-order mark. */
export async function writeAsUtf8(path: string, gzip: boolean, encoding: Encoding, target: string): Promise<void> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const out = createWriteStream(target, { mode: 0o600 });
  try {
    for await (const part of bytesOf(path, gzip)) {
      if (!out.write(decoder.decode(part, { stream: true }))) await once(out, 'drain');
    }
    out.write(decoder.decode());
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`file.encoding: expected ${encoding.toUpperCase()} text throughout, got bytes that are none; save the file as UTF-8`, { file: path });
  } finally {
    out.end();
    await once(out, 'close');
  }
}
