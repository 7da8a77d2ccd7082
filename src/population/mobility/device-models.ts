import { sha256Hex } from '../../columns/sha256.ts';
import { aliasTable, type AliasTable } from '../../random/alias-table.ts';
import { zipfMandelbrotWeights } from '../../random/distributions.ts';

/*
 * What devices run. All names are invented, all shares assumed. Families of systems come in pairs: 2k is
 * the dearer, 2k + 1 the cheaper family of the k-th kind in `DEVICE_KINDS`.
 */

export const DEVICE_KINDS = ['phone', 'tablet', 'computer'] as const;

const FAMILIES = [
  { system: 'Finch', newest: 19, model: 'Lumo', models: 22 },
  { system: 'Osprey', newest: 16, model: 'Bravura', models: 22 },
  { system: 'Finch T', newest: 19, model: 'Lumo Slate', models: 9 },
  { system: 'Osprey T', newest: 16, model: 'Bravura Sheet', models: 9 },
  { system: 'Petrel', newest: 15, model: 'Lumo Desk', models: 14 },
  { system: 'Heron', newest: 12, model: 'Quillon', models: 14 },
] as const;

/** Assumed: of each system so many versions are in use, each half as frequent as the next newer one. */
export const VERSIONS = 5;
/** Assumed: share of the dearer family among the devices of a kind, at average income. */
export const DEAR_SHARES: readonly number[] = [0.55, 0.5, 0.18];
/** Assumed: popularity of a model falls as its rank to this power. */
const MODEL_EXPONENT = 0.8;

export const BROWSERS = ['Compass', 'Sextant', 'Lodestar', 'Astrolabe'] as const;
export const BROWSER_LAW = aliasTable([0.58, 0.27, 0.1, 0.05]);

/** Version v of family f (0 the newest) is entry f × VERSIONS + v. */
export const OPERATING_SYSTEMS: readonly string[] = FAMILIES.flatMap(({ system, newest }) => Array.from({ length: VERSIONS }, (_, version) => `${system} ${newest - version}`));
/** Models, family by family. */
export const MODELS: readonly string[] = FAMILIES.flatMap(({ model, models }) => Array.from({ length: models }, (_, i) => `${model} ${i + 1}`));
/** Index into `MODELS` of each family's first. */
export const FIRST_MODEL: readonly number[] = FAMILIES.map((_, family) => FAMILIES.slice(0, family).reduce((sum, { models }) => sum + models, 0));
/** Which of its models a device of each family is. */
export const MODEL_LAWS: readonly AliasTable[] = FAMILIES.map(({ models }) => aliasTable(zipfMandelbrotWeights(models, MODEL_EXPONENT)));

/** Index into `userAgentHashes()` of a browser on a version of the system of a model. */
export function userAgentIndex(model: number, version: number, browser: number): number {
  return (model * VERSIONS + version) * BROWSERS.length + browser;
}

let hashes: readonly string[] | undefined;

/** First 16 hexadecimal digits of the SHA-256 of every user agent that there can be. */
export function userAgentHashes(): readonly string[] {
  hashes ??= FAMILIES.flatMap(({ models }, family) =>
    Array.from({ length: models }, (_, i) => MODELS[FIRST_MODEL[family]! + i]!).flatMap((model) =>
      OPERATING_SYSTEMS.slice(family * VERSIONS, (family + 1) * VERSIONS).flatMap((system) => BROWSERS.map((browser) => sha256Hex(`${browser} (${system}; ${model})`).slice(0, 16))),
    ),
  );
  return hashes;
}
