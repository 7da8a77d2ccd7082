import { describe, expect, it } from 'vitest';
import { MISSING_INTEGER, type Table } from '../../../src/columns/column.ts';
import type { ConsentState, SendingVerdict } from '../../../src/crm/consent-state.ts';
import type { Campaign } from '../../../src/crm/marketing/campaigns.ts';
import { marketingOptions } from '../../../src/crm/marketing/marketing-options.ts';
import { sendingRule } from '../../../src/crm/marketing/sending-list.ts';
import { crmOptions } from '../../../src/crm/crm-options.ts';
import { correlationOf, END, numbers, personOf, shop, shopBlock, shoppers, tally, texts, type Shop } from '../commerce/shop-world.ts';

const ADVERTISING = 'dpv:DirectMarketing';
const CARELESS = { crm: { consent: { withdrawal: 0.4 } }, marketing: { policy: 'careless', keptDays: 900 } };
const COMPLIANT = { crm: { consent: { withdrawal: 0.4 } }, marketing: { keptDays: 900 } };

/** One event of a ledger as it is read here, with nothing of the reader under test. */
interface Entry {
  readonly at: number;
  readonly channel: string | null;
  readonly status: string;
  readonly until: number;
}

/** The whole ledger of a company by contact and purpose: consent-event and then unsubscribe-event, by time. */
function ledgerOf(company: Shop): Map<string, Entry[]> {
  const entries = new Map<string, Entry[]>();
  for (const name of ['consent-event', 'unsubscribe-event']) {
    const table = company.table(name);
    const [contact, purpose, channel, status, at, until] = [numbers(table, 'contactId'), texts(table, 'purpose'), texts(table, 'channel'), texts(table, 'status'), numbers(table, 'at'), numbers(table, 'validUntil')];
    for (let row = 0; row < table.rows; row++) {
      const key = `${contact[row]} ${purpose[row]}`;
      entries.set(key, [...(entries.get(key) ?? []), { at: at[row]!, channel: channel[row]!, status: status[row]!, until: until[row]! }]);
    }
  }
  // Stable: of events of one minute the later written comes later.
  for (const list of entries.values()) list.sort((a, b) => a.at - b.at);
  return entries;
}

/** Whether a message for direct marketing, which rests on consent here, was allowed: folds the events. */
function allowed(ledger: ReturnType<typeof ledgerOf>, contact: number, channel: string, at: number): boolean {
  let open = false;
  for (const entry of ledger.get(`${contact} ${ADVERTISING}`) ?? []) {
    if (entry.at > at || (entry.channel !== null && entry.channel !== channel)) continue;
    open = (entry.status === 'dpv:ConsentGiven' || entry.status === 'dpv:RenewedConsentGiven') && (entry.until === MISSING_INTEGER || entry.until > at);
  }
  return open;
}

interface Send {
  readonly contact: number;
  readonly channel: string;
  readonly purpose: string;
  readonly sentAt: number;
  readonly lawful: boolean;
}

function sendsOf(company: Shop): Send[] {
  const [sends, campaigns] = [company.table('campaign-send'), company.table('campaign')];
  const purposes = texts(campaigns, 'purpose');
  const [channel, lawful, contact, campaign, sentAt] = [texts(sends, 'channel'), texts(sends, 'consentLawful'), numbers(sends, 'contactId'), numbers(sends, 'campaignId'), numbers(sends, 'sentAt')];
  return channel.map((name, row) => ({ contact: contact[row]!, channel: name!, purpose: purposes[campaign[row]! - 1]!, sentAt: sentAt[row]!, lawful: lawful[row] === 'true' }));
}

