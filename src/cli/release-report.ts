import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Anonymized } from '../anonymize.ts';
import type { Table } from '../columns/column.ts';
import { promiseText } from '../release/step.ts';
import { VERSION } from '../version.ts';
import type { Roles } from '../column-roles.ts';

/** Why class risks are not given where the rows are not people's records. */
export const NOT_COMPARABLE = 'not comparable: rows are not records';

/** What a differentially private release leaves out of its report: exact figures, from which a person could be subtracted. */
export const WITHHELD = 'Counts, risks and losses of the collected table: differential privacy covers what is released, and these are exact. The internal record has them.';

/** What may travel with the release: promises, parameters and counts, no cell and no row number. */
export function releaseReport({ form, release, recodings, steps, verified, before, after }: Anonymized, original: Table, roles: Roles, rehearsal: boolean) {
  const mechanism = steps.findIndex(({ promises }) => promises.some(({ kind }) => kind === 'differential-privacy'));
  const exact = mechanism === -1;
  return {
    tool: { name: 'incognita', version: VERSION },
    ...(rehearsal ? { notForRelease: 'A rehearsal: its randomness can be repeated.' } : {}),
    notice: 'Promises are about the stated quasi-identifiers only. Pseudonymized data is personal data (GDPR Recital 26).',
    form,
    unit: roles.subject === undefined ? 'row' : 'person',
    rows: { ...(exact ? { collected: original.rows } : {}), released: release.rows },
    columns: release.schema.columns.map(({ name, type, attributeClass }) => ({ name, type, attributeClass })),
    generalized: Object.fromEntries([...recodings].filter(([name]) => release.columns.has(name)).map(([name, recoding]) => [name, recoding.kind === 'local' ? { kind: 'local' } : { kind: 'full-domain', level: recoding.level, name: recoding.hierarchy.names[recoding.level] }])),
    missing: 'A missing value is a category of its own.',
    steps: steps.map(({ method, title, options, promises, changes }, i) => ({
      method,
      title,
      options,
      // What a mechanism promises cannot be seen on one output, nor what is about a column that was not released.
      promises: promises.map((promise) => ({ text: promiseText(promise), verified: verified.has(promise) ? true : null })),
      // Until the mechanism has run, what steps changed is told in exact counts.
      changes: i < mechanism ? [] : changes,
    })),
    ...(exact ? { before, measures: after } : { measures: [], withheld: WITHHELD }),
    ...(form === 'records' ? {} : { classRisk: NOT_COMPARABLE }),
    notTested: ['Linkage by columns that are classed as insensitive or sensitive.', 'What a recipient can join to the release.', 'Free text.'],
  };
}

/** What must stay with the owner: the input's hash, the original row of every released record, and what the steps keep. */
export async function internalRecord(path: string, { form, rows, internal, steps, before, after }: Anonymized) {
  const hash = createHash('sha256');
  for await (const bytes of createReadStream(path)) hash.update(bytes as Buffer);
  return {
    tool: { name: 'incognita', version: VERSION },
    notice: form === 'records' ? 'Says which released row is which original one: never beside the release.' : 'Says how the release was made: never beside it.',
    inputSha256: hash.digest('hex'),
    ...(form === 'records' ? { originalRowOfReleasedRow: Array.from(rows, (row) => row + 1) } : {}),
    keptBySteps: internal,
    changes: steps.map(({ method, changes }) => ({ method, changes })),
    before,
    measures: after,
  };
}
