import { InputError } from '../../schema/input-error.ts';
import type { Measure } from '../measure.ts';

/** A limit that a user sets on one measure, for example `prosecutor.risk.max <= 1/11`. */
export interface Gate {
  readonly text: string;
  readonly id: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly operator: '<=' | '<' | '>=' | '>';
  /** The limit as a fraction, so that counts are compared as integers. */
  readonly limit: { readonly numerator: number; readonly denominator: number };
  /** The class size that a limit on a `risk.max` stands for; null for other measures. */
  readonly k: number | null;
}

export interface GateResult {
  readonly gate: Gate;
  readonly crossed: boolean;
  /** What was measured against which limit, in one sentence. */
  readonly sentence: string;
}

const GATE = /^\s*([a-z][a-z0-9-]*(?:\.[a-z0-9-]+)+)\s*(?:\{([^{}]*)\})?\s*(<=|>=|<|>)\s*(\S+)\s*$/;

/** Reads `<id>[{name=value, …}] <operator> <limit>`; a limit is `1/11`, `0.05`, `5%` or a count. */
export function parseGate(text: string): Gate {
  const parts = GATE.exec(text);
  if (parts === null) throw new InputError(`gate: expected a measure, an operator and a limit such as 'prosecutor.risk.max<=1/11', got '${text}'`);
  const [, id, given, operator, bound] = parts;
  const parameters: Record<string, string> = {};
  for (const pair of given === undefined || given.trim() === '' ? [] : given.split(',')) {
    const [name, value, ...rest] = pair.split('=').map((part) => part.trim());
    if (name === undefined || name === '' || value === undefined || value === '' || rest.length > 0) {
      throw new InputError(`gate.parameters: expected {name=value} such as {threshold=11}, got '{${given}}'`);
    }
    parameters[name] = value;
  }
  const isMaximum = id!.endsWith('.risk.max');
  const { numerator, denominator } = readLimit(bound!, isMaximum);
  return { text: text.trim(), id: id!, parameters, operator: operator as Gate['operator'], limit: { numerator, denominator }, k: isMaximum ? Math.ceil(denominator / numerator) : null };
}

/** The gate that `--max-risk` stands for. */
export function maxRiskGate(limit: string): Gate {
  return parseGate(`prosecutor.risk.max<=${limit}`);
}

/**
 * The limit as a fraction. The greatest risk of a member is always 1/k, so that a decimal limit on it is
 * read as the nearest 1/k that its printed digits can mean: 0.09 as 1/11, 0.33 as 1/3.
 */
function readLimit(text: string, reciprocal: boolean): { numerator: number; denominator: number } {
  const fraction = /^(\d{1,9})\/(\d{1,9})$/.exec(text);
  const decimal = /^(\d{0,9})(?:\.(\d{0,9}))?(%?)$/.exec(text);
  let numerator = Number.NaN;
  let denominator = Number.NaN;
  if (fraction !== null) [numerator, denominator] = [Number(fraction[1]), Number(fraction[2])];
  else if (decimal !== null && /\d/.test(text)) {
    const digits = decimal[2] ?? '';
    numerator = Number(`${decimal[1]}${digits}`);
    denominator = Number(`1${'0'.repeat(digits.length)}`) * (decimal[3] === '%' ? 100 : 1);
  }
  if (!(denominator > 0)) throw new InputError(`gate.limit: expected a number such as 1/11, 0.05, 5% or 100, got '${text}'`);
  if (!reciprocal) return { numerator, denominator };
  if (numerator === 0 || numerator > denominator) throw new InputError(`gate.limit: expected a risk above 0 and up to 1, got '${text}'; write it as 1/k`);
  const least = Math.floor(denominator / numerator);
  const nearest = 1 / least - numerator / denominator <= numerator / denominator - 1 / (least + 1) ? least : least + 1;
  // Half a unit of the last printed place, in units of 1/(2·denominator): |1/k − limit| ≤ 1/(2·denominator).
  const isNear = fraction === null && 2 * Math.abs(denominator - numerator * nearest) <= nearest;
  return isNear ? { numerator: 1, denominator: nearest } : { numerator, denominator };
}

/** Holds the measures against a gate. A measure that cannot be assessed does not pass. */
export function checkGate(gate: Gate, measures: readonly Measure[]): GateResult {
  const measure = findMeasure(gate, measures);
  const limit = gate.k === null ? shown(gate.limit) : `${shown(gate.limit)} (k = ${gate.k})`;
  if (measure.value === null) return { gate, crossed: true, sentence: `${gate.id} cannot be assessed, so the gate ${gate.operator} ${limit} is not passed. ${measure.note ?? ''}`.trim() };
  const difference = compare(measure, gate.limit);
  const holds = { '<=': difference <= 0, '<': difference < 0, '>=': difference >= 0, '>': difference > 0 }[gate.operator];
  const value = gate.k === null ? String(Number(measure.value.toPrecision(6))) : `1/${measure.denominator ?? Number((1 / measure.value).toPrecision(6))}`;
  return { gate, crossed: !holds, sentence: `${gate.id} is ${value}, the gate is ${gate.operator} ${limit}: ${holds ? 'passed' : 'crossed'}.` };
}

/** Exactly, where the measure is a ratio of counts. */
function compare({ value, numerator, denominator }: Measure, limit: Gate['limit']): number {
  if (numerator !== undefined && denominator !== undefined && Number.isInteger(numerator) && Number.isInteger(denominator)) {
    return Math.sign(numerator * limit.denominator - limit.numerator * denominator);
  }
  return Math.sign(value! - limit.numerator / limit.denominator);
}

function findMeasure(gate: Gate, measures: readonly Measure[]): Measure {
  const sameId = measures.filter(({ id }) => id === gate.id);
  if (sameId.length === 0) {
    const known = [...new Set(measures.map(({ id }) => id))].join(', ');
    throw new InputError(`gate.measure: expected a measure of this run (${known}), got '${gate.id}'`);
  }
  const matching = sameId.filter(({ parameters }) => Object.entries(gate.parameters).every(([name, value]) => String(parameters[name]) === value));
  // The unit is a person unless the gate says otherwise.
  const preferred = matching.filter(({ parameters }) => parameters['unit'] === 'person');
  const chosen = preferred.length > 0 ? preferred : matching;
  if (chosen.length !== 1) {
    const choices = sameId.map(({ parameters }) => `{${Object.entries(parameters).map(([name, value]) => `${name}=${value}`).join(', ')}}`).join(' or ');
    throw new InputError(`gate.parameters: expected '${gate.id}' to name one measure, got ${chosen.length}; add ${choices}`);
  }
  return chosen[0]!;
}

function shown({ numerator, denominator }: Gate['limit']): string {
  return numerator === 1 && denominator > 1 ? `1/${denominator}` : String(numerator / denominator);
}
