import { z } from 'zod';
import { crmOptions } from '../../src/crm/crm-options.ts';
import type { Registries } from '../../src/scenario/scenario-schema.ts';
import type { Entry } from '../../src/scenario/tagged-method.ts';

const doc = { title: 'A method', summary: 'Does something.', assumptions: [], sources: ['A paper'] };
const entry = <Options extends z.ZodObject>(id: string, options: Options): Entry<Options> => ({ id, options, doc });

/** Few methods of every kind, so that a test sees the whole of what may be written. */
export const SMALL: Registries = {
  countries: ['us', 'de'],
  crm: crmOptions,
  steps: [
    entry('removeDirectIdentifiers', z.strictObject({})),
    entry('dropColumns', z.strictObject({ columns: z.array(z.string()).min(1) })),
    entry('pseudonymize', z.strictObject({ column: z.string(), method: z.enum(['sha256', 'token']).default('sha256') })),
    entry('generalize', z.strictObject({ levels: z.record(z.string(), z.int().min(0)) })),
    entry('kAnonymize', z.strictObject({ k: z.int().min(2), suppressionLimit: z.number().min(0).max(1).default(0.05), strict: z.boolean().default(false) })),
  ],
  sources: [entry('electoralRoll', z.strictObject({ coverage: z.number().min(0).max(1).default(0.8) })), entry('emailProviders', z.strictObject({}))],
  attacks: [entry('exactLinkage', z.strictObject({ on: z.array(z.string()).optional() })), entry('homogeneity', z.strictObject({ sensitive: z.string().default('politicalLeaning') }))],
  utilities: [entry('responseModel', z.strictObject({}))],
  measures: ['prosecutor.risk.max', 'prosecutor.risk.mean'],
};

/** A scenario that is right, one thing on each line, so that a test can spoil a line. */
export const VALID = `id: file-sold
title: The file is sold
concern: misuse
question: How many can the buyer name?
seed: 42
population:
  country: us
  people: 100000
  asOf: 2026-01-01
crm:
  penetration: 0.2
  sources: [signup, social, purchases]
release:
  columns: [email, postcode, sex, birthDate, politicalLeaning]
strategies:
  raw: []
  k11:
    - pseudonymize: { column: email }
    - removeDirectIdentifiers
    - kAnonymize: { k: 11 }
adversaries:
  - id: buyer
    knows: { source: electoralRoll, coverage: 0.5 }
    attempts: [exactLinkage, { homogeneity: { sensitive: politicalLeaning } }]
utility: [responseModel]
gates: ['prosecutor.risk.max <= 1/11']
`;

/** The valid scenario with one text replaced by another; the first must be there. */
export function spoiled(from: string, to: string): string {
  if (!VALID.includes(from)) throw new Error(`expected the valid scenario to hold ${from}`);
  return VALID.replace(from, to);
}
