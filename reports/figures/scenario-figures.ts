import type { AttackReport, ReportDocument, StrategyReport } from '../../src/report/document.ts';
import { attackerOf, attackFigure, attackScope, attackTitle, extremes, recordStrategies, strategyFigure, strategyScope, strongestAttack, utilityId, type Findings } from '../findings.ts';
import { slug } from '../markup.ts';
import { formatCount, plain, present, type Figure, type Phrase, type Shown } from '../numbers.ts';
import type { FigureSpec } from './drawing.ts';
import type { CrowdDrawing } from './crowd.ts';
import type { DotRow } from './dots.ts';

/** The tail of every caption and export: who was counted, and that nobody is real. */
export function stamp({ scenario }: ReportDocument): string {
  return `Invented people, seed ${scenario.seed}.`;
}

export function sourceLine({ scenario, tool, key }: ReportDocument): string {
  return `Incognita ${tool.version} · ${scenario.id} · run ${key} · invented people, seed ${scenario.seed}`;
}

export function identity({ document }: Findings, name: string): Pick<FigureSpec, 'id' | 'file' | 'source'> {
  const { scenario, tool } = document;
  return { id: `figure-${slug(`${scenario.id}-${name}`)}`, file: `${slug(scenario.id)}_${slug(name)}_seed${scenario.seed}_${tool.version}`, source: sourceLine(document) };
}

export function binLabel(from: number, to: number | null): string {
  if (from === 1 && to === 1) return 'alone';
  return to === null ? `${formatCount(from)} or more alike` : from === to ? `${formatCount(from)} alike` : `${formatCount(from)}–${formatCount(to)} alike`;
}

type Bin = StrategyReport['classSizes'][number];

function binPersons(findings: Findings, strategy: StrategyReport, bin: Bin, part: 'persons' | 'classes' | 'rows' = 'persons'): Shown {
  return { key: `${strategyScope(findings, strategy)}/classSizes[${bin.from}-${bin.to ?? ''}].${part}`, text: formatCount(bin[part]) };
}

function crowdBins(strategy: StrategyReport): CrowdDrawing['panels'][number]['bins'] {
  const total = strategy.classSizes.reduce((sum, bin) => sum + bin.persons, 0);
  return strategy.classSizes.filter((bin) => bin.persons > 0).map((bin) => ({
    share: bin.persons / Math.max(1, total),
    size: bin.persons / Math.max(1, bin.classes),
    role: bin.from === 1 && bin.to === 1 ? 'subject' as const : bin.from < 11 ? 'comparison' as const : 'context' as const,
  }));
}

/** People alone: `12,123 of 19,874`. */
function alone(findings: Findings, strategy: StrategyReport): Shown {
  const bin = strategy.classSizes.find(({ from, to }) => from === 1 && to === 1);
  const share = strategyFigure(findings, strategy, 'sample-unique.share');
  if (share?.count != null) return share.count;
  return bin === undefined ? { key: `${strategyScope(findings, strategy)}/classSizes[1-1].persons`, text: '0' } : binPersons(findings, strategy, bin);
}

/** The landing page's picture: the same thousand dots in the most exposed and the most protected release. */
export function crowdFigure(findings: Findings): FigureSpec {
  const { document } = findings;
  const { least, most } = extremes(document);
  const pair = least === most ? [least] : [least, most];
  const records = recordStrategies(document);
  const rest = records.filter((strategy) => !pair.includes(strategy));
  const panel = (strategy: StrategyReport): CrowdDrawing['panels'][number] => ({ label: strategy.title, finding: [alone(findings, strategy), ` in “${strategy.title}”`], bins: crowdBins(strategy) });
  return {
    ...identity(findings, 'crowd'),
    title: [alone(findings, least), ` people stand alone in “${least.title}”`, ...(least === most ? [] : ['; ', ...panel(most).finding])],
    caption: [`A thousand dots stand for the people in the released file, in its proportions; dots in one cluster are people whom the release makes look alike. Scenario “${document.scenario.title}”. ${stamp(document)}`],
    summary: [
      'Unit chart of a thousand dots in clusters; a cluster is a group of people with the same released quasi-identifiers. ',
      ...pair.flatMap((strategy): Phrase => [`${strategy.title}: `, alone(findings, strategy), ' people are alone. ']),
    ],
    table: crowdTable(findings, [...pair, ...rest]),
    drawing: { kind: 'crowd', panels: pair.map(panel), choices: records.length > 2 ? records.filter((strategy) => strategy !== least).map(panel) : [] },
  };
}

