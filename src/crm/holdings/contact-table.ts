import { codeTexts, columnOf, MISSING_INTEGER, type Column } from '../../columns/column.ts';
import type { TableMaker } from '../../columns/table-maker.ts';
import { normalCdf, normalQuantile } from '../../random/distributions.ts';
import { CONTACT } from '../../schema/contact-tables.ts';
import { exp, pow, sqrt } from '../../stats/elementary.ts';
import type { CompanyBlock } from '../company-block.ts';
import { DAY, lastMinute } from '../company-hours.ts';
import { codedTerms } from '../consent-ledger.ts';
import { SOURCE_SYSTEMS } from '../contacts.ts';

const LIFECYCLE = ['visitor', 'lead', 'customer', 'churned'] as const;
const [VISITOR, LEAD, CUSTOMER, CHURNED] = [0, 1, 2, 3];
/** Assumed: of those who never bought, a lead is one with at least this score. */
const LEAD_FROM = 50;
/** Assumed: who bought nothing for so many days has churned. */
const CHURNED_AFTER = 365;

/** Assumed: agents, and how many of the leads and customers one of them looks after. */
const AGENTS = Array.from({ length: 24 }, (_, agent) => `agent-${String(agent + 1).padStart(2, '0')}`);
const OWNED = 0.6;

/** Assumed: share of contacts never seen again, and how the last visits of the others crowd before the extract (exponent of a uniform number). */
const NEVER_AGAIN = 0.15;
const CROWDING = 1.8;

/** Mean and spread of the share that answers a campaign and of the square root of yearly orders, as the people are made; only to standardise. */
const ANSWERS = { mean: 0.12, spread: 0.325 } as const;
const BUYING = { mean: 1.4, spread: 1 } as const;
const TOLERANCE_SPREAD = 0.2887;

/** The records that the company keeps of the block's people. */
export const contactTable: TableMaker<CompanyBlock> = {
  schema: CONTACT,
  scope: 'block',
  make(block) {
    const [contacts, { signup, details, addresses }, people] = [block.contacts(), block.held(), block.reader()];
    const { count, contactId, personId, personRow, copy, signedUpAt, sourceSystem } = contacts;
    const end = lastMinute(block.asOfDays);
    const bought = lastOrders(block);
    const [scores, visits, owners] = [block.draws('leadScore'), block.draws('lastActiveAt'), block.draws('ownerAgent')];
    const loadings = ['lead-score.responds', 'lead-score.orders', 'lead-score.tolerance'].map(block.strength) as [number, number, number];
    const unexplained = sqrt(1 - loadings.reduce((sum, loading) => sum + loading * loading, 0));
    const eager = block.strength('last-active.responds');

    const [leadScore, lastActiveAt] = [new Int32Array(count), new Int32Array(count)];
    const lifecycle = new Uint8Array(count);
    const owner: (string | null)[] = [];
    for (let contact = 0; contact < count; contact++) {
      const [person, of, row] = [personId[contact]!, copy[contact]!, personRow[contact]!];
      const answers = ((people.text('responds', row) === 'true' ? 1 : 0) - ANSWERS.mean) / ANSWERS.spread;
      const buying = (sqrt(people.orders[row]!) - BUYING.mean) / BUYING.spread;
      const tolerant = (people.tolerance[row]! - 0.5) / TOLERANCE_SPREAD;
      const z = loadings[0] * answers + loadings[1] * buying + loadings[2] * tolerant + unexplained * normalQuantile(scores.uniform(person, of));
      leadScore[contact] = Math.round(100 * normalCdf(z));

      const created = signedUpAt[contact]!;
      const since = visits.uniform(person, of) < NEVER_AGAIN ? 1 : pow(visits.uniform(person, of, 1), CROWDING * exp(eager * answers));
      const last = bought.get(contactId[contact]!) ?? MISSING_INTEGER;
      lastActiveAt[contact] = Math.max(created, last, end - Math.round(since * (end - created)));
      lifecycle[contact] = last === MISSING_INTEGER ? (leadScore[contact]! >= LEAD_FROM ? LEAD! : VISITOR!) : last > end - CHURNED_AFTER * DAY ? CUSTOMER! : CHURNED!;
      owner.push(lifecycle[contact] === VISITOR || owners.uniform(person, of) >= OWNED ? null : AGENTS[owners.below(AGENTS.length, person, of, 1)]!);
    }

    const texts = (values: readonly (string | null)[]): Column => codeTexts(values, count);
    const made = new Map<string, Column>([
      ['contactId', { kind: 'number', type: 'integer', values: contactId.slice() }],
      ['sourceSystem', codedTerms(sourceSystem, SOURCE_SYSTEMS)],
      ...['givenName', 'surname', 'birthDate', 'sex', 'postcode'].map((name) => [name, signup.get(name)!] as const),
      ...details,
      ['street', texts(addresses.map(({ street }) => street))],
      ['houseNumber', texts(addresses.map(({ houseNumber }) => houseNumber))],
      ['unit', texts(addresses.map(({ unit }) => unit))],
      ['lifecycle', codedTerms(lifecycle, LIFECYCLE)],
      ['leadScore', { kind: 'number', type: 'integer', values: leadScore }],
      ['ownerAgent', texts(owner)],
      ['createdAt', { kind: 'number', type: 'datetime', values: signedUpAt.slice() }],
      ['lastActiveAt', { kind: 'number', type: 'datetime', values: lastActiveAt }],
    ]);
    return new Map(CONTACT.columns.map(({ name }) => [name, made.get(name)!]));
  },
};

/** The minute of each contact's last order; empty for a company that keeps no orders. */
function lastOrders(block: CompanyBlock): ReadonlyMap<number, number> {
  const last = new Map<number, number>();
  if (!block.has('order')) return last;
  const orders = block.table('order');
  const [ids, moments] = [columnOf(orders, 'contactId'), columnOf(orders, 'orderedAt')];
  if (ids.kind !== 'number' || moments.kind !== 'number') throw new Error('crm.order: expected contactId and orderedAt as numbers, got codes');
  for (let row = 0; row < orders.rows; row++) last.set(ids.values[row]!, Math.max(last.get(ids.values[row]!) ?? MISSING_INTEGER, moments.values[row]!));
  return last;
}
