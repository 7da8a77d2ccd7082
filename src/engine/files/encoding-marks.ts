/** Encodings in which a text file may be written. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** The encoding that the first bytes show: a byte-order mark, or the zero bytes of UTF-16 text; UTF-8 otherwise. */
export function encodingOf(head: Uint8Array): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const zeros: [number, number] = [0, 0];
  const size = Math.min(head.length, 4096) & ~1;
  for (let i = 0; i < size; i++) if (head[i] === 0) zeros[(i & 1) as 0 | 1] += 1;
  if (zeros[1] * 5 > size && zeros[0] * 50 < size) return 'utf-16le';
  if (zeros[0] * 5 > size && zeros[1] * 50 < size) return 'utf-16be';
  return 'utf-8';
}

/** What is said where a file is read in another encoding than UTF-8. */
export function encodingNotice(encoding: Exclude<Encoding, 'utf-8'>): string {
  return `Read as ${encoding === 'windows-1252' ? 'Latin-1 (Windows-1252)' : encoding.toUpperCase()} text, because it is not valid UTF-8.`;
}
