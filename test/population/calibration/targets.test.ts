import { describe, expect, it } from 'vitest';
import { loadCountry, planWorld, thinnedUniqueness } from '../../../src/population/index.ts';
import { calibrationTargets, OBSERVED_FIGURES, TALLIES } from '../../../src/population/calibration/calibration-targets.ts';
import { checkTargets, failedTargets, observeFigures, target } from '../../../src/population/calibration/calibration-target.ts';
import { expectedThinned } from '../../../src/population/calibration/expected-thinning.ts';
import { peopleTally } from '../../../src/population/calibration/people-tally.ts';
import { peopleTargets } from '../../../src/population/calibration/people-targets.ts';
import { openBlock } from '../../../src/population/block-context.ts';
import { openWorld } from '../../../src/population/index.ts';
import { SIMULATED_TABLES } from '../../../src/simulated-tables.ts';
import { world } from '../worlds.ts';

/** The people of a world as the tally counts them. */
async function people(size: number, seed: number, asOf = '2026-01-01') {
  const plan = await planWorld({ country: 'us', people: size, seed, asOf });
  const opened = await openWorld(plan);
  const { pack } = opened;
  const state = peopleTally.start(plan, pack);
  for (let block = 0; block < plan.blocks; block++) peopleTally.add(state, { plan, pack, block, table: openBlock(opened, block).table, neighbour: () => { throw new Error('none'); } });
  return { plan, pack, state, read: <State>(tally: { id: string }): State | null => (tally.id === 'people' ? (state as unknown as State) : null) };
}

describe('the targets', () => {
  it('are thirty or more, twelve or more of them emergent, each named once with a source and a tolerance', async () => {
    const targets = calibrationTargets(await loadCountry('us'));
    expect(new Set([...targets, ...OBSERVED_FIGURES].map(({ id }) => id)).size).toBe(targets.length + OBSERVED_FIGURES.length);
    expect(targets.length).toBeGreaterThanOrEqual(30);
    expect(targets.filter(({ kind }) => kind === 'emergent').length).toBeGreaterThanOrEqual(12);
    for (const { source, tolerance, title } of targets) expect(source.length > 0 && title.length > 0 && tolerance > 0).toBe(true);
  });

  it('are read from tables that a simulation has', () => {
    const known = new Set(SIMULATED_TABLES.map(({ schema }) => schema.name));
    expect(TALLIES.flatMap(({ reads }) => reads).filter((name) => !known.has(name))).toEqual([]);
    expect(new Set(TALLIES.map(({ id }) => id)).size).toBe(TALLIES.length);
  });

  it('are met, inputs of ages, homes, names and moves, on a world whose seed nothing was tuned on', async () => {
    const { plan, pack, read } = await people(40_000, 101);
    const assessed = checkTargets(peopleTargets(pack), { plan, pack, read }).filter(({ id, status }) => status !== 'not-assessable' && /^(age|sex|surname|moved|email|household\.size\.\d)/.test(id));
    expect(assessed.length).toBeGreaterThan(15);
    for (const { id, status, observed } of assessed) expect([id, observed, status]).toEqual([id, observed, 'met']);
  });

  it('are missed by a world that is off', async () => {
    // Looked at twenty years later, the same people are too old.
    const { plan, pack, read } = await people(20_000, 101);
    const later = { ...plan, asOf: '2046-01-01', asOfDay: plan.asOfDay + 7305 };
    const state = peopleTally.start(later, pack);
    const opened = await openWorld(plan);
    for (let block = 0; block < plan.blocks; block++) peopleTally.add(state, { plan: later, pack, block, table: openBlock(opened, block).table, neighbour: () => { throw new Error('none'); } });
    const results = checkTargets(peopleTargets(pack), { plan: later, pack, read: () => state as never });
    expect(results.find(({ id }) => id === 'age.0-17')!.status).toBe('missed');
    expect(results.find(({ id }) => id === 'household.size.1')!.status).toBe('met');
    expect(checkTargets(peopleTargets(pack), { plan, pack, read }).find(({ id }) => id === 'age.0-17')!.status).toBe('met');
  });

  it('say nothing in a world that is too small or has nothing to see', async () => {
    const plan = await planWorld({ country: 'us', people: 1_500, seed: 1, asOf: '2026-01-01' });
    const pack = await loadCountry('us');
    const results = checkTargets(calibrationTargets(pack), { plan, pack, read: () => null });
    for (const { id, status, observed } of results) if (!id.startsWith('national')) expect([id, status, observed]).toEqual([id, 'not-assessable', null]);
    expect(observeFigures(OBSERVED_FIGURES, { plan, pack, read: () => null })).toEqual([]);
  });

  it('fail only where they were read in their source', async () => {
    const { plan, pack } = await people(4_096, 5);
    const aim = (id: string, confidence: 'read' | 'from-memory', seen: number) => target({ id, title: id, kind: 'input', unit: 'share', source: 's', confidence, target: 0.5, tolerance: 0.01, minimumPeople: 1, observe: () => ({ value: seen, units: 10_000 }) });
    const results = checkTargets([aim('met', 'read', 0.52), aim('missed', 'read', 0.53), aim('remembered', 'from-memory', 0.9)], { plan, pack, read: () => null });
    // Allowed: 0.01 and three standard errors of 0.005.
    expect(results.map(({ status }) => status)).toEqual(['met', 'missed', 'missed']);
    expect(results[0]!.monteCarlo).toBeCloseTo(0.015, 12);
    expect(failedTargets(results).map(({ id }) => id)).toEqual(['missed']);
  });
});

describe('the expected share after thinning', () => {
  it('is the mean of what scattering the same people gives', async () => {
    const { plan, pack, state } = await people(30_000, 11);
    const { people: table } = await world();
    expect(plan.people).toBe(table.rows);
    const drawn = [1, 2, 3].map((seed) => thinnedUniqueness(table, pack, seed).thinned);
    const mean = drawn.reduce((sum, share) => sum + share, 0) / drawn.length;
    const { byYear, byDate } = expectedThinned(state.births, plan.asOfDay, pack);
    expect(Math.abs(byYear - mean)).toBeLessThan(0.002);
    expect(byDate).toBeGreaterThan(byYear);
    expect(byDate).toBeLessThan(1);
  });
});
