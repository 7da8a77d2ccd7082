import { anonymize, type Anonymized } from './anonymize.ts';
import { columnOf, takeRows, type Table } from './columns/column.ts';
import { classSizes } from './columns/equivalence-classes.ts';
import { compareFindings } from './compare-findings.ts';
import { comparedGroups } from './compare-groups.ts';
import { latticePicture } from './compare-lattice.ts';
import { standings } from './compare-standing.ts';
import type { TrustedSession } from './engine/port.ts';
import { definitionOf } from './measure/definitions.ts';
import { missing, share } from './measure/exact-measure.ts';
import { holdoutAttacks } from './measure/holdout/holdout-attacks.ts';
import { attackName, STRONGEST, strongestAttack } from './measure/holdout/strongest-attack.ts';
import type { Measure } from './measure/measure.ts';
import type { Gate } from './measure/risk/gate.ts';
import { judgeGate } from './measure/risk/gate-verdict.ts';
import { withheldUtility } from './measure/utility/withheld-utility.ts';
import { silent, type Progress } from './progress.ts';
import type { Draws } from './random/draws.ts';
import { hierarchiesFor } from './release/default-hierarchies.ts';
import { promiseText } from './release/step.ts';
import { adversaryOf, NOT_TESTED } from './compare-words.ts';
import type { ComparedGate, ComparedStrategy, Comparison } from './report/comparison.ts';
import { CONTROL, type Rung } from './scenario/default-ladder.ts';
import type { UtilityAxis } from './scenario/ladder-reader.ts';
import type { Hierarchy } from './schema/hierarchy.ts';
import { InputError } from './schema/input-error.ts';
import { formatValue } from './report/number-format.ts';
import { VERSION } from './version.ts';

export interface CompareOptions {
  /** Strategies to compare; the release with direct identifiers removed is compared with them in any case. */
  readonly ladder: readonly Rung[];
  /** Whom each row is about; absent: every row is somebody else. */
  readonly subject: Int32Array | undefined;
  /** The column that `subject` was taken from. */
  readonly subjectColumn?: string;
  /** Hierarchies that were written or read from files; other columns get one by type. */
  readonly listed?: ReadonlyMap<string, Hierarchy>;
  readonly population?: Table;
  readonly gates?: readonly Gate[];
  /** The column that models predict; absent: each in turn. */
  readonly target?: string;
  /** The measure that utility is judged by. */
  readonly utility?: UtilityAxis;
  /** Most targets among those given, and as many among those withheld. Default 1000. */
  readonly targets?: number;
  /** Share of the people that no strategy is given. Default 0.2. */
  readonly withhold?: number;
  /** Randomness by purpose; nothing leaves, so it may repeat. */
  readonly draws: (instance: string) => (attribute: string) => Draws;
  /** The seed behind `draws`, to be said; null where there is none. */
  readonly seed: number | null;
  /** Opens a session where one strategy's promises are recounted; it is closed again, so that no copy of a release stays. */
  readonly openSession: () => Promise<TrustedSession>;
  readonly progress?: Progress;
}

const DEFAULT_AXIS: UtilityAxis = 'utility.pair.distance';

const REASONS: Readonly<Record<UtilityAxis, string>> = {
  'utility.pair.distance': 'Counts of pairs of values are what segments, cross-tables and simple models are made of; the distance is defined for records and for synthetic rows, and needs no target.',
  'utility.marginal.distance': 'Chosen by the user: shares of values, column by column.',
  'utility.segment-count.error': 'Chosen by the user: sizes of segments.',
  'utility.prediction.kept': 'Chosen by the user: models learnt on the release.',
  'utility.prediction.auc': 'Chosen by the user: models learnt on the release.',
};

/** Class risks of rows that are nobody's records. */
const NOT_COMPARABLE = 'Not comparable on this axis: the rows are not records of people.';

/**
 * Runs every strategy on the same four fifths of the people, puts the same attacks to each release on the same targets,
 * with people whom no strategy was given as control, and measures usefulness on their raw rows. Nothing is released.
 */
