import type { TableMaker } from '../../columns/table-maker.ts';
import { poisson } from '../../random/distributions.ts';
import { NOTE, NOTE_TRUTH } from '../../schema/commerce-tables.ts';
import { personText } from '../commerce/buyer-traits.ts';
import { contactOn, customersOf } from '../commerce/customer-index.ts';
import { deskMinute } from '../commerce/day-rhythm.ts';
import { ascending, integerColumn, momentColumn, textColumn } from '../commerce/event-columns.ts';
import { eventIds } from '../commerce/event-ids.ts';
import type { CompanyBlock } from '../company-block.ts';
import { COLOURS, THINGS } from './vocabulary.ts';

/** Assumed: notes per customer and year. */
const PER_YEAR = 0.12;
/** Share of notes that reveal a special category: a design figure, no source claims it. */
const REVEALING = 0.03;
const AGENTS = 40;

/** What a note can reveal: columns of the person under GDPR Art. 9 and how an agent puts them. */
const REVEALED: Readonly<Record<string, (value: string) => string>> = {
  politicalLeaning: (value) => `Talked politics for a while, is on the ${value} side.`,
  religion: (value) => `Asked us not to call on the holidays of ${value}.`,
  healthConditions: (value) => `Mentioned being treated (${value}).`,
  orientation: (value) => `Spoke about private life (partners: ${value}).`,
  unionMember: (value) => (value === 'true' ? 'Had to leave for a union meeting.' : ''),
  ethnicity: (value) => `Told about the family's origin (${value}).`,
};
/** Values that say that there is nothing to reveal. */
const NOTHING = new Set([null, '0', 'none', 'false']);

const ORDINARY: readonly ((thing: string, colour: string) => string)[] = [
  (thing) => `Called back about the ${thing}, left a message.`,
  (thing, colour) => `Interested in the ${thing} in ${colour}, follow up next month.`,
  () => 'Prefers to be written to, not called.',
  () => 'Asked for the bill again, sent.',
  (thing) => `Happy with the ${thing}, may order another.`,
  () => 'Address checked on the telephone.',
];

interface Note {
  readonly contact: number;
  readonly person: number;
  readonly number: number;
  readonly at: number;
  readonly agent: string;
  readonly text: string;
  readonly leaks: string | null;
  readonly fact: string | null;
}

const known = new WeakMap<CompanyBlock, readonly Note[]>();

/** Notes on a block's contacts, by time: Poisson over the time since signing up, most people have none. */
function notesOf(block: CompanyBlock): readonly Note[] {
  let notes = known.get(block);
  if (notes === undefined) {
    notes = writeNotes(block);
    known.set(block, notes);
  }
  return notes;
}

function writeNotes(block: CompanyBlock): readonly Note[] {
  const customers = customersOf(block);
  const [counts, draws] = [block.draws('note.count'), block.draws('note')];
  const columns = Object.keys(REVEALED).map((name) => ({ name, text: personText(block.people, name) }));
  const notes: Note[] = [];
  let [person, number] = [0, 0];
  const u = (counter: number): number => draws.uniform(person, number, counter);
  for (let customer = 0; customer < customers.count; customer++) {
    person = customers.personId[customer]!;
    const row = customers.personRow[customer]!;
    const from = customers.signedUp[customers.first[customer]!]! + 1;
    const count = poisson((PER_YEAR * Math.max(0, block.asOfDays - from)) / 365.25, counts, person);
    for (number = 0; number < count; number++) {
      const day = from + Math.floor(u(0) * (block.asOfDays - from));
      const thing = THINGS[Math.floor(u(3) * THINGS.length)]!;
      const ordinary = ORDINARY[Math.floor(u(4) * ORDINARY.length)]!(thing.toLowerCase(), COLOURS[Math.floor(u(5) * COLOURS.length)]!);
      const candidates = u(6) < REVEALING ? columns.filter(({ text }) => !NOTHING.has(text(row))) : [];
      const revealed = candidates[Math.floor(u(7) * candidates.length)];
      const fact = revealed?.text(row) ?? null;
      notes.push({
        contact: contactOn(customers, customer, day, u(1)),
        person,
        number,
        at: day * 1440 + deskMinute(u(2)),
        agent: `agent-${String(1 + Math.floor(u(8) * AGENTS)).padStart(2, '0')}`,
        text: revealed === undefined || fact === null ? ordinary : `${ordinary} ${REVEALED[revealed.name]!(fact)}`,
        leaks: revealed?.name ?? null,
        fact,
      });
    }
  }
  return Array.from(ascending(Int32Array.from(notes, ({ at }) => at)), (note) => notes[note]!);
}

function noteIds(block: CompanyBlock, notes: readonly Note[]): Float64Array {
  const id = eventIds(block.draws('noteId'));
  return Float64Array.from(notes, ({ person, number }) => id(person, number));
}

/** What agents write about contacts. */
export const noteTable: TableMaker<CompanyBlock> = {
  schema: NOTE,
  scope: 'block',
  make(block) {
    const notes = notesOf(block);
    const { contactId } = block.contacts();
    return {
      noteId: integerColumn(noteIds(block, notes)),
      contactId: integerColumn(Int32Array.from(notes, ({ contact }) => contactId[contact]!)),
      at: momentColumn(Int32Array.from(notes, ({ at }) => at)),
      agent: textColumn(notes.map(({ agent }) => agent)),
      text: textColumn(notes.map(({ text }) => text)),
    };
  },
};

/** Truth: which notes reveal a special category. */
export const noteTruthTable: TableMaker<CompanyBlock> = {
  schema: NOTE_TRUTH,
  scope: 'block',
  make(block) {
    const revealing = notesOf(block).filter(({ leaks }) => leaks !== null);
    return {
      noteId: integerColumn(noteIds(block, revealing)),
      leaks: textColumn(revealing.map(({ leaks }) => leaks)),
      fact: textColumn(revealing.map(({ fact }) => fact)),
    };
  },
};
