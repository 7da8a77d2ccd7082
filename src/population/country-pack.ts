import { InputError } from '../schema/input-error.ts';
import type { CountryPack } from './country.ts';

const COUNTRIES: Readonly<Record<string, () => Promise<CountryPack>>> = {
  us: async () => (await import('./countries/us/pack.ts')).unitedStates(),
  xx: async () => (await import('./countries/example/examplia.ts')).examplia(),
};

export const COUNTRY_IDS: readonly string[] = Object.keys(COUNTRIES);

/** Loads a country pack on first use. */
export async function loadCountry(id: string): Promise<CountryPack> {
  const load = Object.hasOwn(COUNTRIES, id) ? COUNTRIES[id] : undefined;
  if (load === undefined) throw new InputError(`population.country: expected one of ${COUNTRY_IDS.join(', ')}, got ${id}; choose a country that has a pack`);
  return load();
}
