import type { Definition } from '../measure/measure.ts';

const MINUS = '−';

/** Counts with thousands separators, without a locale's surprises. */
export function formatCount(value: number): string {
  const digits = String(Math.abs(Math.round(value))).replace(/\B(?=(\d{3})+$)/g, ',');
  return value <= -0.5 ? MINUS + digits : digits;
}

/** A share as a percentage: whole from 10 % up, else two significant figures; never a false 0 % or 100 %. */
export function formatShare(value: number): string {
  if (value < 0) return MINUS + formatShare(-value);
  const percent = value * 100;
  if (percent === 0) return '0%';
  if (percent < 0.01) return 'under 0.01%';
  if (percent < 1) return `${percent.toFixed(2).replace(/(\.\d)0$/, '$1')}%`;
  if (percent < 9.95) return `${percent.toFixed(1).replace(/\.0$/, '')}%`;
  if (value < 1 && percent >= 99.95) return 'over 99.9%';
  if (value < 1 && percent >= 99) return `${percent.toFixed(1)}%`;
  return `${percent.toFixed(0)}%`;
}

function formatSignificant(value: number): string {
  if (value < 0) return MINUS + formatSignificant(-value);
  if (value >= 100) return formatCount(value);
  if (value >= 10 || value === 0) return value === 0 ? '0' : value.toFixed(1);
  return value >= 0.1 ? value.toFixed(2) : Number(value.toPrecision(2)).toString();
}

export function formatValue(value: number, unit: Definition['unit']): string {
  if (unit === 'share') return formatShare(value);
  if (unit === 'count') return Number.isInteger(value) ? formatCount(value) : formatSignificant(value);
  if (unit === 'seconds') return `${formatSignificant(value)} s`;
  if (unit === 'bits') return `${formatSignificant(value)} bits`;
  return formatSignificant(value);
}
