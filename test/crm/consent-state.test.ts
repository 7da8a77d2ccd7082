import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MISSING_INTEGER } from '../../src/columns/column.ts';
import { consentState } from '../../src/crm/consent-state.ts';
import type { ClaimedBasis } from '../../src/crm/consent-state.ts';
import { anyLedger, ledgerByHand, questions, replayed, type HandEvent } from './ledgers.ts';

const MARKETING = 'dpv:DirectMarketing';
const given = (at: number, more: Partial<HandEvent> = {}): HandEvent => ({ contact: 7, purpose: MARKETING, channel: 'email', status: 'dpv:ConsentGiven', at, ...more });
const basis = (legalBasis: ClaimedBasis['legalBasis']): ClaimedBasis[] => [{ purpose: MARKETING, legalBasis }];

describe('consentState by hand', () => {
  it('holds from the minute of giving to the minute before a withdrawal, on that channel alone', () => {
    const state = consentState(ledgerByHand([given(100), given(200, { status: 'dpv:ConsentWithdrawn' })]));
    expect([99, 100, 199, 200, 900].map((at) => state.allows(7, MARKETING, 'email', at))).toEqual([false, true, true, false, false]);
    expect([99, 150, 200].map((at) => state.maySend(7, MARKETING, 'email', at))).toEqual(['never-asked', 'lawful', 'withdrawn']);
    expect(state.maySend(7, MARKETING, 'sms', 150)).toBe('never-asked');
    expect(state.maySend(8, MARKETING, 'email', 150)).toBe('never-asked');
    expect(state.maySend(7, 'dpv:PoliticalCampaign', 'email', 150)).toBe('never-asked');
  });

  it('needs a confirmation where one was asked for, and ends when it runs out unless renewed', () => {
    const asked = given(10, { status: 'dpv:ConsentRequested' });
    expect(consentState(ledgerByHand([asked])).maySend(7, MARKETING, 'email', 50)).toBe('unconfirmed');
    const confirmed = [asked, given(12, { until: 100 })];
    const state = consentState(ledgerByHand(confirmed));
    expect([11, 12, 99, 100].map((at) => state.maySend(7, MARKETING, 'email', at))).toEqual(['unconfirmed', 'lawful', 'lawful', 'expired']);
    expect(state.statusAt(7, MARKETING, 'email', 100)).toBe('dpv:ConsentExpired');
    const renewed = consentState(ledgerByHand([...confirmed, given(90, { status: 'dpv:RenewedConsentGiven', until: 200 })]));
    expect([100, 199, 200].map((at) => renewed.maySend(7, MARKETING, 'email', at))).toEqual(['lawful', 'lawful', 'expired']);
  });

  it('reads an event without a channel as one about all, and a later one about a channel as newer', () => {
    const state = consentState(ledgerByHand([given(10), given(10, { channel: 'post' }), given(20, { channel: null, status: 'dpv:LegitimateInterestObjected' }), given(30, { channel: 'post' })]));
    expect((['email', 'post', 'push'] as const).map((channel) => state.maySend(7, MARKETING, channel, 25))).toEqual(['objected', 'objected', 'objected']);
    expect((['email', 'post'] as const).map((channel) => state.maySend(7, MARKETING, channel, 30))).toEqual(['objected', 'lawful']);
  });

  it('takes the later row of one minute for the later event', () => {
    const [yes, no] = [given(10), given(10, { status: 'dpv:ConsentWithdrawn' })];
    expect(consentState(ledgerByHand([yes, no])).allows(7, MARKETING, 'email', 10)).toBe(false);
    expect(consentState(ledgerByHand([no, yes])).allows(7, MARKETING, 'email', 10)).toBe(true);
  });

  it('asks of each legal basis what it needs', () => {
    const objected = ledgerByHand([given(10, { channel: null, status: 'dpv:LegitimateInterestObjected' })]);
    const verdicts = (legalBasis: ClaimedBasis['legalBasis']) => [consentState(ledgerByHand([]), basis(legalBasis)).maySend(7, MARKETING, 'email', 20), consentState(objected, basis(legalBasis)).maySend(7, MARKETING, 'email', 20)];
    expect(verdicts('eu-gdpr:A6-1-a')).toEqual(['never-asked', 'objected']);
    expect(verdicts('eu-gdpr:A6-1-f')).toEqual(['lawful', 'objected']);
    expect(verdicts('eu-gdpr:A6-1-b')).toEqual(['lawful', 'lawful']);
    expect(consentState(ledgerByHand([given(10)]), []).maySend(7, MARKETING, 'email', 20)).toBe('no-basis');
  });
});

describe('consentState of any ledger', () => {
  it('is the fold over the events up to the minute', () => {
    fc.assert(
      fc.property(anyLedger, fc.integer({ min: -1, max: 22 }), (events, at) => {
        const state = consentState(ledgerByHand(events));
        for (const question of questions) {
          const last = replayed(events, question, at);
          const until = last?.until ?? MISSING_INTEGER;
          const stands = last !== null && ['dpv:ConsentGiven', 'dpv:RenewedConsentGiven'].includes(last.status);
          const expired = stands && until !== MISSING_INTEGER && until <= at;
          expect(state.statusAt(question.contact, question.purpose, question.channel, at)).toBe(expired ? 'dpv:ConsentExpired' : (last?.status ?? null));
          expect(state.allows(question.contact, question.purpose, question.channel, at)).toBe(stands && !expired);
        }
      }),
    );
  });

  it('is not changed by events after the minute', () => {
    fc.assert(
      fc.property(anyLedger, fc.integer({ min: 0, max: 12 }), (events, at) => {
        const [all, before] = [consentState(ledgerByHand(events)), consentState(ledgerByHand(events.filter((event) => event.at <= at)))];
        for (const { contact, purpose, channel } of questions) expect(all.maySend(contact, purpose, channel, at)).toBe(before.maySend(contact, purpose, channel, at));
      }),
    );
  });
});
