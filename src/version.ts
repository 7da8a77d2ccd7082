/** The version that stamps every manifest and report; a test holds it equal to package.json's. */
export const VERSION = '0.1.0';

/** What every page, table and export of a simulated world says. */
export function inventedNotice(seed: number): string {
  return `Invented people, seed ${seed}: shows a mechanism, not your organisation's rate.`;
}