function crowdTable(findings: Findings, strategies: readonly StrategyReport[]): FigureSpec['table'] {
  const bins = strategies[0]!.classSizes;
  return {
    caption: 'People by the number of people who look alike',
    columns: ['strategy', ...bins.map((bin) => binLabel(bin.from, bin.to))],
    rows: strategies.map((strategy) => [strategy.title, ...strategy.classSizes.map((bin) => binPersons(findings, strategy, bin))]),
  };
}

function dotRow(label: string, shown: Figure, role: DotRow['role'], extra: Partial<DotRow> = {}): DotRow {
  return { label, value: shown.measure.value ?? 0, low: shown.measure.interval?.[0] ?? null, high: shown.measure.interval?.[1] ?? null, text: shown.value.text, key: shown.value.key, role, ...extra };
}

const NONE: Shown = { key: '', text: '–' };

/** What each strategy's release adds to its strongest attack. */
export function riskFigure(findings: Findings): FigureSpec | null {
  const { document } = findings;
  const rows = document.strategies.flatMap((strategy) => {
    const attack = strongestAttack(strategy);
    const advantage = attack && attackFigure(findings, strategy, attack, 'attack.advantage');
    return attack && advantage ? [{ strategy, attack, advantage }] : [];
  });
  if (rows.length === 0) return null;
  const ranked = rows.some(({ strategy }) => strategy.form === undefined) ? rows.filter(({ strategy }) => strategy.form === undefined) : rows;
  const byValue = [...ranked].sort((a, b) => (b.advantage.measure.value ?? 0) - (a.advantage.measure.value ?? 0));
  const [highest, lowest] = [byValue[0]!, byValue.at(-1)!];
  return {
    ...identity(findings, 'risk'),
    title: ['What the release adds to the strongest attack: ', highest.advantage.value, ` in “${highest.strategy.title}”`, ...(highest === lowest ? [] : [', ', lowest.advantage.value, ` in “${lowest.strategy.title}”`])],
    caption: [`${[...new Set(rows.map(({ attack }) => attackerOf(attack)))].join('; ')}.${withoutText(document, rows.map(({ strategy }) => strategy), ': no attack tried here applies, which is not the same as no risk')}${differently(rows.map(({ strategy }) => strategy))} 0% is no better than guessing without the release, 100% is certainty; lines are 95% intervals. ${stamp(document)}`],
    summary: ['Dot plot of the advantage of the strongest attack, one row per strategy. Highest: ', highest.advantage.value, ` (${highest.strategy.title}). Lowest: `, lowest.advantage.value, ` (${lowest.strategy.title}).`],
    table: {
      caption: 'Strongest attack by strategy',
      columns: ['strategy', 'strongest attack', 'the release adds', '95% interval', 'success', 'baseline'],
      rows: rows.map(({ strategy, attack, advantage }) => [
        strategy.title, attackTitle(attack), advantage.value, advantage.interval ?? NONE,
        attackFigure(findings, strategy, attack, 'attack.success')?.value ?? NONE, attackFigure(findings, strategy, attack, 'attack.baseline')?.value ?? NONE,
      ]),
    },
    drawing: {
      kind: 'dots', axis: 'added by the release (less is safer)', domain: [lowerEnd(rows.map(({ advantage }) => advantage)), 1], share: true, rule: null,
      rows: rows.map(({ strategy, advantage }) => dotRow(strategy.title, advantage, 'subject')),
    },
  };
}

/** ` “Counts”: no attack applies.` for strategies that a figure has no row for. */
function withoutText({ strategies }: ReportDocument, shown: readonly StrategyReport[], what: string): string {
  const absent = strategies.filter((strategy) => !shown.includes(strategy)).map(({ title }) => `“${title}”`);
  return absent.length === 0 ? '' : ` ${absent.join(', ')}${what}.`;
}