describe('campaign sends', () => {
  const company = shop(COMPLIANT);
  const sends = company.table('campaign-send');
  const column = (name: string): Int32Array | Float64Array => numbers(sends, name);

  it('go to contacts that had signed up, from the start of their campaign, before the extract', () => {
    const campaigns = company.table('campaign');
    const signedUp = new Map(company.blocks.flatMap((block) => Array.from(block.contacts().contactId, (id, contact) => [id, block.contacts().signedUpAt[contact]!] as const)));
    const [sentAt, contact, campaign] = [column('sentAt'), column('contactId'), column('campaignId')];
    expect(sends.rows).toBeGreaterThan(5000);
    expect(new Set(column('sendId')).size).toBe(sends.rows);
    expect(Array.from(sentAt).filter((at, row) => at < numbers(campaigns, 'startsAt')[campaign[row]! - 1]! || at >= END || at <= signedUp.get(contact[row]!)!)).toEqual([]);
    expect(texts(sends, 'channel').every((channel, row) => channel === texts(campaigns, 'channel')[campaign[row]! - 1])).toBe(true);
  });

  it('are delivered or bounce, and are opened, clicked and left in that order', () => {
    const [sent, delivered, opened, clicked, bounced, left, complained] = ['sentAt', 'deliveredAt', 'openedAt', 'clickedAt', 'bouncedAt', 'unsubscribedAt', 'complainedAt'].map(column) as [Int32Array, Int32Array, Int32Array, Int32Array, Int32Array, Int32Array, Int32Array];
    const bounce = texts(sends, 'bounce');
    const channel = texts(sends, 'channel');
    const wrong = Array.from(sent.keys()).filter((row) => {
      const after = (later: number, earlier: number): boolean => later === MISSING_INTEGER || (earlier !== MISSING_INTEGER && later > earlier && later < END);
      const noticed = channel[row] === 'sms' ? delivered[row]! : opened[row]!;
      const chain = after(delivered[row]!, sent[row]!) && after(opened[row]!, delivered[row]!) && after(clicked[row]!, noticed) && after(left[row]!, noticed) && after(complained[row]!, opened[row]!);
      return !chain || (bounce[row] !== null && delivered[row] !== MISSING_INTEGER) || (bounce[row] === null) !== (bounced[row] === MISSING_INTEGER);
    });
    expect(wrong).toEqual([]);
    expect(channel.every((name, row) => name === 'email' || (complained[row] === MISSING_INTEGER && (name === 'push' || opened[row] === MISSING_INTEGER)))).toBe(true);
  });

  it('have the published rates by e-mail', () => {
    const email = texts(sends, 'channel').flatMap((channel, row) => (channel === 'email' ? [row] : []));
    const delivered = email.filter((row) => column('deliveredAt')[row] !== MISSING_INTEGER);
    const share = (rows: readonly number[], name: string): number => rows.filter((row) => column(name)[row] !== MISSING_INTEGER).length / rows.length;
    const bounces = tally(texts(sends, 'bounce'));
    const purposes = texts(company.table('campaign'), 'purpose');
    const advertising = delivered.filter((row) => purposes[column('campaignId')[row]! - 1] === ADVERTISING);
    expect(Math.abs(share(delivered, 'openedAt') - 0.227)).toBeLessThan(0.02);
    expect(Math.abs(share(delivered, 'clickedAt') - 0.029)).toBeLessThan(0.005);
    expect(Math.abs(share(advertising, 'unsubscribedAt') - 0.0025)).toBeLessThan(0.001);
    expect(bounces.get('hard')! / sends.rows).toBeGreaterThan(0.0025);
    expect(bounces.get('hard')! / sends.rows).toBeLessThan(0.0055);
  });

  it('are opened more by people who would answer, unless correlations are off', () => {
    const together = (correlation: number): number => {
      const own = shop({ ...COMPLIANT, correlation });
      const table = own.table('campaign-send');
      const person = personOf(own);
      const [opened, contact, channel, responds] = [numbers(table, 'openedAt'), numbers(table, 'contactId'), texts(table, 'channel'), texts(shoppers(), 'responds')];
      const byPerson = new Map<number, [number, number]>();
      opened.forEach((at, row) => {
        if (channel[row] !== 'email') return;
        const [of, all] = byPerson.get(person.get(contact[row]!)!) ?? [0, 0];
        byPerson.set(person.get(contact[row]!)!, [of + (at === MISSING_INTEGER ? 0 : 1), all + 1]);
      });
      const people = [...byPerson].filter(([, [, all]]) => all >= 5);
      return correlationOf(people.map(([, [of, all]]) => of / all), people.map(([who]) => (responds[who] === 'true' ? 1 : 0)));
    };
    expect(together(1)).toBeGreaterThan(0.15);
    expect(Math.abs(together(0))).toBeLessThan(0.07);
  });

  it('never go out without permission under a compliant policy, as an independent fold of the ledger finds', () => {
    const ledger = ledgerOf(company);
    const all = sendsOf(company);
    const advertising = all.filter(({ purpose }) => purpose === ADVERTISING);
    expect(advertising.length).toBeGreaterThan(2000);
    expect(advertising.filter(({ contact, channel, sentAt }) => !allowed(ledger, contact, channel, sentAt))).toEqual([]);
    expect(all.filter(({ lawful }) => !lawful)).toEqual([]);
  });

  it('stop for good with an unsubscribing or a hard bounce', () => {
    const ended = new Map<string, number>();
    const [contact, channel, bounce, left] = [column('contactId'), texts(sends, 'channel'), texts(sends, 'bounce'), column('unsubscribedAt')];
    const purposes = texts(company.table('campaign'), 'purpose');
    const advertises = (row: number): boolean => purposes[column('campaignId')[row]! - 1] === ADVERTISING;
    const broken: number[] = [];
    let endings = 0;
    column('sentAt').forEach((at, row) => {
      const key = `${contact[row]} ${channel[row]}`;
      const [dead, unsubscribed] = [ended.get(`dead ${key}`), ended.get(`left ${key}`)];
      if (dead !== undefined || (unsubscribed !== undefined && unsubscribed <= at && advertises(row))) broken.push(row);
      if (bounce[row] === 'hard') ended.set(`dead ${key}`, at);
      if (left[row] !== MISSING_INTEGER) ended.set(`left ${key}`, left[row]!);
      endings += bounce[row] === 'hard' || left[row] !== MISSING_INTEGER ? 1 : 0;
    });
    expect(endings).toBeGreaterThan(30);
    expect(broken).toEqual([]);
  });

  it('become events of the ledger where they are left, and no others do', () => {
    const events = company.table('unsubscribe-event');
    const left = Array.from(column('unsubscribedAt')).flatMap((at, row) => (at === MISSING_INTEGER ? [] : [`${column('contactId')[row]} ${texts1[row]} ${at}`]));
    const recorded = Array.from(numbers(events, 'at'), (at, row) => `${numbers(events, 'contactId')[row]} ${texts(events, 'channel')[row]} ${at}`);
    expect(recorded.sort()).toEqual(left.sort());
    expect(new Set(texts(events, 'status'))).toEqual(new Set(['dpv:ConsentWithdrawn']));
    const ids = [...numbers(company.table('consent-event'), 'eventId'), ...numbers(events, 'eventId')];
    expect(new Set(ids).size).toBe(ids.length);
    const points = new Set(numbers(company.table('contact-point'), 'contactPointId'));
    expect(Array.from(numbers(events, 'contactPointId')).filter((id) => !points.has(id))).toEqual([]);
  });
  const texts1 = texts(sends, 'channel');

  it('leave out many contacts', () => {
    const reached = new Set(column('contactId'));
    const contacts = company.blocks.reduce((sum, block) => sum + block.contacts().count, 0);
    expect(reached.size).toBeLessThan(contacts);
  });

  it('are the same when a block is made alone', () => {
    const alone = shopBlock(1, COMPLIANT).table('campaign-send');
    for (const name of ['sendId', 'sentAt', 'openedAt', 'verdict']) expect(texts(alone, name)).toEqual(texts(company.blocks[1]!.table('campaign-send'), name));
  });
});

