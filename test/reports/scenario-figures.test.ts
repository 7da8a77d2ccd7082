import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { figure } from '../../reports/figure.ts';
import { frontierFigure } from '../../reports/figures/frontier-figure.ts';
import { binLabel, crowdFigure, groupRiskFigure, groupSizesFigure, riskFigure, utilityFigure } from '../../reports/figures/scenario-figures.ts';
import { extremes, strongestAttack, utilityId, type Findings } from '../../reports/findings.ts';
import { strategySection } from '../../reports/pages/strategy.ts';
import { plain } from '../../reports/numbers.ts';
import { definitions } from '../../src/measure/definitions.ts';
import type { ReportDocument, StrategyReport } from '../../src/report/document.ts';
import { fixtureDocuments } from './fixture.ts';

const documents = fixtureDocuments();
const ladder: Findings = { document: documents[5]!, units: new Map(definitions.map((definition) => [definition.id, definition])) };
const { document } = new JSDOM('').window;

describe('findings', () => {
  it('finds the least and the most protective strategy', () => {
    const { least, most } = extremes(ladder.document);
    expect([least.id, most.id]).toEqual(['raw', 'k11']);
  });

  it('compares attacks by what the release adds, not by how often a guess is right', () => {
    const strategy = ladder.document.strategies[0]!;
    const [linkage, homogeneity] = strategy.attacks;
    const often = { ...homogeneity!, measures: homogeneity!.measures.map((measure) => (measure.id === 'attack.success' ? { ...measure, value: 0.99 } : measure)) };
    expect(strongestAttack({ ...strategy, attacks: [often, linkage!] })?.id).toBe('exact-linkage');
  });

  it('passes over attacks that do not apply', () => {
    const strategy = ladder.document.strategies[0]!;
    const [first, ...rest] = strategy.attacks;
    expect(strongestAttack(strategy)?.id).toBe('exact-linkage');
    expect(strongestAttack({ ...strategy, attacks: [{ ...first!, verdict: 'not-applicable' }, ...rest] })?.id).toBe('homogeneity');
    expect(strongestAttack({ ...strategy, attacks: [] })).toBeNull();
  });

  it('takes a business task as utility, else a loss', () => {
    expect(utilityId(ladder.document)).toBe('utility.response-model.auc');
    const without = { ...ladder.document, strategies: ladder.document.strategies.map((strategy) => ({ ...strategy, measures: strategy.measures.filter(({ id }) => !id.startsWith('utility.')) })) };
    expect(utilityId(without)).toBe('loss.lm.geometric');
  });
});

describe('figures of a scenario', () => {
  it.each([[1, 1, 'alone'], [2, 2, '2 alike'], [3, 4, '3–4 alike'], [20, null, '20 or more alike']] as const)('names the bin from %s to %s %s', (from, to, label) => expect(binLabel(from, to)).toBe(label));

  it('states its finding with numbers from the document', () => {
    expect(plain(crowdFigure(ladder).title)).toBe('12,123 of 19,874 people stand alone in “As collected”; 0 of 19,874 in “11-anonymous”');
    expect(plain(riskFigure(ladder)!.title)).toBe('What the release adds to the strongest attack: 62% in “As collected”, 0.05% in “11-anonymous”');
    expect(plain(groupSizesFigure(ladder, ladder.document.strategies[0]!).title)).toBe('12,123 of 19,874 people are alone; 97% share their values with fewer than 11');
  });

  it('counts a strategy as beaten only where the difference exceeds the intervals', () => {
    const { drawing } = frontierFigure(ladder)!;
    if (drawing.kind !== 'frontier') throw new Error('expected a frontier');
    // The hash is reversed more often (51 to 54 % against 47 to 52 %: no clear difference) at slightly less utility.
    const hashed = drawing.points.find((point) => point.label === 'Hashed e-mail as key')!;
    expect([hashed.beatenBy, hashed.onLine]).toEqual([null, false]);
    expect(drawing.points.filter((point) => point.onLine).map((point) => point.label)).toEqual(['As collected', 'Names removed', 'Generalized quasi-identifiers', '5-anonymous', '11-anonymous']);
    // Far worse in risk at no more utility: beaten.
    const worse = ladder.document.strategies.map((strategy) => (strategy.id === 'generalized' ? { ...strategy, measures: strategy.measures.map((measure) => (measure.id === 'utility.response-model.auc' ? { ...measure, value: 0.5, interval: [0.48, 0.52] as const } : measure)) } : strategy));
    const again = frontierFigure({ ...ladder, document: { ...ladder.document, strategies: worse } })!.drawing;
    if (again.kind !== 'frontier') throw new Error('expected a frontier');
    expect(again.points.find((point) => point.label === 'Generalized quasi-identifiers')!.beatenBy).toBe('5-anonymous');
  });

  it('turns the axis where less is better', () => {
    const losses: ReportDocument = { ...ladder.document, strategies: ladder.document.strategies.map((strategy) => ({ ...strategy, measures: strategy.measures.filter(({ id }) => !id.startsWith('utility.')) })) };
    const { drawing } = frontierFigure({ ...ladder, document: losses })!;
    expect(drawing).toMatchObject({ kind: 'frontier', xReversed: true });
  });

  it('names attacker, knowledge and seed in every risk caption', () => {
    const strategy = ladder.document.strategies[0]!;
    const captions = [riskFigure(ladder)!, groupRiskFigure(ladder, strategy, strategy.attacks[0]!)!].map(({ caption }) => plain(caption));
    for (const caption of captions) {
      expect(caption).toContain('data broker');
      expect(caption).toContain('electoral register');
      expect(caption).toContain('Invented people, seed 42.');
    }
  });

  it('has nothing to draw where nothing was measured', () => {
    const bare = { ...ladder.document, strategies: ladder.document.strategies.map((strategy) => ({ ...strategy, measures: [], attacks: [] })) };
    const findings = { ...ladder, document: bare };
    expect([riskFigure(findings), utilityFigure(findings), frontierFigure(findings)]).toEqual([null, null, null]);
  });

  it.each(['crowd', 'risk', 'utility', 'frontier', 'sizes', 'groups'])('wraps %s with title, summary, table and one labelled image', (name) => {
    const strategy = ladder.document.strategies[0]!;
    const spec = { crowd: crowdFigure(ladder), risk: riskFigure(ladder)!, utility: utilityFigure(ladder)!, frontier: frontierFigure(ladder)!, sizes: groupSizesFigure(ladder, strategy), groups: groupRiskFigure(ladder, strategy, strategy.attacks[0]!)! }[name]!;
    const page = new JSDOM(figure(spec, document).markup).window.document;
    const element = page.querySelector('figure')!;
    expect(page.getElementById(element.getAttribute('aria-labelledby')!)?.textContent).toBe(plain(spec.title));
    for (const svg of element.querySelectorAll('svg')) {
      expect(svg.getAttribute('role')).toBe('img');
      expect(svg.getAttribute('aria-label')).toBe(plain(spec.title));
      expect(page.getElementById(svg.getAttribute('aria-describedby')!)?.textContent).toBe(plain(spec.summary));
      expect(svg.querySelector('[aria-label], [aria-hidden], style, [style]')).toBeNull();
      expect(svg.outerHTML).not.toContain('NaN');
    }
    expect(element.querySelectorAll('details table tbody tr')).toHaveLength(spec.table.rows.length);
    expect(JSON.parse(element.querySelector('.figure-spec')!.textContent!)).toEqual(spec);
  });
});

