import { attacks } from '../attack/index.ts';
import { crmOptions } from '../crm/crm-options.ts';
import { definitions } from '../measure/definitions.ts';
import { utilities } from '../measure/utility/index.ts';
import { COUNTRY_IDS } from '../population/country-pack.ts';
import { fileSteps, releaseSteps } from '../release/index.ts';
import { sources } from '../sources/index.ts';
import { ladderReader } from './ladder-reader.ts';
import { scenarioReader } from './scenario-reader.ts';
import { strategyReader } from './strategy-reader.ts';

/** The reader of scenario documents over everything that the stages offer. */
export const { parse: parseScenario, expandSweep, jsonSchema: scenarioJsonSchema } = scenarioReader({
  countries: COUNTRY_IDS,
  crm: crmOptions,
  steps: releaseSteps,
  sources,
  attacks,
  utilities,
  measures: definitions.map(({ id }) => id),
});

/** The reader of strategy documents, for files of one's own. */
export const { parse: parseStrategy, jsonSchema: strategyJsonSchema } = strategyReader(fileSteps);

/** The reader of strategies to compare on a file of one's own. */
export const { parse: parseLadder, rungs: ladderRungs, jsonSchema: ladderJsonSchema } = ladderReader(fileSteps);
