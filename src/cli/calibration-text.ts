import type { CalibrationResult } from '../population/calibration/calibration-target.ts';

/** What a world met of what is published, in sentences: inputs and emergent figures apart, then every miss. */
export function calibrationText(results: readonly CalibrationResult[]): string {
  const lines = (['input', 'emergent'] as const).map((kind) => {
    const own = results.filter((result) => result.kind === kind);
    const count = (status: CalibrationResult['status']): number => own.filter((result) => result.status === status).length;
    return `calibration: ${kind === 'input' ? 'of what was put in' : 'of what was not put in'}, ${count('met')} of ${own.length} published figures are met, ${count('missed')} missed, ${count('not-assessable')} not assessable at this size`;
  });
  const misses = results.filter(({ status }) => status === 'missed').map(({ title, observed, target, confidence }) => `  missed: ${title}: ${rounded(observed!)}, published ${rounded(target)}${confidence === 'read' ? '' : ' (from memory)'}`);
  return `${[...lines, ...misses].join('\n')}\n`;
}

function rounded(value: number): string {
  return String(Number(value.toPrecision(3)));
}
