import type { GivenNameLaw } from './given-name-law.ts';
import type { SurnameLaw } from './surname-law.ts';

/**
 * What a country brings to the population: published figures and laws, nothing random. Another country
 * implements this and adds one line to `country-pack.ts`.
 */
export interface CountryPack {
  readonly id: string;
  readonly name: string;
  readonly postcodes: PostcodeList;
  /** Residents today by sex and single year of age. */
  readonly residents: { readonly female: Float64Array; readonly male: Float64Array };
  /** Share of households with 1, 2, … members. */
  readonly householdSizes: readonly number[];
  readonly surnames: SurnameLaw;
  readonly givenNames: GivenNameLaw;
  /** Reserved domains that stand for real providers, with the real ones' shares: common knowledge. */
  readonly emailProviders: readonly { readonly domain: string; readonly share: number }[];
  readonly phonePlan: PhonePlan;
  /** The distances that a year's movers move, as shares of the population per year. */
  readonly moves: { readonly withinCounty: number; readonly withinState: number; readonly betweenStates: number };
  /** Inputs of an earlier census, for reproducing published uniqueness. */
  readonly census2000: { readonly people: number; readonly ages: Float64Array };
  readonly provenance: readonly ProvenanceRecord[];
}

/** Postcodes in the order of their codes, parallel arrays. */
export interface PostcodeList {
  readonly codes: readonly string[];
  readonly people: Float64Array;
  /** Index into `counties`. */
  readonly county: Uint16Array;
  readonly counties: readonly string[];
  /** State abbreviation of each county. */
  readonly countyState: readonly string[];
}

/** Telephone numbers that cannot be dialled, as many as a real plan of one country's mobile phones. */
export interface PhonePlan {
  readonly areaCodes: readonly string[];
  /** Numbers under one area code. */
  readonly numbersPerArea: number;
  /** The number `index` (0 ≤ index < numbersPerArea) under an area code, as written. */
  readonly format: (areaCode: string, index: number) => string;
}

export interface ProvenanceRecord {
  readonly table: string;
  readonly what: string;
  readonly source: string;
  readonly licence: string;
  /** The wording that the licence asks for. */
  readonly attribution?: string;
}
