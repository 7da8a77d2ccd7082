import type { AttackReport, StrategyReport } from '../../src/report/document.ts';
import { figure } from '../figure.ts';
import { groupRiskFigure, groupSizesFigure, stamp } from '../figures/scenario-figures.ts';
import { attackerOf, attackFigure, attackTitle, strongestAttack, type Findings } from '../findings.ts';
import { html, slug, type Content, type Markup } from '../markup.ts';
import { number } from '../numbers.ts';
import { table } from '../table.ts';
import { valueCell } from './cells.ts';

const FATES = { kept: '● kept', changed: '◐ changed', removed: '○ removed', added: '+ added' } as const;

/** `k = 11, suppressionLimit = 0.05`: the step's options as the scenario has them. */
function optionsText(options: Readonly<Record<string, unknown>>): string {
  const text = (value: unknown): string => (Array.isArray(value) ? value.map(text).join(' ') : typeof value === 'object' && value !== null ? `(${optionsText(value as Record<string, unknown>)})` : String(value));
  return Object.entries(options).filter(([, value]) => !Array.isArray(value) || value.length > 0).map(([name, value]) => `${name} = ${text(value)}`).join(', ');
}

function steps(strategy: StrategyReport): Markup {
  if (strategy.steps.length === 0) return html`<p class="note">No step: the file leaves as it was collected.</p>`;
  return html`<ol class="steps">${strategy.steps.map((step) => html`<li><strong><a href="../../method/index.html#step-${slug(step.method)}">${step.title}</a></strong> <code>${optionsText(step.options)}</code>
<ul>${step.promises.map((promise) => html`<li>promises ${promise.text} <span class="tag">${promise.verified === true ? '✓ recount agrees' : promise.verified === false ? '✗ recount disagrees' : 'not recounted'}</span>${promise.reason !== undefined && html` <span class="note">${promise.reason}</span>`}</li>`)}${step.changes.map((change) => html`<li>${change}</li>`)}</ul></li>`)}</ol>`;
}

/** A cell before and after; what happened is said in marks and words, never only in colour. */
function releasedCell(before: string | null, after: string | null, fate: keyof typeof FATES): Content {
  const empty = html`<span class="note">missing</span>`;
  const show = (value: string | null): Content => (value === null ? html`<span class="note">suppressed</span>` : value === '' ? empty : value);
  if (fate === 'removed') return before === '' ? empty : html`<del>${before ?? ''}</del>`;
  if (fate === 'added') return html`<ins>${show(after)}</ins>`;
  if (before === after) return show(before);
  return html`<del>${show(before)}</del> <span class="arrow" aria-hidden="true">→</span><span class="visually-hidden">becomes</span> <ins>${show(after)}</ins>`;
}

/** What the rows are, where they are no records. */
const FORMS = {
  synthetic: { what: 'synthetic rows', text: 'The rows of this release are synthetic: drawn from a model of the records, and records of nobody. Risks of classes of people are not comparable on this axis, no row can be anybody\'s, and there is no original to measure a loss against. What can be attacked is what the rows tell of the people whose records they were made from.' },
  aggregate: { what: 'statistics', text: 'This release holds statistics of groups, not rows. Risks of classes of people are not comparable on this axis, and the attacks that read or name rows do not apply; attacks on statistics (differencing, reconstruction, membership) are not tried here.' },
} as const;

function sampleTable({ sample, title, form }: StrategyReport): Markup {
  if (form !== undefined) {
    return table({
      label: `What an outsider sees in ${title}`,
      className: 'sample',
      caption: `The first rows of the release: ${FORMS[form].what}.`,
      columns: [{ label: 'Row' }, ...sample.columns.map((column) => ({ label: html`${column.name}<span class="fate">${column.attributeClass}</span>` }))],
      rows: sample.after.map((cells, row) => [{ content: String(row + 1) }, ...cells.map((cell) => ({ content: cell === '' || cell === null ? html`<span class="note">${form === 'aggregate' ? '–' : 'missing'}</span>` : shortened(cell) }))]),
    });
  }
  return table({
    label: `What an outsider sees in ${title}`,
    className: 'sample',
    caption: 'A few invented records as the company holds them and as they leave. Struck out: what the outsider no longer sees.',
    columns: [{ label: 'Record' }, ...sample.columns.map((column) => ({ label: html`${column.name}<span class="fate">${FATES[column.fate]}</span><span class="fate">${column.attributeClass}</span>` }))],
    rows: sample.before.map((before, row) => [{ content: String(row + 1) }, ...sample.columns.map((column, index) => ({ content: releasedCell(before[index] ?? null, sample.after[row]?.[index] ?? null, column.fate) }))]),
  });
}

