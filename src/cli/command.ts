import { Command, CommanderError } from 'commander';
import { InputError } from '../schema/input-error.ts';

/** The streams of one invocation. Results go to `out`, progress and warnings to `err`. */
export interface Io {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Whether stderr is a terminal, so that progress may rewrite its line. */
  readonly interactive: boolean;
  readonly color: boolean;
}

/** One command: takes the words after its name and gives an exit code (0, 1, 2, 3 or 130). */
export type Main = (argv: readonly string[], io: Io) => Promise<number>;

export const EXIT = { done: 0, gateCrossed: 1, usage: 2, fault: 3, interrupted: 130 } as const;

/** A commander command that writes to `io` and throws instead of ending the process. */
export function newCommand(name: string, description: string, io: Io): Command {
  return new Command(`incognita ${name}`)
    .description(description)
    .exitOverride()
    .configureOutput({ writeOut: io.out, writeErr: io.err })
    .showHelpAfterError('(add --help for the options)');
}

/** Parses `argv`; `false` when only help was asked for. Bad usage throws `InputError`. */
export async function parseArguments(command: Command, argv: readonly string[]): Promise<boolean> {
  try {
    await command.parseAsync([...argv], { from: 'user' });
    return true;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return false;
    throw new UsageShown(error.message);
  }
}

/** Bad usage that commander has already explained on stderr. */
export class UsageShown extends InputError {}

/** The one document that `--json` prints. */
export function envelope(data: unknown, warnings: readonly string[] = []): string {
  return `${JSON.stringify({ $schema: 'https://incognita.invalid/schema/envelope.schema.json', version: 1, ok: true, data, warnings }, null, 2)}\n`;
}

export function errorEnvelope(message: string, data: unknown = null): string {
  return `${JSON.stringify({ $schema: 'https://incognita.invalid/schema/envelope.schema.json', version: 1, ok: false, data, error: { message }, warnings: [] }, null, 2)}\n`;
}
