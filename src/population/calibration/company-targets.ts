import { sqrt } from '../../stats/elementary.ts';
import { SMALLEST_NATIONAL, target, type CalibrationTarget, type ObservedFigure } from './calibration-target.ts';
import { customersTally, mailTally, MAIL_EVENTS } from './company-tallies.ts';
import { meanWithError, sizeOf } from './histogram-statistics.ts';
import { mapState } from './people-targets.ts';

const MAILCHIMP = 'Mailchimp, benchmarks of all accounts without a label, 2018–2019';
const GORGIAS = 'Gorgias, as quoted by shipmentguard: a vendor’s figure';
const input = { kind: 'input', unit: 'share', minimumPeople: SMALLEST_NATIONAL } as const;

/** Figures of a company's customers. */
export const COMPANY_TARGETS: readonly CalibrationTarget[] = [
  target({
    ...input, id: 'orders.repeat', title: 'First buyers who buy again within 33 weeks', kind: 'emergent', target: 946 / 2357, tolerance: 0.05, source: 'Fader, Hardie & Lee, Marketing Science 24(2), 2005: CDNOW, 946 of 2,357',
    note: 'The cohort came over 12 weeks and was watched to the end of week 39: 33 weeks each in the mean.',
    observe: ({ read }) => mapState(read(customersTally), ({ repeat }) => ({ value: repeat[1]! / repeat[0]!, units: repeat[0]! })),
  }),
  target({
    ...input, id: 'tickets.per-100-orders', title: 'Support tickets per 100 orders', unit: 'per 100 orders', target: 6.7, tolerance: 1.5, source: GORGIAS,
    observe: ({ read }) => mapState(read(customersTally), ({ tickets, orders }) => ({ value: (100 * tickets[0]!) / orders[0]!, error: (300 * sqrt(tickets[0]!)) / orders[0]! })),
  }),
  target({
    ...input, id: 'tickets.where-is-my-order', title: 'Tickets that ask where an order is', target: 0.16, tolerance: 0.03, source: GORGIAS,
    observe: ({ read }) => mapState(read(customersTally), ({ tickets }) => ({ value: tickets[1]! / tickets[0]!, units: tickets[0]! })),
  }),
  ...([['first-reply', 'first reply', 'firstReply', 2, 1], ['resolution', 'resolution', 'resolution', 8.3, 3]] as const).map(([id, title, which, aim, tolerance]) =>
    target({
      ...input, id: `tickets.${id}`, title: `Hours until the ${title}, mean`, unit: 'hours', target: aim, tolerance, source: GORGIAS, note: 'The vendor does not say which average; it is read as the mean.',
      observe: ({ read }) => mapState(read(customersTally), (state) => {
        const { value, error } = meanWithError(state[which]);
        // Whole hours begun: the middle of the cell.
        return { value: value + 0.5, error };
      }),
    }),
  ),
  ...([['opened', 'opened', 0.227, 0.02], ['clicked', 'clicked', 0.029, 0.005], ['hard', 'returned for good', 0.004, 0.0015], ['soft', 'returned for now', 0.0061, 0.002], ['unsubscribed', 'that end a subscription', 0.0025, 0.0008], ['complained', 'complained about', 0.00012, 0.0001]] as const).map(([event, title, aim, tolerance]) =>
    target({ ...input, id: `mail.${event}`, title: `E-mails ${title}`, target: aim, tolerance, source: MAILCHIMP, observe: ofMails(event) }),
  ),
  target({
    ...input, id: 'contacts.duplicates', title: 'Contacts that repeat a person', target: 0.15, tolerance: 0.05, source: 'Vendors’ figures of 10 to 20 %', confidence: 'from-memory',
    observe: ({ read }) => mapState(read(customersTally), ({ contacts }) => ({ value: 1 - contacts[1]! / contacts[0]!, units: contacts[0]! })),
  }),
];

/** Figures of a company that no source is quoted for. */
export const COMPANY_FIGURES: readonly ObservedFigure[] = [
  { id: 'mail.unlawful', title: 'E-mails that the ledger of consent did not allow', unit: 'share', minimumPeople: SMALLEST_NATIONAL, minimumPostcodes: 1, observe: ofMails('unlawful') },
  {
    id: 'orders.per-customer', title: 'Orders per 100 contacts since signing up', unit: 'per 100 contacts', minimumPeople: SMALLEST_NATIONAL, minimumPostcodes: 1,
    observe: ({ read }) => mapState(read(customersTally), ({ orders, contacts }) => ({ value: (100 * sizeOf(orders)) / contacts[0]!, error: 0 })),
  },
];

function ofMails(event: (typeof MAIL_EVENTS)[number]): CalibrationTarget['observe'] {
  return ({ read }) => mapState(read(mailTally), ({ events }) => (events[0] === 0 ? null : { value: events[MAIL_EVENTS.indexOf(event)]! / events[0]!, units: events[0]! }));
}
