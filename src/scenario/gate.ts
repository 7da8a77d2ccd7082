export const GATE_OPERATORS = ['<=', '<', '>=', '>'] as const;

/** A bound that a user sets on a measure; a run that crosses it ends with exit code 1. */
export interface Gate {
  /** As written. */
  readonly text: string;
  /** Id of the measure, for example `prosecutor.risk.max`. */
  readonly measure: string;
  readonly operator: (typeof GATE_OPERATORS)[number];
  readonly limit: number;
  /** k, where the limit was written as 1/k: risks are then compared as class sizes, not as decimals. */
  readonly classSize?: number;
}

const GATE = /^([a-z][a-z0-9]*(?:[.-][a-z0-9]+)*)\s*(<=|>=|<|>)\s*(?:1\s*\/\s*([1-9]\d*)|(\d+(?:\.\d+)?))$/;

/** The gate that a text such as `prosecutor.risk.max <= 1/11` describes; undefined when it is none. */
export function parseGate(text: string): Gate | undefined {
  const match = GATE.exec(text.trim());
  if (match === null) return undefined;
  const [, measure, operator, k, decimal] = match;
  return {
    text,
    measure: measure!,
    operator: operator as Gate['operator'],
    ...(k === undefined ? { limit: Number(decimal) } : { limit: 1 / Number(k), classSize: Number(k) }),
  };
}
