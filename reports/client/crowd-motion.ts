import { dotPaths, placeCrowd, type CrowdPanel, type Dot } from '../figures/crowd.ts';

const DURATION_MS = 600;

/** Moves the thousand dots of a panel from one release to another; at once where motion is unwelcome. */
export function moveCrowd(panel: SVGGElement, from: CrowdPanel, to: CrowdPanel): void {
  const radius = Number(panel.dataset['radius']);
  const [start, end] = [placeCrowd(from.bins), placeCrowd(to.bins)];
  panel.querySelector('text')!.textContent = to.label;
  const show = (dots: readonly Dot[]): void => {
    for (const path of panel.querySelectorAll('path')) path.remove();
    panel.append(...dotPaths(dots, radius, document));
  };
  const turn = String(Number(panel.dataset['turn'] ?? 0) + 1);
  panel.dataset['turn'] = turn;
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
    show(end);
    return;
  }
  const began = performance.now();
  const frame = (now: number): void => {
    if (panel.dataset['turn'] !== turn || !panel.isConnected) return;
    const t = Math.min(1, Math.max(0, now - began) / DURATION_MS);
    const eased = t < 0.5 ? 2 * t * t : 1 - 2 * (1 - t) * (1 - t);
    show(end.map((dot, index) => {
      const old = start[index]!;
      return { x: old.x + (dot.x - old.x) * eased, y: old.y + (dot.y - old.y) * eased, role: t < 0.5 ? old.role : dot.role };
    }));
    if (t < 1) requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}
