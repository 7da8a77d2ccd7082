import "@stdlib/math-base-special-cos";
import exponential from "@stdlib/math-base-special-exp";
import naturalLogarithm from "@stdlib/math-base-special-ln";
import power from "@stdlib/math-base-special-pow";
import "@stdlib/math-base-special-sin";
//#region src/random/philox.ts
const M0 = 3528531795;
const M1 = 3449720151;
/** Weyl increments of the key: the golden ratio and sqrt(3) - 1, as fractions of 2^32. */
const W0 = 2654435769;
const W1 = 3144134277;
const M0_LOW = M0 & 65535;
const M0_HIGH = M0 >>> 16;
const M1_LOW = M1 & 65535;
const M1_HIGH = M1 >>> 16;
/**
* Ten rounds of Philox4x32 on the counter (c0, c1, c2, c3) under the key (k0, k1). Writes four uniform
* 32-bit words to `out[0..3]`; allocates nothing.
*/
function philox4x32(c0, c1, c2, c3, k0, k1, out) {
	for (let round = 0; round < 10; round++) {
		const c0Low = c0 & 65535;
		const c0High = c0 >>> 16;
		const cross0 = Math.imul(M0_HIGH, c0Low) + (Math.imul(M0_LOW, c0Low) >>> 16) | 0;
		const high0 = Math.imul(M0_HIGH, c0High) + (cross0 >>> 16) + (Math.imul(M0_LOW, c0High) + (cross0 & 65535) >>> 16);
		const c2Low = c2 & 65535;
		const c2High = c2 >>> 16;
		const cross1 = Math.imul(M1_HIGH, c2Low) + (Math.imul(M1_LOW, c2Low) >>> 16) | 0;
		const high1 = Math.imul(M1_HIGH, c2High) + (cross1 >>> 16) + (Math.imul(M1_LOW, c2High) + (cross1 & 65535) >>> 16);
		const low0 = Math.imul(M0, c0);
		const low1 = Math.imul(M1, c2);
		c0 = high1 ^ c1 ^ k0;
		c1 = low1;
		c2 = high0 ^ c3 ^ k1;
		c3 = low0;
		k0 = k0 + W0 | 0;
		k1 = k1 + W1 | 0;
	}
	out[0] = c0;
	out[1] = c1;
	out[2] = c2;
	out[3] = c3;
}
//#endregion
//#region src/random/uniform-words.ts
/** 2^-53, the distance of neighbouring draws. */
const STEP = 1 / 9007199254740992;
const HALF_STEP = STEP / 2;
/** A uniform number in (0, 1) from two words: 53 bits, the value 0 replaced by 2^-54. */
function unitInterval(word0, word1) {
	const bits = (word0 >>> 5) * 67108864 + (word1 >>> 6);
	return bits === 0 ? HALF_STEP : bits * STEP;
}
/**
* A uniform integer in [0, bound) from as many words of `nextWord` as it takes: about bound/2^32 of the
* words are rejected.
*
* D. Lemire, "Fast random integer generation in an interval", ACM TOMACS 29(1), 2019, algorithm 5,
* doi:10.1145/3230636.
*/
function boundedInteger(bound, nextWord) {
	checkBound(bound);
	if (bound === 4294967296) return nextWord();
	const rejectBelow = (4294967296 - bound) % bound;
	for (;;) {
		const word = nextWord();
		const upper = (word >>> 16) * bound;
		const lower = (word & 65535) * bound;
		const middle = upper % 65536 * 65536 + lower;
		if (middle % 4294967296 >= rejectBelow) return Math.floor(upper / 65536) + Math.floor(middle / 4294967296);
	}
}
function checkBound(bound) {
	if (!Number.isInteger(bound) || bound < 1 || bound > 4294967296) throw new RangeError(`draws.below: expected a bound in 1..2^32, got ${bound}`);
}
//#endregion
//#region src/random/keyed-draws.ts
/**
* Draws that are a pure function of the key and of (entity, index, counter), whatever was drawn before.
* The key is hashed to Philox's 64 bits; the address is its 128-bit counter, whose fourth word only
* rejections in `below` use, so that no draw ever borrows bits of another address. One address is one
* draw: asking it for a `uint32` and a `uniform` gives dependent numbers. Address parts are taken
* modulo 2^32.
*/
function keyedDraws({ seed, stage, instance, attribute }) {
	const [k0, k1] = hashKey([
		String(seed),
		stage,
		String(instance),
		attribute
	]);
	const words = new Uint32Array(4);
	return {
		uint32(entity, index = 0, counter = 0) {
			philox4x32(entity, index, counter, 0, k0, k1, words);
			return words[0];
		},
		uniform(entity, index = 0, counter = 0) {
			philox4x32(entity, index, counter, 0, k0, k1, words);
			return unitInterval(words[0], words[1]);
		},
		below(bound, entity, index = 0, counter = 0) {
			let taken = 0;
			return boundedInteger(bound, () => {
				if (taken % 4 === 0) philox4x32(entity, index, counter, taken / 4, k0, k1, words);
				return words[taken++ % 4];
			});
		}
	};
}
/**
* 64 bits of the parts: a Merkle-Damgård chain with Philox as compression. Each part carries its length,
* so that no two lists of parts give the same bytes.
*/
function hashKey(parts) {
	const encoder = new TextEncoder();
	const bytes = [];
	for (const part of parts) {
		const encoded = encoder.encode(part);
		bytes.push(encoded.length & 255, encoded.length >>> 8, ...encoded);
	}
	while (bytes.length % 16 !== 0) bytes.push(0);
	const message = new DataView(new Uint8Array(bytes).buffer);
	const out = new Uint32Array(4);
	let k0 = 0;
	let k1 = 0;
	for (let at = 0; at < message.byteLength; at += 16) {
		philox4x32(message.getUint32(at, true), message.getUint32(at + 4, true), message.getUint32(at + 8, true), message.getUint32(at + 12, true), k0, k1, out);
		k0 = out[0] ^ out[2];
		k1 = out[1] ^ out[3];
	}
	return [k0, k1];
}
//#endregion
//#region src/stats/elementary.ts
/** e to the power x. */
const exp = exponential;
/** Natural logarithm; NaN below 0. */
const ln = naturalLogarithm;
/** `base` to the power `exponent`. */
const pow = power;
/** Square root, correctly rounded; NaN below 0. */
const sqrt = Math.sqrt;
//#endregion
//#region src/random/alias-table.ts
/** An alias table over indices 0..n-1 with these weights (finite, none negative, some positive). */
function aliasTable(weights) {
	const size = weights.length;
	const total = checkedTotal(weights);
	const keep = new Float64Array(size);
	const alias = new Uint32Array(size);
	const stack = new Uint32Array(size);
	let small = 0;
	let large = size;
	for (let i = 0; i < size; i++) {
		keep[i] = weights[i] * size / total;
		alias[i] = i;
		if (keep[i] < 1) stack[small++] = i;
		else stack[--large] = i;
	}
	while (small > 0 && large < size) {
		const under = stack[--small];
		const over = stack[large];
		alias[under] = over;
		keep[over] = keep[over] - (1 - keep[under]);
		if (keep[over] < 1) {
			large++;
			stack[small++] = over;
		}
	}
	while (small > 0) {
		const left = stack[--small];
		keep[left] = weights[left] === 0 ? 0 : 1;
		if (weights[left] === 0) alias[left] = heaviest(weights);
	}
	while (large < size) keep[stack[large++]] = 1;
	return {
		size,
		pick(uniform) {
			const scaled = uniform * size;
			const column = Math.min(Math.floor(scaled), size - 1);
			return scaled - column < keep[column] ? column : alias[column];
		}
	};
}
function checkedTotal(weights) {
	let total = 0;
	for (let i = 0; i < weights.length; i++) {
		const weight = weights[i];
		if (!(weight >= 0) || weight === Infinity) throw new RangeError(`aliasTable.weights: expected finite weights >= 0, got ${weight} at ${i}`);
		total += weight;
	}
	if (!(total > 0)) throw new RangeError(`aliasTable.weights: expected a positive weight among ${weights.length}, got none`);
	return total;
}
function heaviest(weights) {
	let best = 0;
	for (let i = 1; i < weights.length; i++) if (weights[i] > weights[best]) best = i;
	return best;
}
/**
* Assumed: of those in the open last band, the share that reaches one more year of age. Gives 85-89 about
* 60 % and 100 or older about 8 % of the band.
*/
const SURVIVAL_IN_OPEN_BAND = .84;
/**
* People by single year of age 0..MAX_AGE from people by age band, the last band open. Band totals are
* kept; within a band the cumulative count follows a monotone cubic.
*
* F. N. Fritsch, J. Butland, "A method for constructing local monotone piecewise cubic interpolants",
* SIAM J. Sci. Stat. Comput. 5(2), 1984, equation 5, doi:10.1137/0905021.
*/
function singleYears(bands) {
	const closed = bands.length - 1;
	const width = (k) => bands[k + 1][0] - bands[k][0];
	const slope = (k) => bands[k][1] / width(k);
	const cumulative = [0];
	for (let k = 0; k < closed; k++) cumulative.push(cumulative[k] + bands[k][1]);
	const tangents = Array.from({ length: closed + 1 }, (_, k) => {
		if (k === 0) return slope(0);
		if (k === closed) return slope(closed - 1);
		const before = width(k - 1);
		const after = width(k);
		const share = (before + 2 * after) / (3 * (before + after));
		return 1 / (share / slope(k - 1) + (1 - share) / slope(k));
	});
	const people = new Float64Array(105);
	for (let k = 0; k < closed; k++) {
		const from = bands[k][0];
		const h = width(k);
		const at = (age) => {
			const t = (age - from) / h;
			const rest = 1 - t;
			return cumulative[k] * (1 + 2 * t) * rest * rest + cumulative[k + 1] * t * t * (3 - 2 * t) + h * t * rest * (rest * tangents[k] - t * tangents[k + 1]);
		};
		for (let age = from; age < from + h; age++) people[age] = at(age + 1) - at(age);
	}
	const [openFrom, openPeople] = bands[closed];
	let weight = 1;
	let total = 0;
	for (let age = openFrom; age <= 104; age++, weight *= SURVIVAL_IN_OPEN_BAND) {
		people[age] = weight;
		total += weight;
	}
	for (let age = openFrom; age <= 104; age++) people[age] = people[age] * openPeople / total;
	return people;
}
//#endregion
//#region src/random/distributions.ts
/**
* Quantile of the standard normal distribution at p in (0, 1), relative error about 1e-16.
*
* M. J. Wichura, "Algorithm AS 241: the percentage points of the normal distribution", Applied
* Statistics 37(3), 1988, PPND16, doi:10.2307/2347330.
*/
function normalQuantile(p) {
	const q = p - .5;
	if (Math.abs(q) <= .425) {
		const r = .180625 - q * q;
		return q * polynomial(CENTRE_TOP, r) / polynomial(CENTRE_BOTTOM, r);
	}
	const r = sqrt(-ln(Math.min(p, 1 - p)));
	const tail = r <= 5 ? polynomial(TAIL_TOP, r - 1.6) / polynomial(TAIL_BOTTOM, r - 1.6) : polynomial(FAR_TOP, r - 5) / polynomial(FAR_BOTTOM, r - 5);
	return q < 0 ? -tail : tail;
}
/** Coefficients from the highest power down. */
const CENTRE_TOP = [
	2509.0809287301227,
	33430.57558358813,
	67265.7709270087,
	45921.95393154987,
	13731.69376550946,
	1971.5909503065513,
	133.14166789178438,
	3.3871328727963665
];
const CENTRE_BOTTOM = [
	5226.495278852854,
	28729.085735721943,
	39307.89580009271,
	21213.794301586597,
	5394.196021424751,
	687.1870074920579,
	42.31333070160091,
	1
];
const TAIL_TOP = [
	.0007745450142783414,
	.022723844989269184,
	.2417807251774506,
	1.2704582524523684,
	3.6478483247632045,
	5.769497221460691,
	4.630337846156546,
	1.4234371107496835
];
const TAIL_BOTTOM = [
	1.0507500716444169e-9,
	.0005475938084995345,
	.015198666563616457,
	.14810397642748008,
	.6897673349851,
	1.6763848301838038,
	2.053191626637759,
	1
];
const FAR_TOP = [
	2.0103343992922881e-7,
	27115555687434876e-21,
	.0012426609473880784,
	.026532189526576124,
	.29656057182850487,
	1.7848265399172913,
	5.463784911164114,
	6.657904643501103
];
const FAR_BOTTOM = [
	20442631033899397e-31,
	1.421511758316446e-7,
	18463183175100548e-21,
	.0007868691311456133,
	.014875361290850615,
	.1369298809227358,
	.599832206555888,
	1
];
function polynomial(coefficients, x) {
	let value = 0;
	for (const coefficient of coefficients) value = value * x + coefficient;
	return value;
}
/**
* Standard normal distribution function: absolute error below 1e-15, relative error below 1e-8 far out.
*
* J. F. Hart et al., *Computer Approximations*, 1968, algorithm 5666, as given by G. West, "Better
* approximations to cumulative normal functions", Wilmott Magazine, May 2005.
*/
function normalCdf(z) {
	const x = Math.abs(z);
	if (x > 37) return z > 0 ? 1 : 0;
	const density = exp(-x * x / 2);
	const tail = x < 7.07106781186547 ? density * polynomial(HART_TOP, x) / polynomial(HART_BOTTOM, x) : density / (x + 1 / (x + 2 / (x + 3 / (x + 4 / (x + .65))))) / 2.506628274631;
	return z > 0 ? 1 - tail : tail;
}
const HART_TOP = [
	.0352624965998911,
	.700383064443688,
	6.37396220353165,
	33.912866078383,
	112.079291497871,
	221.213596169931,
	220.206867912376
];
const HART_BOTTOM = [
	.0883883476483184,
	1.75566716318264,
	16.064177579207,
	86.7807322029461,
	296.564248779674,
	637.333633378831,
	793.826512519948,
	440.413735824752
];
/** A log-normal number whose logarithm has this mean and standard deviation. */
function lognormal(uniform, meanLog, sdLog) {
	return exp(meanLog + sdLog * normalQuantile(uniform));
}
/**
* A gamma number with this shape (> 0) and scale 1.
*
* G. Marsaglia, W. W. Tsang, "A simple method for generating gamma variables", ACM TOMS 26(3), 2000,
* doi:10.1145/358407.358414; shapes below 1 by the boost of its section 6.
*/
function gamma(shape, draws, entity, index = 0) {
	if (!(shape > 0) || shape === Infinity) throw new RangeError(`gamma.shape: expected a finite number > 0, got ${shape}`);
	const d = (shape < 1 ? shape + 1 : shape) - 1 / 3;
	const c = 1 / sqrt(9 * d);
	for (let counter = 1;; counter += 2) {
		const x = normalQuantile(draws.uniform(entity, index, counter));
		const v = (1 + c * x) * (1 + c * x) * (1 + c * x);
		if (v <= 0) continue;
		if (ln(draws.uniform(entity, index, counter + 1)) >= .5 * x * x + d - d * v + d * ln(v)) continue;
		return shape < 1 ? d * v * pow(draws.uniform(entity, index, 0), 1 / shape) : d * v;
	}
}
/** Above this mean exp(-mean) loses precision, so that a larger mean is drawn as a sum of parts. */
const POISSON_PART = 500;
/** A Poisson number with this mean (>= 0), by inversion: time grows with the mean. */
function poisson(mean, draws, entity, index = 0) {
	if (!(mean >= 0) || mean === Infinity) throw new RangeError(`poisson.mean: expected a finite number >= 0, got ${mean}`);
	const parts = Math.max(1, Math.ceil(mean / POISSON_PART));
	let sum = 0;
	for (let part = 0; part < parts; part++) sum += poissonByInversion(mean / parts, draws.uniform(entity, index, part));
	return sum;
}
function poissonByInversion(mean, uniform) {
	let k = 0;
	let probability = exp(-mean);
	let left = uniform - probability;
	while (left > 0 && probability > 0) {
		k++;
		probability *= mean / k;
		left -= probability;
	}
	return k;
}
/**
* A negative binomial number with this mean (>= 0) and dispersion (> 0): variance mean + mean²/dispersion.
* `rates` and `counts` must be different streams.
*/
function negativeBinomial(mean, dispersion, rates, counts, entity, index = 0) {
	return poisson(mean / dispersion * gamma(dispersion, rates, entity, index), counts, entity, index);
}
/**
* Zipf-Mandelbrot weights 1/(rank + shift)^exponent of ranks 1..n.
*
* B. Mandelbrot, "An informational theory of the statistical structure of language", 1953.
*/
function zipfMandelbrotWeights(size, exponent, shift = 0) {
	const weights = new Float64Array(size);
	for (let i = 0; i < size; i++) weights[i] = pow(i + 1 + shift, -exponent);
	return weights;
}
//#endregion
export { zipfMandelbrotWeights as a, exp as c, sqrt as d, keyedDraws as f, normalQuantile as i, ln as l, negativeBinomial as n, singleYears as o, normalCdf as r, aliasTable as s, lognormal as t, pow as u };
