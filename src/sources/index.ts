import { electoralRoll } from './electoral-roll.ts';
import { emailProviders } from './email-providers.ts';
import { publicProfiles } from './public-profiles.ts';
import type { SourceMethod } from './source.ts';

/** What others hold, in the order the documentation lists it. */
export const sources: readonly SourceMethod[] = [electoralRoll, publicProfiles, emailProviders] as readonly SourceMethod[];
