import { z } from 'zod';

const count = z.number().int().nonnegative();
const share = z.number().describe('A fraction in [0, 1].');

const result = z
  .strictObject({
    id: z.string(),
    title: z.string(),
    kind: z.enum(['input', 'emergent']).describe('input: put in, so meeting it shows fidelity; emergent: not put in, so meeting it validates.'),
    unit: z.string().describe('share for a fraction in [0, 1], otherwise what is counted.'),
    source: z.string(),
    confidence: z.enum(['read', 'from-memory']).describe('Only targets read in their source count as failed.'),
    target: z.number().describe('The published figure.'),
    tolerance: z.number().describe('Largest deviation that counts as met, before Monte-Carlo error.'),
    observed: z.number().nullable().describe('Null where the world cannot say.'),
    monteCarlo: z.number().describe('Three standard errors of the observed figure at this size.'),
    status: z.enum(['met', 'missed', 'not-assessable']),
    note: z.string().nullable().describe('What to know when comparing with another source.'),
  })
  .describe('A published figure beside what the world shows.');

const spread = z
  .strictObject({ bins: z.array(z.strictObject({ from: count, to: count, count })), quantiles: z.array(count).describe('10, 50, 90 and 99 % of the profiles do not exceed these.') })
  .describe('Profiles by a number from `from` to `to`; empty where nothing was counted.');

const figures = z
  .strictObject({
    agePyramid: z.array(z.strictObject({ from: count, to: count.nullable(), female: count, male: count, publishedFemale: share, publishedMale: share })).describe('People by age and sex, beside the shares of the country\'s residents.'),
    postcodes: z.strictObject({
      world: z.array(z.strictObject({ code: z.string(), people: count, latitude: z.number(), longitude: z.number() })).describe('Postcodes of the world, largest first.'),
      country: z.array(z.tuple([z.number(), z.number()])).describe('Latitude and longitude of evenly spaced postcodes of the country.'),
      countrySizes: z.array(z.number()).describe('People in the country\'s postcodes at evenly spaced ranks, largest first.'),
      countryPostcodes: count,
      countryHalf: count.describe('How many of the largest of them hold half of the country\'s people.'),
    }),
    households: z.array(z.strictObject({ size: count, count, publishedShare: share })).describe('Households by members, the last size open.'),
    degrees: z.strictObject({ shown: spread, inWorld: spread, tieShare: share }).describe('Friends shown on profiles, and friends inside the world.'),
    likes: z.strictObject({ shown: spread, inWorld: spread, likeShare: share }).describe('Likes shown on profiles, and likes that the world holds.'),
    week: z.strictObject({ kinds: z.array(z.strictObject({ kind: z.string(), hours: z.array(count).describe('By hour of the week, from Monday at midnight.') })), days: count }).describe('What accounts did, in the blocks that were looked at.'),
    uniqueness: z
      .array(z.strictObject({ columns: z.string(), unique: count, people: count, thinned: share.describe('Expected share if the same people were spread over all postcodes of the country: an artefact.') }))
      .describe('People alone on these columns in the whole world.'),
  })
  .describe('The numbers of the population\'s pictures.');

/** The population of a report: what the world behind it looks like. */
export const populationSection = z
  .strictObject({
    world: z
      .strictObject({ id: z.string().describe('Names the world\'s page.'), country: z.string(), people: count, postcodes: count, seed: z.int(), asOf: z.string(), correlation: z.number() })
      .describe('Which world; scenarios with the same one share it.'),
    calibration: z.array(result),
    observations: z.array(z.strictObject({ id: z.string(), title: z.string(), unit: z.string(), value: z.number(), note: z.string().nullable() })).describe('Figures that no source is quoted for.'),
    figures,
  })
  .describe('The world of the first replicate with a company of default settings: what is published beside what was counted.');

type DeepReadonly<T> = T extends object ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> } : T;

export type PopulationSection = DeepReadonly<z.output<typeof populationSection>>;
