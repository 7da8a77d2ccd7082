import type { Io } from '../../src/cli/command.ts';

export interface CapturedIo extends Io {
  readonly stdout: () => string;
  readonly stderr: () => string;
}

/** Streams that keep what a command writes. */
export function capturedIo(): CapturedIo {
  const [out, err]: [string[], string[]] = [[], []];
  return { out: (text) => void out.push(text), err: (text) => void err.push(text), interactive: false, color: false, stdout: () => out.join(''), stderr: () => err.join('') };
}