/** Noise has as many digits as a double; nobody reads them all. */
function shortened(cell: string): string {
  return /^-?\d+\.\d{5,}$/.test(cell) ? String(Number(Number(cell).toPrecision(6))) : cell;
}

const VERDICTS: Readonly<Record<AttackReport['verdict'], string>> = {
  leak: 'leak', equivalent: 'no more than a guess', inconclusive: 'inconclusive', 'no-power': 'no power', 'not-applicable': 'not applicable',
};

function attackTable(findings: Findings, strategy: StrategyReport): Markup {
  const cell = (attack: AttackReport, id: string): { content: Content } => {
    const shown = attack.verdict === 'not-applicable' ? null : attackFigure(findings, strategy, attack, id);
    return { content: shown === null ? '–' : valueCell(shown) };
  };
  const cost = (attack: AttackReport): Content => {
    const [seconds, candidates] = [attackFigure(findings, strategy, attack, 'attack.cost.seconds'), attackFigure(findings, strategy, attack, 'attack.cost.candidates')];
    return html`${seconds && number(seconds.value)}${seconds && candidates && ', '}${candidates && html`${number(candidates.value)} candidates`}`;
  };
  return table({
    label: `Attacks on ${strategy.title}`,
    className: 'attacks',
    caption: `Attacks, each blind and refereed against the truth. Baseline: the best guess without the release. Control: people who are not in it. Positive control: the same attack on the raw release. Added: what the release adds to guessing. ${stamp(findings.document)}`,
    columns: ['Attack', 'Success', 'Baseline', 'Control', 'Positive control', 'Added', 'Verdict', 'Wrongly named', 'Cost'].map((label, index) => ({ label, numeric: index > 0 && index !== 6 })),
    rows: strategy.attacks.map((attack) => {
      const success = attack.verdict === 'not-applicable' ? null : attackFigure(findings, strategy, attack, 'attack.success');
      return [
        { content: html`<a href="../../method/index.html#attack-${slug(attack.id.split('.')[0]!)}">${attackTitle(attack)}</a><span class="who">${attackerOf(attack)}</span>` },
        { content: success === null ? '–' : html`${valueCell(success)}${success.count !== null && html`<span class="who">${number(success.count)} targets</span>`}` },
        cell(attack, 'attack.baseline'), cell(attack, 'attack.control'), cell(attack, 'attack.positive-control'), cell(attack, 'attack.advantage'),
        { content: html`<strong>${VERDICTS[attack.verdict]}</strong><span class="who">${attack.verdictText}</span>` },
        cell(attack, 'attack.wrongly-named.count'),
        { content: attack.verdict === 'not-applicable' ? '–' : cost(attack) },
      ];
    }),
  });
}

/** How many stand out, where rows are people's, and on whom the strongest attack is right. */
function whoIsExposed(findings: Findings, strategy: StrategyReport, canvasDocument: Document): Content {
  const attack = strongestAttack(strategy);
  const groups = attack === null ? null : groupRiskFigure(findings, strategy, attack);
  const bears = groups !== null && html`<div><h3>Who bears the risk</h3>${figure(groups, canvasDocument, 4, 'half')}</div>`;
  if (strategy.form !== undefined) return bears;
  return html`<div class="pair"><div><h3>How many stand out</h3>${figure(groupSizesFigure(findings, strategy), canvasDocument, 4, 'half')}</div>
${bears}</div>`;
}

/** One strategy: what it does, what an outsider sees, who can hide, who succeeds, who bears the risk. */
export function strategySection(findings: Findings, strategy: StrategyReport, canvasDocument: Document): Markup {
  const id = slug(strategy.id);
  return html`<section class="strategy" id="strategy-${id}" aria-labelledby="strategy-${id}-title"><p class="eyebrow">strategy</p><h2 id="strategy-${id}-title">${strategy.title}</h2>
${steps(strategy)}
${strategy.form !== undefined && html`<p class="form">${FORMS[strategy.form].text}</p>`}
<h3>What an outsider sees</h3>${sampleTable(strategy)}
${whoIsExposed(findings, strategy, canvasDocument)}
<h3>Attacks</h3>${strategy.attacks.length === 0 ? html`<p class="note">No attack applies.</p>` : attackTable(findings, strategy)}
</section>`;
}
