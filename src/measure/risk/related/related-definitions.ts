import type { Definition } from '../../measure.ts';

const MONTJOYE = 'de Montjoye, Hidalgo, Verleysen and Blondel, Unique in the crowd: the privacy bounds of human mobility, Scientific Reports 3:1376 (2013), doi:10.1038/srep01376; for purchases de Montjoye, Radaelli, Singh and Pentland, Unique in the shopping mall, Science 347 (2015) 536–539, doi:10.1126/science.1256297.';
const WILSON = 'Interval: Wilson, JASA 22 (1927) 209–212.';
const EL_EMAM_DANKAR = 'El Emam and Dankar, Protecting privacy using k-anonymity, JAMIA 15(5) (2008) 627–637, doi:10.1197/jamia.M2716.';
const SHAPLEY = 'Shapley, A value for n-person games, Contributions to the Theory of Games II, Annals of Mathematics Studies 28, Princeton 1953, 307–317.';
const FILES = 'Counted from the files.';

const TABLE = 'Parameter `table` is the table of events, joined with the contacts by subject; or several with + between them, of which each gives so many points and its own number of events.';
const PERSON = 'The unit is the person: somebody with several contacts counts once, where they stand out most; contacts without a subject count as one person. A missing value is a category of its own.';
const POINT = 'A point is one combination of the columns of an event that an outsider may know, moments by their day; how often a person has it does not count.';
const ORPHANS = 'Subjects of orphan events are nobody\'s target, and candidates where only events are known.';
const SAMPLE = 'Of people with events, drawn at random (all where they are few): targets stand in the denominator. Each target\'s points are put into one random order of which the first are known. People with fewer points than parameter `points` stay, with all that they have. The interval is for the people drawn; it is left out where all were taken with all their points.';
const CAUTION = 'Unique in the files is not unique in the population, and assumes that what is known is right.';

interface Draft {
  readonly id: string;
  readonly title: string;
  readonly sentence: string;
  readonly formula: string;
  readonly source?: string;
  readonly notes: string;
}

const count = (draft: Draft): Definition => ({ source: FILES, ...draft, unit: 'count', range: [0, Infinity], goal: 'none' });
const share = (draft: Draft & { readonly source: string }, goal: Definition['goal'] = 'lower'): Definition => ({ ...draft, unit: 'share', range: [0, 1], goal });

/** The measures of contacts with their events, in the order in which they are shown. */
export const relatedDefinitions: readonly Definition[] = [
  count({ id: 'related.people.count', title: 'People with and without events', sentence: 'People among the contacts who have an event, or who have none.', formula: '#{people of the contacts with events ≥ 1}, or = 0', notes: `Parameter \`with\` is events or no-events. ${TABLE}` }),
  count({ id: 'related.rows.count', title: 'Events', sentence: 'Rows of the table of events.', formula: 'count', notes: TABLE }),
  { ...count({ id: 'related.orphan-rows.count', title: 'Orphan events', sentence: 'Events whose subject is not among the contacts, for example because the contact was deleted and the events were not.', formula: '#{events whose subject no contact has}', notes: `They are personal data still. Events that name no subject are counted apart. ${ORPHANS} ${TABLE}` }), goal: 'lower' },
  { ...count({ id: 'related.orphan-subjects.count', title: 'Subjects of orphan events', sentence: 'Different subjects of the events whose subject is not among the contacts.', formula: '#{subjects of events that no contact has}', notes: TABLE }), goal: 'lower' },
  count({ id: 'related.rows-without-subject.count', title: 'Events without a subject', sentence: 'Events that do not say whom they are about; they are left out of all that follows.', formula: '#{events with missing subject}', notes: TABLE }),
  count({ id: 'related.point.count', title: 'Different points', sentence: 'Different events, as far as an outsider may know them.', formula: '#{combinations of the known columns}', notes: `${POINT} ${TABLE}` }),
  count({ id: 'related.events.mean', title: 'Events per person', sentence: 'Events of a person among the contacts, on average.', formula: 'events of the contacts / people of the contacts', notes: `People without events included. ${TABLE}` }),
  count({ id: 'related.events.max', title: 'Most events of a person', sentence: 'Events of the person who has most.', formula: 'max', notes: TABLE }),
  count({ id: 'related.events.percentile', title: 'Percentile of events per person', sentence: 'Least number of events that the stated share of the people do not exceed.', formula: 'least e with #{people with ≤ e events} ≥ percentile·n / 100', notes: `Parameter \`percentile\`. People without events included. ${TABLE}` }),
  share({ id: 'related.sample-unique.share', title: 'Uniqueness with the number of events', sentence: 'Share of the people whom nobody else resembles in what is known: the contact\'s quasi-identifiers, the number of their events, or both.', formula: '#{people in a class of one person} / people', source: EL_EMAM_DANKAR, notes: `Parameter \`with\` is contacts (equal to sample-unique.share by person), event-count, or contacts and event-count. Unique in the files is not unique in the population. ${PERSON} ${TABLE}` }),
  share({ id: 'related.unicity.share', title: 'Unicity', sentence: 'Share of the people with events who are the only ones to have a few of their own events, drawn at random.', formula: '#{targets t: no other person has the p points drawn from t} / targets', source: `${MONTJOYE} ${WILSON}`, notes: `Parameter \`points\` is p; \`with\` is events, or contacts where the contact's quasi-identifiers are known as well. ${POINT} ${SAMPLE} ${ORPHANS} ${CAUTION} ${PERSON} ${TABLE}` }),
  share({ id: 'related.fewer-points.share', title: 'People with fewer points', sentence: 'Share of the people with events who have fewer different events than are taken to be known.', formula: '#{targets with fewer than p points} / targets', source: `${MONTJOYE} ${WILSON}`, notes: `${SAMPLE} ${POINT} ${TABLE}` }, 'none'),
  share({ id: 'related.source.add-one', title: 'Uniqueness by a source itself', sentence: 'Share of the people with events who stand alone if one source is all that is known: the contacts, or some of the events of a table.', formula: '#{targets alone on the source} / targets', source: `${MONTJOYE} ${WILSON}`, notes: `Parameter \`source\` is contacts (the quasi-identifiers) or events (\`points\` of them). ${SAMPLE} What both sources give away is counted in both. ${CAUTION} ${TABLE}` }),
  share({ id: 'related.source.drop-one', title: 'Uniqueness that a source adds', sentence: 'Share of the people with events who stand alone on all sources together, and no longer if one of them is left out.', formula: '(#{targets alone on all sources} − #{targets alone on all but this one}) / targets', source: `${MONTJOYE} ${WILSON}`, notes: `Parameter \`source\` is the one that is left out: contacts or events. For events it is what they add to the contacts. Whoever is alone on one source is alone on both, so that the difference is a count of the same targets. ${SAMPLE} ${CAUTION} ${TABLE}` }),
  share({ id: 'related.source.shapley', title: 'Part of a source in uniqueness', sentence: 'What a source adds to the share of the people with events who stand alone, averaged over all orders in which the sources may become known.', formula: 'Σ_{S ∌ c} |S|!(m − |S| − 1)!/m!·(v(S ∪ c) − v(S)) with v(S) = #{targets alone on S} / targets', source: SHAPLEY, notes: `Parameter \`source\` is contacts or a table of events. The parts of all sources add up to the unicity of all of them. ${SAMPLE} The interval is Student's over the people drawn. ${CAUTION} ${TABLE}` }),
];
