import type { Progress } from '../progress.ts';
import type { Io } from './command.ts';

/**
 * A counter on stderr: rewrites one line on a terminal, else one line each five seconds and one per
 * finished stage.
 */
export function progressOn(io: Io, now: () => number = () => performance.now()): Progress {
  const every = io.interactive ? 100 : 5000;
  let name = '';
  let unit = '';
  let total = 0;
  let count = 0;
  let started = 0;
  let shown = 0;

  const line = (end: boolean): string => {
    const seconds = Math.max((now() - started) / 1000, 1e-3);
    const rate = count / seconds;
    const parts = [name.padEnd(24)];
    if (count > 0) parts.push(`${count.toLocaleString('en')}${total > 0 ? ` of ${total.toLocaleString('en')}` : ''} ${unit}`, `${Math.round(rate).toLocaleString('en')}/s`);
    if (end) parts.push(`${seconds.toFixed(1)} s`);
    else if (total > 0 && count > 0) parts.push(`${Math.ceil((total - count) / rate)} s left`);
    return parts.join('  ');
  };
  const show = (end: boolean): void => {
    if (name === '') return;
    if (io.interactive) io.err(`\r\u001b[2K${line(end)}${end ? '\n' : ''}`);
    else io.err(`${line(end)}\n`);
    shown = now();
  };
  return {
    stage(newName, newTotal = 0, newUnit = 'rows') {
      show(true);
      name = newName;
      unit = newUnit;
      total = newTotal;
      count = 0;
      started = shown = now();
      if (io.interactive) show(false);
    },
    at(done) {
      count = done;
      if (now() - shown >= every) show(false);
    },
    done() {
      show(true);
      name = '';
    },
  };
}
