import { z } from 'zod';
import { takeRows } from '../columns/column.ts';
import { counted, keepRows, type ReleaseStep } from './step.ts';

/** Leaves out contacts without recorded consent; what is on record may still be invalid. */
export const requireConsent = {
  id: 'requireConsent',
  eachAlone: true,
  options: z.strictObject({}),
  doc: {
    title: 'Require recorded consent',
    summary: 'Releases only contacts for whom the ledger shows consent to this purpose.',
    assumptions: ['A record of consent is not yet valid consent: it must be freely given, specific, informed and unambiguous (GDPR Art. 4(11) and 7). The report counts both.'],
    sources: ['GDPR Art. 6(1)(a), 7(1); ISO/IEC TS 27560:2023, Consent record information structure.'],
  },
  run(state) {
    const next = keepRows(state, state.ledger.consentRecorded, takeRows);
    return { state: next, promises: [{ kind: 'only-with', fact: 'consentRecorded' }], changes: [`Left out ${counted(state.table.rows - next.table.rows, 'contact')} without consent on record.`] };
  },
} satisfies ReleaseStep<z.ZodObject>;

/** Leaves out contacts who objected. */
export const honourOptOut = {
  id: 'honourOptOut',
  eachAlone: true,
  options: z.strictObject({}),
  doc: {
    title: 'Honour opt-outs',
    summary: 'Leaves out every contact of a person who objected to marketing and sharing.',
    assumptions: ['Contacts of that person that the company could not link to them stay in.'],
    sources: ['GDPR Art. 21(2)–(3): an objection to direct marketing is absolute.'],
  },
  run(state) {
    const next = keepRows(state, state.ledger.optedOut.map((flag) => 1 - flag), takeRows);
    return { state: next, promises: [{ kind: 'only-with', fact: 'notOptedOut' }], changes: [`Left out ${counted(state.table.rows - next.table.rows, 'contact')} of people who opted out.`] };
  },
} satisfies ReleaseStep<z.ZodObject>;
