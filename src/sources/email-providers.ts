import { z } from 'zod';
import { PROVIDERS } from '../schema/world.ts';
import type { Source, SourceInput, SourceMethod } from './source.ts';

const options = z.strictObject({});

/**
 * The published list of e-mail providers and their shares, as it is: what anyone knows who wants to guess
 * an address. Its domains are reserved names that stand for the real ones.
 */
export const emailProviders: SourceMethod<typeof options> = {
  id: 'emailProviders',
  schema: PROVIDERS,
  scope: 'world',
  reads: [],
  options,
  doc: {
    title: 'E-mail providers',
    summary: 'The list of e-mail domains with the share of addresses under each: public knowledge about no person.',
    assumptions: ['The shares are those of the world\'s own addresses, so the guesser knows the market exactly.'],
    sources: ['Shares of e-mail providers in a list of 2.3 million addresses, mostly of the United States: daniel-lange.com'],
  },
  run: ({ providers }: SourceInput): Source => ({ table: providers, personOf: new Int32Array(providers.rows).fill(-1) }),
};