describe('a release whose rows are no records', () => {
  // Synthetic rows that no attack on records applies to, with a better number than any other strategy has.
  const last = ladder.document.strategies.at(-1)!;
  const notAssessed = last.measures.map((measure) => (measure.id.startsWith('utility.') ? measure : { ...measure, value: null, interval: null }));
  const attacks = last.attacks.map((attack) => (attack.kind === 'identity' ? { ...attack, verdict: 'not-applicable' as const, verdictText: 'The rows are synthetic.' } : { ...attack, measures: attack.measures.map((measure) => (measure.id === 'attack.advantage' ? { ...measure, value: -0.5, interval: [-0.6, -0.4] as const } : measure)) }));
  const synthetic: StrategyReport = {
    ...last, id: 'synthetic', title: 'Synthetic', form: 'synthetic', classSizes: [], measures: notAssessed, attacks,
    steps: [{ method: 'synthesize', title: 'Synthetic data', options: {}, promises: [{ text: 'ε = 1', verified: null, reason: 'no count can show it' }], changes: [] }],
    sample: { columns: [{ name: 'spend', attributeClass: 'insensitive', fate: 'added' }], before: [[null], [null]], after: [['189.55579317523672'], ['']] },
  };
  const withSynthetic: Findings = { ...ladder, document: { ...ladder.document, strategies: [...ladder.document.strategies, synthetic] } };

  it('is not ranked with releases of records', () => {
    expect(extremes(withSynthetic.document)).toEqual(extremes(ladder.document));
    expect(utilityId(withSynthetic.document)).toBe('utility.response-model.auc');
    expect(plain(riskFigure(withSynthetic)!.title)).toBe(plain(riskFigure(ladder)!.title));
    expect(plain(riskFigure(withSynthetic)!.caption)).toContain('“Synthetic”: rows are synthetic, so that only attacks on values apply; not to be ranked against attacks that name records.');
    const [before, after] = [frontierFigure(ladder)!, frontierFigure(withSynthetic)!];
    expect(after.table).toEqual(before.table);
    expect(plain(after.caption)).toContain('Not comparable on these axes, and left out: “Synthetic”.');
    expect(crowdFigure(withSynthetic).table).toEqual(crowdFigure(ladder).table);
  });

  it('shows its rows, why a promise was not recounted and why attacks do not apply, and no groups of people', () => {
    const page = new JSDOM(strategySection(withSynthetic, synthetic, document).markup).window.document;
    const text = page.body.textContent!.replaceAll(/\s+/g, ' ');
    expect(text).toContain('promises ε = 1 not recounted no count can show it');
    expect(text).toContain('Risks of classes of people are not comparable on this axis');
    expect(text).toContain('not applicableThe rows are synthetic.');
    expect([...page.querySelectorAll('.sample tbody td')].map((cell) => cell.textContent)).toEqual(['189.556', 'missing']);
    expect(text).not.toContain('How many stand out');
  });

  it('says what figures have no row for', () => {
    const counts = { ...synthetic, id: 'counts', title: 'Counts', form: 'aggregate' as const, measures: [], attacks: [] };
    const found: Findings = { ...ladder, document: { ...ladder.document, strategies: [...ladder.document.strategies, counts] } };
    expect(plain(riskFigure(found)!.caption)).toContain('“Counts”: no attack tried here applies, which is not the same as no risk.');
    expect(plain(utilityFigure(found)!.caption)).toContain('“Counts” is not measured.');
  });
});
