/*
 * Philox4x32-10, a counter-based generator: a bijection of 128-bit counters under a 64-bit key whose
 * outputs pass BigCrush. Stateless, so that any draw can be made alone, in any order, on any machine.
 *
 * J. K. Salmon, M. A. Moraes, R. O. Dror, D. E. Shaw, "Parallel random numbers: as easy as 1, 2, 3",
 * SC '11, 2011, section 3.3, doi:10.1145/2063384.2063405.
 */

const M0 = 0xd2511f53;
const M1 = 0xcd9e8d57;
/** Weyl increments of the key: the golden ratio and sqrt(3) - 1, as fractions of 2^32. */
const W0 = 0x9e3779b9;
const W1 = 0xbb67ae85;

const M0_LOW = M0 & 0xffff;
const M0_HIGH = M0 >>> 16;
const M1_LOW = M1 & 0xffff;
const M1_HIGH = M1 >>> 16;

/**
 * Ten rounds of Philox4x32 on the counter (c0, c1, c2, c3) under the key (k0, k1). Writes four uniform
 * 32-bit words to `out[0..3]`; allocates nothing.
 */
export function philox4x32(c0: number, c1: number, c2: number, c3: number, k0: number, k1: number, out: Uint32Array): void {
  for (let round = 0; round < 10; round++) {
    // High halves of the 64-bit products M0*c0 and M1*c2, by 16-bit limbs: each partial sum stays below 2^32.
    const c0Low = c0 & 0xffff;
    const c0High = c0 >>> 16;
    const cross0 = (Math.imul(M0_HIGH, c0Low) + (Math.imul(M0_LOW, c0Low) >>> 16)) | 0;
    const high0 = Math.imul(M0_HIGH, c0High) + (cross0 >>> 16) + ((Math.imul(M0_LOW, c0High) + (cross0 & 0xffff)) >>> 16);
    const c2Low = c2 & 0xffff;
    const c2High = c2 >>> 16;
    const cross1 = (Math.imul(M1_HIGH, c2Low) + (Math.imul(M1_LOW, c2Low) >>> 16)) | 0;
    const high1 = Math.imul(M1_HIGH, c2High) + (cross1 >>> 16) + ((Math.imul(M1_LOW, c2High) + (cross1 & 0xffff)) >>> 16);
    const low0 = Math.imul(M0, c0);
    const low1 = Math.imul(M1, c2);
    c0 = high1 ^ c1 ^ k0;
    c1 = low1;
    c2 = high0 ^ c3 ^ k1;
    c3 = low0;
    k0 = (k0 + W0) | 0;
    k1 = (k1 + W1) | 0;
  }
  out[0] = c0;
  out[1] = c1;
  out[2] = c2;
  out[3] = c3;
}