export async function compare(original: Table, options: CompareOptions): Promise<Comparison> {
  const { ladder, subject, listed = new Map<string, Hierarchy>(), population, gates = [], target, utility = DEFAULT_AXIS, targets = 1000, withhold = 0.2, draws, openSession, progress = silent } = options;
  const { subject: _subject, ...schema } = original.schema;
  const file: Table = { ...original, schema };
  const named = (attributeClass: string): string[] => schema.columns.filter((column) => column.attributeClass === attributeClass).map(({ name }) => name);
  const [known, secrets] = [named('quasi-identifier'), named('sensitive')];
  const persons = subject ?? Int32Array.from({ length: file.rows }, (_, row) => row);
  const groups = comparedGroups(persons, { withhold, targets, draws: draws('compare') });
  const given = takeRows(file, groups.given);
  const givenSubject = Int32Array.from(groups.given, (row) => persons[row]!);
  const [members, strangers] = [takeRows(file, groups.members), takeRows(file, groups.strangers)];
  progress.stage('prepare');
  const useful = withheldUtility({ collected: file, given: groups.given, withheld: groups.withheld, draws: draws('compare')('compare.segments'), ...(subject === undefined ? {} : { subject }), ...(target === undefined ? {} : { target }) });

  const rungs = [CONTROL, ...ladder];
  const run: { readonly rung: Rung; readonly result: Anonymized | null; readonly notRun: string | null; readonly measures: readonly Measure[] }[] = [];
  for (const [at, rung] of rungs.entries()) {
    progress.stage(`${at + 1}/${rungs.length} ${rung.label}`);
    const result = rung.notRun ?? (await released(openSession, (session) => anonymize(given, { steps: rung.steps, subject: subject === undefined ? undefined : givenSubject, listed, ...(population === undefined ? {} : { population }), draws: (instance) => draws(`compare.${rung.id}.${instance}`), session })));
    if (typeof result === 'string') {
      run.push({ rung, result: null, notRun: result, measures: [] });
      continue;
    }
    const attacks = holdoutAttacks({ form: result.form, released: result.release, recodings: result.recodings, members, strangers, known, secrets, draws: draws('compare.attacks') });
    const classRisk = result.form === 'records' ? [share('suppressed.share', given.rows - result.release.rows, given.rows), ...result.after] : result.before.map(({ id, parameters }) => missing(id, parameters, NOT_COMPARABLE));
    const measures = [strongestAttack(attacks), ...attacks, ...useful.measure(result), ...classRisk].map((measure) => ({ ...measure, parameters: { strategy: rung.id, ...measure.parameters } }));
    // The release itself is forgotten: only what was counted is kept.
    run.push({ rung, result: { ...result, release: { ...result.release, columns: new Map() }, rows: new Uint32Array(0) }, notRun: null, measures });
  }
  progress.stage('every generalization');
  const lattice = latticePicture(given, new Map([...hierarchiesFor(schema, given.columns, {}), ...listed]), subject === undefined ? undefined : givenSubject);
  progress.done();

  const sign = definitionOf(utility)!.goal === 'lower' ? 1 : -1;
  const valueOf = (measures: readonly Measure[], id: string): Measure => measures.find((measure) => measure.id === id) ?? missing(id, {}, 'Not run.');
  const stood = standings(run.filter(({ notRun }) => notRun === null).map(({ rung, measures }) => ({ id: rung.id, risk: valueOf(measures, STRONGEST), utility: valueOf(measures, utility), sign })));
  const control = run[0]!.measures.filter(({ id }) => id.startsWith('holdout.') && id.endsWith('.advantage'));
  const comparison: Omit<Comparison, 'findings'> = {
    tool: { name: 'incognita', version: VERSION },
    file: { rows: file.rows, columns: schema.columns.map(({ name, attributeClass }) => ({ name, attributeClass })), subject: options.subjectColumn ?? null },
    protocol: {
      unit: subject === undefined ? 'row' : 'person',
      givenRows: given.rows,
      withheldRows: groups.withheld.length,
      members: members.rows,
      strangers: strangers.rows,
      known,
      secrets,
      target: target ?? null,
      measured: useful.columns,
      seed: options.seed,
      powerless: control.filter(({ interval }) => interval === null || interval[0] <= 0).map(attackName),
      control: CONTROL.id,
      alone: columnsAlone(given),
    },
    axes: { risk: STRONGEST, utility, reason: REASONS[utility] },
    strategies: run.map(({ rung, result, notRun }): ComparedStrategy => ({
      id: rung.id,
      title: rung.title,
      label: rung.label,
      steps: result === null ? [] : result.steps.map((step) => ({ ...step, promises: step.promises.map((promise) => ({ text: promiseText(promise), verified: result.verified.has(promise) ? true : null })) })),
      notRun,
      form: result?.form ?? null,
      releasedRows: result?.release.rows ?? null,
      ...(stood.get(rung.id) ?? { standing: 'not comparable' as const, beatenBy: null, like: [] }),
    })),
    gates: gates.map((gate) => judged(gate, run)),
    measures: run.flatMap(({ measures }) => measures),
    lattice,
    notTested: NOT_TESTED,
  };
  return { ...comparison, findings: compareFindings(comparison) };
}

/** Columns besides the quasi-identifiers in which more than one given row in a hundred has a value of its own. */
function columnsAlone(given: Table): { column: string; rows: number }[] {
  return given.schema.columns
    .filter(({ attributeClass }) => attributeClass === 'sensitive' || attributeClass === 'insensitive')
    .map(({ name }) => ({ column: name, rows: classSizes([columnOf(given, name)]).reduce((sum, size) => sum + (size === 1 ? 1 : 0), 0) }))
    .filter(({ rows }) => rows > given.rows / 100);
}

/** A strategy's release, or why this file cannot be released that way. */
async function released(openSession: CompareOptions['openSession'], work: (session: TrustedSession) => Promise<Anonymized>): Promise<Anonymized | string> {
  const session = await openSession();
  try {
    return await work(session);
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  } finally {
    await session.close();
  }
}

function judged(gate: Gate, run: readonly { readonly rung: Rung; readonly notRun: string | null; readonly measures: readonly Measure[] }[]): ComparedGate {
  const known = run.flatMap(({ measures }) => measures);
  if (!known.some(({ id }) => id === gate.id)) throw new InputError(`gate.measure: expected a measure of this comparison (${[...new Set(known.map(({ id }) => id))].join(', ')}), got '${gate.id}'`);
  const unit = definitionOf(gate.id)?.unit ?? 'score';
  return {
    text: gate.text,
    adversary: adversaryOf(gate.id),
    verdicts: run.filter(({ notRun }) => notRun === null).map(({ rung, measures }) => {
      const { verdict, measure } = judgeGate(gate, measures);
      const value = measure === undefined || measure.value === null ? (measure?.note ?? 'not measured') : measure.interval === null ? formatValue(measure.value, unit) : `${formatValue(measure.value, unit)} (${formatValue(measure.interval[0], unit)} to ${formatValue(measure.interval[1], unit)})`;
      return { strategy: rung.id, verdict, value };
    }),
  };
}
