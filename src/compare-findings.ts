import { STRONGEST } from './measure/holdout/strongest-attack.ts';
import type { Measure } from './measure/measure.ts';
import { formatCount, formatShare } from './report/number-format.ts';
import type { Comparison } from './report/comparison.ts';

/** The comparison in a few sentences, the most important first. */
export function compareFindings(comparison: Omit<Comparison, 'findings'>): string[] {
  const { strategies, protocol, gates } = comparison;
  const run = strategies.filter(({ notRun }) => notRun === null);
  const name = (id: string): string => strategies.find((strategy) => strategy.id === id)!.label;
  const risk = (id: string): Measure => measureOf(comparison, id, STRONGEST)!;
  const front = run.filter(({ standing }) => standing === 'frontier');
  const close = run.filter(({ standing }) => standing === 'close');
  const control = risk(protocol.control);
  const units = protocol.unit === 'person' ? 'people' : 'rows';
  const sentences = [
    `No strategy has both less risk and less loss than ${listed(front.map(({ label }) => label))}, by the values measured${close.length === 0 ? '' : `; ${listed(close.map(({ label }) => label))} cannot be told from them by the intervals`}. Which of them to take is a decision between risk and use.`,
    powerSentence(control, protocol.powerless),
    ...aloneSentence(comparison),
    ...gates.map(({ text, verdicts }) => {
      const those = (verdict: string): string[] => verdicts.filter((own) => own.verdict === verdict).map(({ strategy }) => name(strategy));
      const parts = [[those('met'), 'meet it'], [those('crossed'), 'do not'], [those('cannot be told'), 'cannot be told']] as const;
      return `Gate ${text}: ${parts.filter(([names]) => names.length > 0).map(([names, words]) => `${listed(names)} ${names.length === 1 ? { 'meet it': 'meets it', 'do not': 'does not', 'cannot be told': 'cannot be told' }[words] : words}`).join('; ')}.`;
    }),
    `${run.length} strategies ran on the same ${formatCount(protocol.givenRows)} rows and were attacked on the same ${formatCount(protocol.members)} ${units}, with ${formatCount(protocol.strangers)} of those whom none was given as control${run.length < strategies.length ? `; ${strategies.length - run.length} were not run, each with its reason below` : ''}.`,
  ];
  return sentences;
}

function powerSentence(control: Measure, powerless: readonly string[]): string {
  if (control.value === null) return `The raw release could not be attacked (${control.note ?? 'no attack ran'}), so that no risk can be compared.`;
  const from = control.interval === null ? '' : ` (${formatShare(control.interval[0])} to ${formatShare(control.interval[1])})`;
  const strongest = `${String(control.parameters['attack'])} with an advantage of ${formatShare(control.value)}${from}`;
  if (control.interval === null || control.interval[0] <= 0) return `Even on the release with names removed no attack shows power (the strongest is ${strongest}): no leak means nothing here.`;
  return `With names removed and nothing else the strongest attack is ${strongest}, so the attacks have power on this file${powerless.length === 0 ? '' : `; without power, so that no leak there means nothing: ${listed(powerless)}`}.`;
}

/** Why the risk of a release by classes may not fall with k: values that occur once, in columns which are no quasi-identifiers. */
function aloneSentence({ strategies, protocol, measures }: Omit<Comparison, 'findings'>): string[] {
  const classes = strategies.filter(({ steps }) => steps.some(({ method }) => method === 'kAnonymize' || method === 'mondrian' || method === 'suppressLocally'));
  const single = classes.filter(({ id }) => measureOf({ measures }, id, STRONGEST)?.parameters['attack'] === 'singling out (univariate)');
  if (single.length === 0 || protocol.alone.length === 0) return [];
  return [`Groups of quasi-identifiers leave other columns as collected: under ${listed(single.map(({ label }) => label))} people are singled out most by values that occur once, whatever k. ${protocol.alone.map(({ column, rows }) => `${column} (${formatShare(rows / protocol.givenRows)} of the rows)`).join(', ')} would have to be rounded, generalized or left out.`];
}

/** One strategy's measure by id, and by parameters where several have it. */
export function measureOf({ measures }: Pick<Comparison, 'measures'>, strategy: string, id: string, parameters: Readonly<Record<string, unknown>> = {}): Measure | undefined {
  return measures.find((measure) => measure.id === id && measure.parameters['strategy'] === strategy && Object.entries(parameters).every(([key, value]) => measure.parameters[key] === value));
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
