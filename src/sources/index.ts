import { electoralRoll } from './electoral-roll.ts';
import { emailProviders } from './email-providers.ts';
import type { SourceMethod } from './source.ts';

/** What others hold, in the order the documentation lists it. */
export const sources: readonly SourceMethod[] = [electoralRoll, emailProviders] as readonly SourceMethod[];
