import type { Draws } from './draws.ts';
import { philox4x32 } from './philox.ts';
import { boundedInteger, unitInterval } from './uniform-words.ts';

/** What a stream of draws is for; the same four give the same stream anywhere. */
export interface DrawKey {
  readonly seed: number;
  /** The stage of the pipeline, for example `population`. */
  readonly stage: string;
  /** Which use of the stage: a source's or step's id, a replicate; empty where there is only one. */
  readonly instance: string | number;
  /** The attribute that the draws decide, for example `birthDate`. */
  readonly attribute: string;
}

/**
 * Draws that are a pure function of the key and of (entity, index, counter), whatever was drawn before.
 * The key is hashed to Philox's 64 bits; the address is its 128-bit counter, whose fourth word only
 * rejections in `below` use, so that no draw ever borrows bits of another address. One address is one
 * draw: asking it for a `uint32` and a `uniform` gives dependent numbers. Address parts are taken
 * modulo 2^32.
 */
export function keyedDraws({ seed, stage, instance, attribute }: DrawKey): Draws {
  const [k0, k1] = hashKey([String(seed), stage, String(instance), attribute]);
  const words = new Uint32Array(4);
  return {
    uint32(entity, index = 0, counter = 0) {
      philox4x32(entity, index, counter, 0, k0, k1, words);
      return words[0]!;
    },
    uniform(entity, index = 0, counter = 0) {
      philox4x32(entity, index, counter, 0, k0, k1, words);
      return unitInterval(words[0]!, words[1]!);
    },
    below(bound, entity, index = 0, counter = 0) {
      let taken = 0;
      return boundedInteger(bound, () => {
        if (taken % 4 === 0) philox4x32(entity, index, counter, taken / 4, k0, k1, words);
        return words[taken++ % 4]!;
      });
    },
  };
}

/**
 * 64 bits of the parts: a Merkle-Damgård chain with Philox as compression. Each part carries its length,
 * so that no two lists of parts give the same bytes.
 */
function hashKey(parts: readonly string[]): readonly [number, number] {
  const encoder = new TextEncoder();
  const bytes: number[] = [];
  for (const part of parts) {
    const encoded = encoder.encode(part);
    bytes.push(encoded.length & 0xff, encoded.length >>> 8, ...encoded);
  }
  while (bytes.length % 16 !== 0) bytes.push(0);
  const message = new DataView(new Uint8Array(bytes).buffer);
  const out = new Uint32Array(4);
  let k0 = 0;
  let k1 = 0;
  for (let at = 0; at < message.byteLength; at += 16) {
    philox4x32(message.getUint32(at, true), message.getUint32(at + 4, true), message.getUint32(at + 8, true), message.getUint32(at + 12, true), k0, k1, out);
    k0 = out[0]! ^ out[2]!;
    k1 = out[1]! ^ out[3]!;
  }
  return [k0, k1];
}
