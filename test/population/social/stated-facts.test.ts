import { describe, expect, it } from 'vitest';
import { PLATFORM_NAMES } from '../../../src/population/social/platforms.ts';
import { LEAKS } from '../../../src/population/social/stated-facts.ts';
import { blocks, rowsOf } from './social-world.ts';

const all = await blocks({ seed: 8 });
const accounts = new Map(rowsOf(all, 'account').map((account) => [account['accountId']!, account]));
const truth = rowsOf(all, 'account-truth');

/** What a person's text says of a kind of fact, as the columns of the people have it; null where it is not read here. */
function wordsOf(personId: number, leak: string): string | null {
  const block = all.find(({ firstId, rows }) => personId >= firstId && personId < firstId + rows)!;
  const row = personId - block.firstId;
  const { cities, city } = block.pack.postcodes;
  if (leak === 'job') return block.texts('occupation')(row);
  if (leak === 'place') return cities[city[block.numbers('place')[row]!]!]!;
  if (leak === 'faith') return block.texts('religion')(row);
  if (leak === 'health') return block.texts('healthConditions')(row);
  if (leak === 'union') return 'union member';
  return null;
}

describe('facts in bios', () => {
  it('are labelled, of each kind, and so in about 94 of 100 cases', () => {
    expect(new Set(truth.map(({ leak }) => leak))).toEqual(new Set(LEAKS));
    const so = truth.filter(({ truthful }) => truthful === 'true').length / truth.length;
    // Somebody else's fact may be the same; three standard errors at 6,000 are 0.009.
    expect(so).toBeGreaterThan(0.93);
    expect(so).toBeLessThan(0.99);
  });

  it('stand in the bio as they are, and differ where the label says so', () => {
    for (const { accountId, leak, truthful } of truth) {
      const { bio, personId } = accounts.get(accountId!)!;
      const words = wordsOf(Number(personId), leak!);
      if (words === null || leak === 'union') continue;
      if (truthful === 'true') expect(bio).toContain(words);
    }
    const lies = truth.filter(({ truthful, leak }) => truthful === 'false' && (leak === 'job' || leak === 'place'));
    expect(lies.length).toBeGreaterThan(10);
  });

  it('are not in bios that have no label', () => {
    const labelled = new Set(truth.filter(({ leak }) => leak === 'faith').map(({ accountId }) => accountId));
    for (const [id, { bio }] of accounts) if (bio !== null && /faith [A-E]/.test(bio!)) expect(labelled.has(id)).toBe(true);
  });

  it('stand where there are bios, and most accounts have no such label', () => {
    const bios = [...accounts.values()].filter(({ bio }) => bio !== null);
    expect(bios.length / accounts.size).toBeGreaterThan(0.4);
    expect(bios.length / accounts.size).toBeLessThan(0.65);
    const jobs = truth.filter(({ accountId, leak }) => leak === 'job' && accounts.get(accountId!)!['platform'] === PLATFORM_NAMES[3]);
    expect(jobs.length).toBeGreaterThan(truth.filter(({ accountId, leak }) => leak === 'job' && accounts.get(accountId!)!['platform'] === PLATFORM_NAMES[0]).length);
    expect(new Set(truth.map(({ accountId }) => accountId)).size).toBeLessThan(bios.length);
  });
});

describe('kept texts', () => {
  const texts = rowsOf(all, 'interaction-text');
  const actions = new Map(rowsOf(all, 'interaction').map((action) => [`${action['accountId']} ${action['seq']}`, action]));

  it('belong to posts and comments, a few in a hundred', () => {
    for (const { accountId, seq } of texts) expect(['post', 'comment']).toContain(actions.get(`${accountId} ${seq}`)!['kind']);
    const posts = [...actions.values()].filter(({ kind }) => kind === 'post').length;
    const kept = texts.filter(({ accountId, seq }) => actions.get(`${accountId} ${seq}`)!['kind'] === 'post').length;
    // Binomial with 60,000 trials at 3 %.
    expect(Math.abs(kept / posts - 0.03)).toBeLessThan(0.003);
  });

  it('state labelled facts only', () => {
    const keys = new Set(texts.map(({ accountId, seq }) => `${accountId} ${seq}`));
    const stated = rowsOf(all, 'interaction-truth');
    expect(stated.length).toBeGreaterThan(20);
    for (const { accountId, seq } of stated) expect(keys.has(`${accountId} ${seq}`)).toBe(true);
    const labelled = new Set(stated.map(({ accountId, seq }) => `${accountId} ${seq}`));
    for (const { accountId, seq, text } of texts) if (/faith [A-E]|union member|condition [A-D]/.test(text!)) expect(labelled.has(`${accountId} ${seq}`)).toBe(true);
  });
});
