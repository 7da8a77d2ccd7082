import { MISSING_INTEGER } from '../columns/column.ts';
import { lognormal } from '../random/distributions.ts';
import { ln } from '../stats/elementary.ts';
import { DAY } from './company-hours.ts';
import { addYears, AGE_OF_CONSENT, SOURCE_SYSTEMS, type Contacts, type DrawsOf } from './contacts.ts';
import type { ConsentDesign, CrmOptions } from './crm-options.ts';
import type { LedgerEvent } from './ledger-events.ts';
import type { PeopleReader } from './people-reader.ts';
import { CONSENT_BASES, REACHING_PURPOSES, SHARING_PURPOSES, type Channel, type LegalBasis, type Purpose } from './privacy-vocabulary.ts';

/** The purposes that rest on consent, each once, with the design under which it is asked for. */
export function consentPurposes(options: CrmOptions): readonly { readonly purpose: Purpose; readonly legalBasis: LegalBasis; readonly design: ConsentDesign }[] {
  const asked = options.processing.filter(({ legalBasis }) => CONSENT_BASES.includes(legalBasis));
  return asked
    .filter(({ purpose }, at) => asked.findIndex((other) => other.purpose === purpose) === at)
    .map(({ purpose, legalBasis, consent }) => ({ purpose, legalBasis, design: consent ?? options.consent.design }));
}

/** A consent that was given to one purpose over one channel. */
export interface Given {
  readonly purpose: Purpose;
  readonly design: ConsentDesign;
  readonly channel: Channel | null;
  /** The minute from which it holds. */
  readonly from: number;
  /** Whether it is valid: put as opt-in, to someone of age. Who signs up as a child has not come of age by the extract. */
  readonly inLaw: boolean;
  /** Whether the person truly agrees. */
  readonly wants: boolean;
}

/** Assumed: how many of those willing to be reached at all are so over each channel, relative to each other. */
const EASE: Readonly<Record<Channel, number>> = { email: 1, sms: 0.5, phone: 0.25, post: 0.8, push: 0.6 };
/** Assumed: the median time to the click on a confirmation link, in minutes, and the spread of its logarithm. */
const CONFIRMED_AFTER = 9;
const CONFIRMED_SPREAD = 1.6;

/** What the forms are played out with. */
interface FormInput {
  readonly people: PeopleReader;
  readonly contacts: Contacts;
  readonly options: CrmOptions;
  readonly draws: DrawsOf;
  /** The last minute of the extract. */
  readonly end: number;
}

/** Plays out the forms at signing up: writes the answers down and returns what was given, by contact. */
export function askedConsent({ people, contacts, options, draws, end }: FormInput, purposes: ReturnType<typeof consentPurposes>, events: LedgerEvent[]): readonly Given[][] {
  const { consent } = options;
  const [defaultDraws, confirmDraws] = [draws('consent.default'), draws('consent.confirmed')];
  return Array.from({ length: contacts.count }, (_, contact) => {
    const [row, person, copy] = [contacts.personRow[contact]!, contacts.personId[contact]!, contacts.copy[contact]!];
    const [at, source] = [contacts.signedUpAt[contact]!, SOURCE_SYSTEMS[contacts.sourceSystem[contact]!]!];
    const ofAge = addYears(people.birthDate[row]!, AGE_OF_CONSENT) <= contacts.signedUp[contact]!;
    const channels = consent.channels.filter((channel) => channel !== 'push' || source === 'app' || consent.channels.length === 1);
    const mostEase = Math.max(...channels.map((channel) => EASE[channel]));
    // One form, one habit: whoever clears one pre-ticked box clears them all.
    const keepsDefault = defaultDraws.uniform(person, copy) < consent.keepsDefault;
    // One mail for all that was agreed to.
    const clickedAt = (): number => (confirmDraws.uniform(person, copy) < consent.confirms ? at + Math.ceil(lognormal(confirmDraws.uniform(person, copy, 1), ln(CONFIRMED_AFTER), CONFIRMED_SPREAD)) : Infinity);
    const given: Given[] = [];
    for (const { purpose, design } of purposes) {
      const willing = SHARING_PURPOSES.includes(purpose) ? consent.willingToShare : consent.willing;
      for (const channel of REACHING_PURPOSES.includes(purpose) ? channels : [null]) {
        const wants = people.tolerance[row]! > 1 - willing * (channel === null ? 1 : EASE[channel] / mostEase);
        const agrees = wants || design === 'bundled' || (design === 'pre-ticked' && keepsDefault);
        const inLaw = design === 'opt-in' && ofAge;
        if (!agrees) {
          events.push({ contact, purpose, channel, status: 'dpv:ConsentRefused', design, source, valid: true, at, validUntil: MISSING_INTEGER, confirmed: false });
          continue;
        }
        const confirming = consent.doubleOptIn && design === 'opt-in' && channel === 'email';
        let from = at;
        if (confirming) {
          events.push({ contact, purpose, channel, status: 'dpv:ConsentRequested', design, source, valid: true, at, validUntil: MISSING_INTEGER, confirmed: false });
          if (!(clickedAt() <= end)) continue;
          from = clickedAt();
        }
        events.push({ contact, purpose, channel, status: 'dpv:ConsentGiven', design, source: confirming ? 'confirmation link' : source, valid: inLaw, at: from, validUntil: from + consent.validDays * DAY, confirmed: confirming });
        given.push({ purpose, design, channel, from, inLaw, wants });
      }
    }
    return given;
  });
}