describe('a careless company', () => {
  const company = shop(CARELESS);

  it('sends without permission, and the truth counts it exactly', () => {
    const ledger = ledgerOf(company);
    const advertising = sendsOf(company).filter(({ purpose }) => purpose === ADVERTISING);
    const unlawful = advertising.filter(({ contact, channel, sentAt }) => !allowed(ledger, contact, channel, sentAt));
    expect(unlawful.length).toBeGreaterThan(1000);
    expect(advertising.filter(({ lawful }) => !lawful)).toEqual(unlawful);
  });

  it('breaks the ledger in each way: refusals, withdrawals within the delay and later', () => {
    const verdicts = tally(texts(company.table('campaign-send'), 'verdict'));
    expect(verdicts.get('refused')).toBeGreaterThan(100);
    expect(verdicts.get('withdrawn')).toBeGreaterThan(20);
  });

  it('makes fewer mistakes where its options say so', () => {
    const none = shop({ ...CARELESS, marketing: { ...CARELESS.marketing, sendsWithoutPermission: 0, ignoresOptOuts: 0, optOutDelayDays: 0 } });
    expect(texts(none.table('campaign-send'), 'consentLawful').every((lawful) => lawful === 'true')).toBe(true);
    expect(keyOf(none.table('campaign-send'))).toEqual(keyOf(shop(COMPLIANT).table('campaign-send')));
  });

  function keyOf(table: Table): string[] {
    return Array.from(numbers(table, 'sendId'), (id, row) => `${id} ${numbers(table, 'sentAt')[row]}`);
  }
});

