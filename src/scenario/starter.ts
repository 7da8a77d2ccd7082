import type { CONCERNS } from './scenario-schema.ts';

type Concern = (typeof CONCERNS)[number];

/** What differs between the starters: one company, one question, two or three ways to handle the data. */
interface Outline {
  readonly title: string;
  readonly question: string;
  readonly crm: string;
  readonly columns: readonly string[];
  readonly strategies: string;
  readonly adversaries: string;
}

const DEMOGRAPHY = ['postcode', 'sex', 'birthDate', 'occupation'];

const CRM = `crm:
  penetration: 0.2            # share of these people who are customers
  sources: [signup, social, purchases]
  processing:
    - { purpose: dpv:CustomerRelationshipManagement, legalBasis: eu-gdpr:A6-1-b }`;

const REGISTER_BUYER = `  - id: buyer
    title: A buyer with an electoral roll
    knows: { source: electoralRoll, coverage: 0.8 }
    attempts: [exactLinkage, homogeneity]`;

const LADDER = `  names-removed:
    - removeDirectIdentifiers
  k5:                         # every released class holds at least 5 people
    - removeDirectIdentifiers
    - kAnonymize: { k: 5, suppressionLimit: 0.05 }
  k11:
    - removeDirectIdentifiers
    - kAnonymize: { k: 11, suppressionLimit: 0.05 }`;

const OUTLINES: Readonly<Record<Concern, Outline>> = {
  collection: {
    title: 'What joining sources adds',
    question: 'How many more customers stand alone once profiles and purchases are joined to the contact list?',
    crm: CRM,
    columns: [...DEMOGRAPHY, 'education', 'followers', 'politicalLeaning', 'orders'],
    strategies: `  contact-list:               # a mapping where more differs than the steps
    title: Contact list alone
    columns: [postcode, sex, birthDate]
    steps: []
  joined:
    - removeDirectIdentifiers`,
    adversaries: REGISTER_BUYER,
  },
  security: {
    title: 'A stolen extract',
    question: 'How many addresses does a thief read off each way of storing them?',
    crm: CRM,
    columns: ['email', ...DEMOGRAPHY, 'politicalLeaning'],
    strategies: `  plain: []
  hashed:
    - pseudonymize: { column: email, method: sha256 }
  keyed:
    - pseudonymize: { column: email, method: hmac-sha256 }`,
    adversaries: `  - id: thief
    title: A thief with a register and a list of e-mail providers
    knows:                    # the register first
      - { source: electoralRoll, coverage: 0.6 }
      - { source: emailProviders }
    attempts: [hashReversal, exactLinkage]`,
  },
  consent: {
    title: 'How consent is asked for',
    question: 'How many people are processed without a valid basis under each design?',
    crm: `${CRM}
    - { purpose: dpv:DirectMarketing, legalBasis: eu-gdpr:A6-1-a }
  consent: { design: opt-in }`,
    columns: [...DEMOGRAPHY, 'politicalLeaning', 'responded'],
    strategies: `  opt-in:
    - requireConsent
    - removeDirectIdentifiers
  pre-ticked:
    crm: { consent: { design: pre-ticked } }
    steps: [requireConsent, removeDirectIdentifiers]`,
    adversaries: REGISTER_BUYER,
  },
  rights: {
    title: 'People who opted out',
    question: 'How much of the leaning of people who objected do the others still give away?',
    crm: `${CRM}
  optOut: { share: 0.2 }      # share of customers who objected (GDPR Art. 21)`,
    columns: ['surname', ...DEMOGRAPHY, 'interest', 'politicalLeaning'],
    strategies: `  everyone: []
  opted-out-left-out:
    - honourOptOut`,
    adversaries: `  - id: analyst
    title: An analyst with an electoral roll
    knows: { source: electoralRoll, coverage: 0.8 }
    attempts: [traitInference]`,
  },
  misuse: {
    title: 'The customer file is sold',
    question: 'How many customers can the buyer name, and what does each safeguard cost the seller?',
    crm: `${CRM}
    - { purpose: dpv:SellDataToThirdParties, legalBasis: eu-gdpr:A6-1-a, consent: pre-ticked }`,
    columns: [...DEMOGRAPHY, 'segment', 'spend', 'politicalLeaning', 'responded'],
    strategies: LADDER,
    adversaries: REGISTER_BUYER,
  },
  balance: {
    title: 'A ladder of safeguards',
    question: 'What does each step towards safety cost the campaign?',
    crm: CRM,
    columns: [...DEMOGRAPHY, 'segment', 'politicalLeaning', 'responded'],
    strategies: LADDER,
    adversaries: REGISTER_BUYER,
  },
};

/** A commented scenario to start from. `schemaPath` is where the editor finds the JSON Schema. */
export function starterScenario(id: string, concern: Concern, schemaPath: string): string {
  const { title, question, crm, columns, strategies, adversaries } = OUTLINES[concern];
  return `# yaml-language-server: $schema=${schemaPath}
# Check it with incognita validate, run it with incognita run.
id: ${id}
title: ${title}
${`concern: ${concern}`.padEnd(29)} # collection, security, consent, rights, misuse or balance
question: ${question}
seed: 42                      # same seed, same people, same numbers
replicates: 1                 # at least 2 for intervals over worlds

population:
  country: us
  people: 20000               # whole postcodes at their real density
  asOf: 2026-01-01

${crm}

release:
  columns: [${columns.join(', ')}]

strategies:                   # ways to handle the same data, compared with one another
${strategies}

adversaries:
${adversaries}

utility: [${columns.includes('responded') ? 'responseModel' : ''}]

# sweep: { crm.penetration: [0.1, 0.2, 0.4] }
# gates: ['prosecutor.risk.max <= 1/11']
`;
}
