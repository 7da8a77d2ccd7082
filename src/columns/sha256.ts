/**
 * SHA-256 (FIPS 180-4) over UTF-8 text and bytes, for keys and enumerations: many short messages, no
 * promise, no allocation per call, the same in Node and in a browser (Web Crypto is asynchronous and
 * Node's `createHash` is not in the browser). Tested on the FIPS vectors and against Node's.
 */
const K = new Int32Array([
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3,
  0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
  0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
  0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
  0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208,
  0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
]);
const INITIAL = new Int32Array([0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19]);

/** A hash in progress: `update` any number of times, then `digest` once. */
export class Sha256 {
  readonly #state = Int32Array.from(INITIAL);
  readonly #schedule = new Int32Array(64);
  readonly #block = new Uint8Array(64);
  #filled = 0;
  #length = 0;

  /** Back to the empty message. */
  reset(): this {
    this.#state.set(INITIAL);
    this.#filled = 0;
    this.#length = 0;
    return this;
  }

  update(bytes: Uint8Array, end = bytes.length): this {
    for (let i = 0; i < end; i++) this.#push(bytes[i]!);
    return this;
  }

  #push(byte: number): void {
    this.#block[this.#filled++] = byte;
    this.#length++;
    if (this.#filled === 64) {
      this.#compress();
      this.#filled = 0;
    }
  }

  /**
   * The eight words of the digest of a message of at most 55 bytes, which fits one block: the quick way
   * for enumerations. Valid until the next call on this object.
   */
  shortWords(bytes: Uint8Array, length: number): Int32Array {
    if (length > 55) return this.reset().update(bytes, length).digestWords();
    const block = this.#block;
    for (let i = 0; i < length; i++) block[i] = bytes[i]!;
    block[length] = 0x80;
    block.fill(0, length + 1);
    block[62] = length >>> 5;
    block[63] = length << 3;
    this.#state.set(INITIAL);
    this.#compress();
    return this.#state;
  }

  /** The eight words of the digest; valid until the next call on this object. */
  digestWords(): Int32Array {
    const bits = this.#length * 8;
    this.#block[this.#filled++] = 0x80;
    if (this.#filled > 56) {
      this.#block.fill(0, this.#filled);
      this.#compress();
      this.#filled = 0;
    }
    this.#block.fill(0, this.#filled, 56);
    const high = Math.floor(bits / 4294967296);
    for (let i = 0; i < 4; i++) {
      this.#block[56 + i] = high >>> (24 - 8 * i);
      this.#block[60 + i] = bits >>> (24 - 8 * i);
    }
    this.#compress();
    return this.#state;
  }

  digestHex(): string {
    let hex = '';
    for (const word of this.digestWords()) hex += (word >>> 0).toString(16).padStart(8, '0');
    return hex;
  }

  #compress(): void {
    const w = this.#schedule;
    const block = this.#block;
    for (let t = 0, i = 0; t < 16; t++, i += 4) w[t] = (block[i]! << 24) | (block[i + 1]! << 16) | (block[i + 2]! << 8) | block[i + 3]!;
    for (let t = 16; t < 64; t++) {
      const x = w[t - 15]!;
      const y = w[t - 2]!;
      const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
      const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
      w[t] = (w[t - 16]! + s0 + w[t - 7]! + s1) | 0;
    }
    const s = this.#state;
    let a = s[0]!;
    let b = s[1]!;
    let c = s[2]!;
    let d = s[3]!;
    let e = s[4]!;
    let f = s[5]!;
    let g = s[6]!;
    let h = s[7]!;
    for (let t = 0; t < 64; t++) {
      const S1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
      const t1 = (h + S1 + (g ^ (e & (f ^ g))) + K[t]! + w[t]!) | 0;
      const S0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
      const t2 = (S0 + ((a & b) | (c & (a | b)))) | 0;
      h = g;
      g = f;
      f = e;
      e = (d + t1) | 0;
      d = c;
      c = b;
      b = a;
      a = (t1 + t2) | 0;
    }
    s[0] = (s[0]! + a) | 0;
    s[1] = (s[1]! + b) | 0;
    s[2] = (s[2]! + c) | 0;
    s[3] = (s[3]! + d) | 0;
    s[4] = (s[4]! + e) | 0;
    s[5] = (s[5]! + f) | 0;
    s[6] = (s[6]! + g) | 0;
    s[7] = (s[7]! + h) | 0;
  }
}

const encoder = new TextEncoder();

/** Lower-case hexadecimal SHA-256 of UTF-8 text. */
export function sha256Hex(text: string): string {
  return new Sha256().update(encoder.encode(text)).digestHex();
}

/**
 * HMAC-SHA-256 of UTF-8 text under a key of bytes, in hexadecimal.
 * Source: Krawczyk, Bellare and Canetti, RFC 2104 (1997); vectors of RFC 4231.
 */
export function hmacSha256Hex(key: Uint8Array, text: string): string {
  const padded = new Uint8Array(64);
  padded.set(key.length > 64 ? hexBytes(new Sha256().update(key).digestHex()) : key);
  const inner = new Sha256().update(padded.map((byte) => byte ^ 0x36)).update(encoder.encode(text)).digestHex();
  return new Sha256().update(padded.map((byte) => byte ^ 0x5c)).update(hexBytes(inner)).digestHex();
}

function hexBytes(hex: string): Uint8Array {
  return Uint8Array.from({ length: hex.length / 2 }, (_, i) => Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16));
}
