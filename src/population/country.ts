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
  readonly ethnicity: EthnicGroups;
  readonly languages: HomeLanguages;
  /** Reserved domains that stand for real providers, with the real ones' shares: common knowledge. */
  readonly emailProviders: readonly { readonly domain: string; readonly share: number }[];
  readonly phonePlan: PhonePlan;
  /** What comes after the invented name of a street, as the postal service abbreviates it; frequent ones more than once. */
  readonly streetSuffixes: readonly string[];
  /** The distances that a year's movers move, as shares of the population per year. */
  readonly moves: { readonly withinCounty: number; readonly withinState: number; readonly betweenStates: number };
  /** Inputs of an earlier census, for reproducing published uniqueness. */
  readonly census2000: { readonly people: number; readonly ages: Float64Array };
  readonly provenance: readonly ProvenanceRecord[];
}

/** Ethnic groups under neutral labels (GDPR Art. 9), as the country's surnames are counted by them. */
export interface EthnicGroups {
  readonly labels: readonly string[];
  /** Share of the people, in the order of the labels; adds up to 1. */
  readonly shares: readonly number[];
}

/** Languages spoken at home. */
export interface HomeLanguages {
  /** ISO 639 codes, or `other`. */
  readonly codes: readonly string[];
  /** Share of each group's people by language: rows as the ethnic groups, columns as the codes. */
  readonly byGroup: readonly (readonly number[])[];
}

/** Postcodes in the order of their codes, parallel arrays. */
export interface PostcodeList {
  readonly codes: readonly string[];
  readonly people: Float64Array;
  /** Index into `counties`. */
  readonly county: Uint16Array;
  readonly counties: readonly string[];
  /** State (region) of each county, abbreviated. */
  readonly countyState: readonly string[];
  /** Of the centre, in degrees north. */
  readonly latitude: Float64Array;
  /** Of the centre, in degrees east. */
  readonly longitude: Float64Array;
  /** Index into `cities`; a city lies in one county. */
  readonly city: Uint16Array;
  /** Invented names, all different. */
  readonly cities: readonly string[];
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