describe('the rule of a policy', () => {
  const campaign: Campaign = { id: 1, name: 'x', channel: 'email', purpose: ADVERTISING, startsAt: 0 };
  const DAY = 1440;
  /** A ledger that permits until minute 1000 and then says why not. */
  const state = (verdict: SendingVerdict): ConsentState => ({ allows: (_contact, _purpose, _channel, at) => at < 1000, maySend: (_contact, _purpose, _channel, at) => (at < 1000 ? 'lawful' : verdict), statusAt: () => null });
  const rule = (marketing: object, verdict: SendingVerdict) => {
    const ask = sendingRule(shopBlock(0, { marketing }), state(verdict));
    return (at: number, unsubscribedAt = Infinity): boolean => ask(1, 1, 0, campaign, at, unsubscribedAt);
  };

  it('asks the ledger and the own list if compliant', () => {
    const ask = rule({}, 'withdrawn');
    expect([ask(999), ask(1000), ask(500, 500), ask(500, 501)]).toEqual([true, false, false, true]);
  });

  it('follows an opt-out after the delay if careless, unless it is lost', () => {
    const slow = rule({ policy: 'careless', ignoresOptOuts: 0, optOutDelayDays: 10 }, 'withdrawn');
    expect([slow(1000), slow(999 + 10 * DAY), slow(1000 + 10 * DAY)]).toEqual([true, true, false]);
    expect([slow(600, 500), slow(500 + 10 * DAY, 500)]).toEqual([true, false]);
    expect(rule({ policy: 'careless', ignoresOptOuts: 1 }, 'objected')(1000 + 90 * DAY)).toBe(true);
  });

  it('writes to those who never agreed only by the share of the lists', () => {
    expect(rule({ policy: 'careless', sendsWithoutPermission: 1 }, 'never-asked')(1000)).toBe(true);
    expect(rule({ policy: 'careless', sendsWithoutPermission: 0 }, 'refused')(1000)).toBe(false);
  });

  it('is compliant by default', () => {
    expect(crmOptions.parse({}).marketing).toEqual(marketingOptions.parse({}));
    expect(marketingOptions.parse({}).policy).toBe('compliant');
  });
});