/** Synthetic rows cannot be linked, so that their strongest attack is one on values. */
function differently(strategies: readonly StrategyReport[]): string {
  const synthetic = strategies.filter(({ form }) => form === 'synthetic').map(({ title }) => `“${title}”`);
  return synthetic.length === 0 ? '' : ` ${synthetic.join(', ')}: rows are synthetic, so that only attacks on values apply; not to be ranked against attacks that name records.`;
}

/** Where a percentage axis starts: at 0, or below where an interval reaches below. */
export function lowerEnd(shown: readonly Figure[]): number {
  return Math.min(0, ...shown.map(({ measure }) => measure.interval?.[0] ?? measure.value ?? 0));
}

/** Whether a utility measure runs from 0 to 1, as a percentage or not. */
export function ofUnitRange(findings: Findings, id: string): boolean {
  const range = findings.units.get(id)?.range;
  return range === undefined ? id.startsWith('loss.lm') || id === 'loss.ncp' : range[0] === 0 && range[1] === 1;
}

export function asPercentages(shown: readonly Figure[]): boolean {
  return shown.every(({ value }) => value.text.endsWith('%'));
}

/** Whether less of this utility measure is better for the business. */
export function lessIsBetter(findings: Findings, id: string): boolean {
  const goal = findings.units.get(id)?.goal;
  return goal === undefined ? id.startsWith('loss.') : goal === 'lower';
}

export function titleOf(findings: Findings, id: string): string {
  return findings.units.get(id)?.title ?? id;
}

/** The utility of each strategy, on the row order of `riskFigure`. */
export function utilityFigure(findings: Findings): FigureSpec | null {
  const { document } = findings;
  const id = utilityId(document);
  if (id === null) return null;
  const rows = document.strategies.flatMap((strategy) => {
    const shown = strategyFigure(findings, strategy, id);
    return shown === null || shown.measure.value === null ? [] : [{ strategy, shown }];
  });
  const ordered = [...rows].sort((a, b) => (a.shown.measure.value ?? 0) - (b.shown.measure.value ?? 0));
  const [lowest, highest] = [ordered[0]!, ordered.at(-1)!];
  const name = titleOf(findings, id);
  return {
    ...identity(findings, 'utility'),
    title: [`${name}: `, lowest.shown.value, ` in “${lowest.strategy.title}”`, ...(lowest === highest ? [] : [', ', highest.shown.value, ` in “${highest.strategy.title}”`])],
    caption: [`What the safeguard costs the business: ${lessIsBetter(findings, id) ? 'less is better' : 'more is better'}.${withoutText(document, rows.map(({ strategy }) => strategy), ' is not measured')} ${stamp(document)}`],
    summary: [`Dot plot of ${name}, one row per strategy. Lowest: `, lowest.shown.value, ` (${lowest.strategy.title}). Highest: `, highest.shown.value, ` (${highest.strategy.title}).`],
    table: { caption: `${name} by strategy`, columns: ['strategy', name, '95% interval'], rows: rows.map(({ strategy, shown }) => [strategy.title, shown.value, shown.interval ?? NONE]) },
    drawing: {
      kind: 'dots', axis: `${name.toLowerCase()} (${lessIsBetter(findings, id) ? 'less' : 'more'} is better)`, share: asPercentages(rows.map(({ shown }) => shown)), rule: null,
      domain: ofUnitRange(findings, id) ? [0, 1] : [0, Math.max(...rows.map(({ shown }) => shown.measure.value ?? 0)) || 1],
      rows: rows.map(({ strategy, shown }) => dotRow(strategy.title, shown, 'comparison')),
    },
  };
}

