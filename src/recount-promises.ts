import type { SqlEngine } from './engine/port.ts';
import { verifyPromises } from './measure/promises/verify-promises.ts';
import type { RecountPromises } from './promise-verdicts.ts';

/** Recounts the promises of a release by SQL, each release in a database of its own that is gone afterwards. */
export function recountWith(engine: SqlEngine): RecountPromises {
  return async (verification) => {
    const session = await engine.openTrusted();
    try {
      return await verifyPromises(session, verification);
    } finally {
      await session.close();
    }
  };
}
