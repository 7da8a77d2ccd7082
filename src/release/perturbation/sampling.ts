import { z } from 'zod';
import { takeRows } from '../../columns/column.ts';
import { counted, keepRows, type ReleaseStep } from '../step.ts';

const options = z.strictObject({
  share: z.number().positive().max(1).describe('Share of the data subjects who stay in the release, met exactly up to rounding; all rows of a subject stay or go together.'),
});

/** Releases a simple random sample of the people, so that an outsider cannot be sure that someone is in it. */
export const sampleSubjects = {
  id: 'sampleSubjects',
  options,
  doc: {
    title: 'Sampling',
    summary: 'Releases a random share of the data subjects. Who is unique in the file need not be unique in the population.',
    assumptions: ['The adversary does not know who is in the sample; who knows it loses nothing by the sampling.'],
    sources: ['ISO/IEC 20889:2018, sampling.', 'C. Skinner, M. Elliot, A measure of disclosure risk for microdata, J. Royal Statistical Society B 64 (2002) 855–867, doi:10.1111/1467-9868.00365.'],
  },
  run(state, { share }) {
    const draws = state.draws('sampleSubjects');
    const subjects = [...new Set(state.subject)];
    const keys = new Map(subjects.map((subject) => [subject, draws.uniform(subject)]));
    const kept = new Set(subjects.sort((a, b) => keys.get(a)! - keys.get(b)! || a - b).slice(0, Math.round(share * subjects.length)));
    const next = keepRows(state, Uint8Array.from(state.subject, (subject) => (kept.has(subject) ? 1 : 0)), takeRows);
    return { state: next, promises: [], changes: [`Sampled ${counted(kept.size, 'data subject')} of ${subjects.length.toLocaleString('en')}: ${counted(next.table.rows, 'row')} of ${state.table.rows.toLocaleString('en')}.`] };
  },
} satisfies ReleaseStep<typeof options>;
