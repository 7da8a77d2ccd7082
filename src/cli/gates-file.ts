import { readFileSync, statSync } from 'node:fs';
import { z } from 'zod';
import { parseGate, type Gate } from '../measure/risk/gate.ts';
import { readYaml } from '../scenario/yaml-document.ts';
import { InputError } from '../schema/input-error.ts';

const gatesFile = z.strictObject({ gates: z.array(z.string()).min(1) });
const LARGEST = 1_000_000;

/** Reads `gates: ['prosecutor.risk.max<=1/11', …]` from a YAML file, for a check that a team keeps beside its data. */
export function readGatesFile(path: string): Gate[] {
  const { value, locate } = readYaml(textOf(path), path);
  const parsed = gatesFile.safeParse(value);
  if (!parsed.success) {
    const { line, column } = locate({ path: parsed.error.issues[0]!.path.map((part) => (typeof part === 'number' ? part : String(part))), at: 'value', text: '' });
    throw new InputError("assess.gates: expected a list such as gates: ['prosecutor.risk.max<=1/11'], got something else", { file: path, line, column });
  }
  return parsed.data.gates.map((text, i) => {
    try {
      return parseGate(text);
    } catch (cause) {
      const { line, column } = locate({ path: ['gates', i], at: 'value', text: '' });
      throw cause instanceof InputError ? new InputError(cause.message, { file: path, line, column }, { cause }) : cause;
    }
  });
}

function textOf(path: string): string {
  try {
    if (statSync(path).size > LARGEST) throw new InputError('assess.gates: expected a YAML file of at most 1 MB, got a larger one', { file: path });
    return readFileSync(path, 'utf8');
  } catch (cause) {
    if (cause instanceof InputError) throw cause;
    throw new InputError(`assess.gates: expected a readable YAML file, got ${(cause as NodeJS.ErrnoException).code}`, { file: path }, { cause });
  }
}
