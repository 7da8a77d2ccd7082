import type { Measure } from '../measure/measure.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { StrategyReport } from './document.ts';
import { formatCount, formatShare, formatValue } from './number-format.ts';

/**
 * The finding of a run in one or two sentences, by concern. Each compares the strategy where the number
 * is highest with the one where it is lowest; a quantity that was not measured leaves its sentence out.
 */
export function headlineOf(scenario: Readonly<{ concern: Scenario['concern']; question: string }>, strategies: readonly StrategyReport[]): string {
  const sentences = SENTENCES[scenario.concern](strategies).filter((sentence) => sentence !== '');
  return sentences.length === 0 ? scenario.question : sentences.join(' ');
}

type Picker = (strategy: StrategyReport) => Measure | undefined;

const own =
  (id: string): Picker =>
  (strategy) =>
    strategy.measures.find((measure) => measure.id === id);

const ofAttack =
  (attack: string, id: string): Picker =>
  (strategy) =>
    strategy.attacks.find((report) => report.id === attack && report.verdict !== 'not-applicable')?.measures.find((measure) => measure.id === id);

const named = ofAttack('exactLinkage.record-to-person', 'attack.success');
const wronglyNamed = ofAttack('exactLinkage.record-to-person', 'attack.wrongly-named.count');
const kept = own('utility.response-model.auc');

const SENTENCES: Readonly<Record<Scenario['concern'], (strategies: readonly StrategyReport[]) => string[]>> = {
  collection: (all) => [
    range(all, own('world-unique.share'), (high, low) => `Alone in the whole world on what was released: ${high} of the customers with “@high”, ${low} with “@low”.`),
    range(all, named, (high, low) => `A scraper names ${high} of the records rightly under “@high” and ${low} under “@low”.`),
  ],
  security: (all) => [
    range(all, ofAttack('hashReversal.record-to-key', 'attack.success'), (high, low) => `The thief reads or reverses ${high} of the e-mail addresses under “@high” and ${low} under “@low”.`),
    range(all, named, (high, low) => `By what is stored beside them it still names ${high} of the records under “@high” and ${low} under “@low”.`),
  ],
  consent: (all) => [
    range(all, own('basis.invalid.share'), (high, low) => `Released without a valid basis: ${high} of the people under “@high”, ${low} under “@low”.`),
    range(all, own('released.share'), (high, low) => `The file holds ${high} of the customers under “@high” and ${low} under “@low”.`),
  ],
  rights: (all) => [
    stillGuessed(all),
    baseline(all),
  ],
  misuse: (all) => [
    range(all, named, (high, low) => `The buyer names ${high} of the records rightly under “@high” and ${low} under “@low”.`),
    wrongAt(all),
  ],
  balance: (all) => [
    range(all, named, (high, low) => `Records named rightly fall from ${high} (“@high”) to ${low} (“@low”).`),
    range(all, kept, (high, low) => `On every rung the response model's area under the curve lies between ${low} and ${high}.`, (value) => formatValue(value, 'score')),
  ],
};

/** What is guessed about the same people while they are in the data, and once they have opted out. */
function stillGuessed(all: readonly StrategyReport[]): string {
  const leftOut = (strategy: StrategyReport): boolean => strategy.steps.some((step) => step.method === 'honourOptOut');
  const guessed = ofAttack('traitInference.person-to-value', 'attack.success');
  const inside = valued(all.filter((strategy) => !leftOut(strategy)), guessed).sort((a, b) => b.measure.value - a.measure.value)[0];
  const outside = valued(all.filter(leftOut), guessed).sort((a, b) => b.measure.value - a.measure.value)[0];
  if (outside === undefined) return '';
  const before = inside === undefined ? '' : `is guessed right for ${formatShare(inside.measure.value)} while they are in the data, and still `;
  return `The leaning of people who opt out ${before === '' ? 'is guessed right' : before.trimEnd()} for up to ${formatShare(outside.measure.value)} once they are out (“${outside.strategy.title}”).`;
}

function valued(all: readonly StrategyReport[], pick: Picker): { strategy: StrategyReport; measure: Measure & { value: number } }[] {
  return all.flatMap((strategy) => {
    const measure = pick(strategy);
    return measure === undefined || measure.value === null ? [] : [{ strategy, measure: measure as Measure & { value: number } }];
  });
}

function range(all: readonly StrategyReport[], pick: Picker, sentence: (high: string, low: string) => string, format: (value: number) => string = formatShare): string {
  const found = valued(all, pick).sort((a, b) => b.measure.value - a.measure.value);
  const [high, low] = [found[0], found.at(-1)];
  if (high === undefined || low === undefined || high === low) return '';
  return sentence(format(high.measure.value), format(low.measure.value)).replace('@high', high.strategy.title).replace('@low', low.strategy.title);
}

/** The harm to others where the attack does best. */
function wrongAt(all: readonly StrategyReport[]): string {
  const [best] = valued(all, named).sort((a, b) => b.measure.value - a.measure.value);
  const wrong = best === undefined ? undefined : wronglyNamed(best.strategy);
  return best === undefined || wrong?.value == null ? '' : `Under “${best.strategy.title}” it also takes ${formatCount(wrong.value)} people for somebody else.`;
}

function baseline(all: readonly StrategyReport[]): string {
  const [first] = valued(all, ofAttack('traitInference.person-to-value', 'attack.baseline'));
  return first === undefined ? '' : `Without any release the best guess is right for ${formatShare(first.measure.value)}.`;
}