/** People by group size, with the thresholds whose counts the document holds. */
export function groupSizesFigure(findings: Findings, strategy: StrategyReport): FigureSpec {
  const { document } = findings;
  const scope = strategyScope(findings, strategy);
  const total = strategy.classSizes.reduce((sum, bin) => sum + bin.persons, 0);
  const atRisk = strategy.measures
    .filter((measure) => measure.id === 'prosecutor.at-risk.share' && typeof measure.parameters['threshold'] === 'number' && measure.parameters['unit'] !== 'row')
    .map((measure) => ({ size: measure.parameters['threshold'] as number, figure: present(scope, measure, findings.units) }))
    .filter(({ size }) => strategy.classSizes.some((bin) => bin.from === size))
    .sort((a, b) => a.size - b.size);
  const shown = atRisk.find(({ size }) => size === 11) ?? atRisk[0];
  const bins = strategy.classSizes.map((bin) => ({ label: binLabel(bin.from, bin.to), from: bin.from, share: bin.persons / Math.max(1, total), ...binPersons(findings, strategy, bin) }));
  return {
    ...identity(findings, `${strategy.id}-group-sizes`),
    title: [alone(findings, strategy), ' people are alone', ...(shown === undefined ? [] : ['; ', shown.figure.value, ` share their values with fewer than ${shown.size}`])],
    caption: [`An outsider who knows the quasi-identifiers of someone in the file (the prosecutor's view). Counted over the released people, not rows. ${stamp(document)}`],
    summary: ['Bar chart of people by the number of people who look alike. ', ...bins.flatMap((bin): Phrase => [`${bin.label}: `, { key: bin.key, text: bin.text }, '. '])],
    table: {
      caption: `${strategy.title}: groups, rows and people by group size`,
      columns: ['people alike', 'groups', 'rows', 'people'],
      rows: strategy.classSizes.map((bin) => [binLabel(bin.from, bin.to), binPersons(findings, strategy, bin, 'classes'), binPersons(findings, strategy, bin, 'rows'), binPersons(findings, strategy, bin)]),
    },
    drawing: { kind: 'group-sizes', bins, threshold: shown?.size ?? 2, thresholds: atRisk.map(({ size, figure }) => ({ size, shown: figure.value })) },
  };
}

/** Who bears the risk: an attack's success by group of people, around its overall rate. */
export function groupRiskFigure(findings: Findings, strategy: StrategyReport, attack: AttackReport): FigureSpec | null {
  const overall = attackFigure(findings, strategy, attack, 'attack.success');
  if (overall === null || attack.groups.length === 0) return null;
  const scope = attackScope(findings, strategy, attack);
  const rows = attack.groups.map(({ dimension, group, measure }) => ({ dimension, group, shown: present(`${scope}/groups[${dimension}:${group}]`, measure, findings.units) })).filter(({ shown }) => shown.measure.value !== null);
  if (rows.length === 0) return null;
  const worst = rows.reduce((a, b) => ((b.shown.measure.value ?? 0) > (a.shown.measure.value ?? 0) ? b : a));
  const decile = attack.worstDecile === null ? null : present(`${scope}/worstDecile`, attack.worstDecile.measure, findings.units);
  return {
    ...identity(findings, `${strategy.id}-${attack.id}-groups`),
    title: [`${attackTitle(attack)}: right for `, worst.shown.value, ` of targets with ${worst.dimension}: ${worst.group}, against `, overall.value, ' overall'],
    caption: [
      ...(decile === null ? [] : [`${attack.worstDecile!.description.replace(/\.?$/, '.')} Success among them: `, decile.value, '. ']),
      `${attackerOf(attack)}. 95% intervals; small groups are left out. ${stamp(findings.document)}`,
    ],
    summary: [`Dot plot of success by group of people. Highest: ${worst.dimension} ${worst.group}, `, worst.shown.value, '. Overall: ', overall.value, '.'],
    table: {
      caption: `${attack.title}: success by group`,
      columns: ['group', 'success', '95% interval', 'targets right'],
      rows: rows.map(({ dimension, group, shown }) => [`${dimension}: ${group}`, shown.value, shown.interval ?? NONE, shown.count ?? NONE]),
    },
    drawing: {
      kind: 'dots', axis: 'targets on whom the attack is right', domain: [0, 1], share: true,
      rule: { value: overall.measure.value ?? 0, label: `overall ${plain([overall.value])}` },
      rows: rows.map(({ dimension, group, shown }) => dotRow(group, shown, shown === worst.shown ? 'subject' : 'context', { heading: dimension })),
    },
  };
}
