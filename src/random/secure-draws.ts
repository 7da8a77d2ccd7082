import type { Draws } from './draws.ts';
import { boundedInteger, unitInterval } from './uniform-words.ts';

/** 64 KiB, the most that one `getRandomValues` call may fill (W3C Web Cryptography, section 10.1.1). */
const BUFFER_WORDS = 16_384;

/**
 * The operating system's cryptographic generator behind the `Draws` interface, for protecting real
 * files: every call gives fresh bits, the address is ignored, and nothing can be repeated. Words are
 * erased as they are handed out.
 */
export function secureDraws(): Draws {
  const buffer = new Uint32Array(BUFFER_WORDS);
  let at = BUFFER_WORDS;
  const next = (): number => {
    if (at === BUFFER_WORDS) {
      globalThis.crypto.getRandomValues(buffer);
      at = 0;
    }
    const word = buffer[at]!;
    buffer[at++] = 0;
    return word;
  };
  return {
    uint32: next,
    uniform: () => unitInterval(next(), next()),
    below: (bound) => boundedInteger(bound, next),
  };
}
