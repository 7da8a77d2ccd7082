import { InputError } from '../../schema/input-error.ts';

/**
 * Throws for the first line that is not one JSON object. Runs where the engine has already refused a
 * file, to say where without quoting the line.
 */
export async function locateBadLine(parts: AsyncIterable<Uint8Array>, file: string): Promise<void> {
  const decoder = new TextDecoder('utf-8');
  let line = 0;
  let rest = '';
  for await (const part of parts) {
    const lines = (rest + decoder.decode(part, { stream: true })).split('\n');
    rest = lines.pop()!;
    for (const one of lines) requireObject(one, file, ++line);
  }
  requireObject(rest + decoder.decode(), file, line + 1);
}

function requireObject(text: string, file: string, line: number): void {
  if (text.trim() === '') return;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new InputError('file.record: expected one JSON object on this line, got text that is no JSON; write each object on a line of its own', { file, line });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const got = Array.isArray(value) ? 'an array' : value === null ? 'null' : `a ${typeof value}`;
    throw new InputError(`file.record: expected one JSON object per line, got ${got}; write each record as an object on a line of its own`, { file, line });
  }
}

/** The keys of the first object of a text, in its order. */
export function firstKeys(text: string): string[] {
  const first = text.split('\n', 1)[0]!;
  try {
    const value: unknown = JSON.parse(first);
    return typeof value === 'object' && value !== null ? Object.keys(value) : [];
  } catch {
    return [];
  }
}
