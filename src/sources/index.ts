import { addressBook } from './address-book.ts';
import { breachDump } from './breach-dump.ts';
import { brokerFile } from './broker-file.ts';
import { electoralRoll } from './electoral-roll.ts';
import { emailProviders } from './email-providers.ts';
import { withKnowledge } from './outside-knowledge.ts';
import { publicProfiles } from './public-profiles.ts';
import { scrapedAccounts } from './scraped-accounts.ts';
import { secondCompany } from './second-company.ts';
import type { SourceMethod } from './source.ts';

/** What others hold, in the order the documentation lists it. */
export const sources: readonly SourceMethod[] = [...([electoralRoll, publicProfiles, scrapedAccounts, brokerFile, secondCompany, addressBook, breachDump] as readonly SourceMethod[]).map(withKnowledge), emailProviders as SourceMethod];
