import { labelled } from '../figure.ts';
import { draw } from '../figures/draw.ts';
import type { CrowdDrawing, CrowdPanel } from '../figures/crowd.ts';
import type { FigureSpec } from '../figures/drawing.ts';
import type { GroupSizesDrawing } from '../figures/group-sizes.ts';
import type { Phrase } from '../numbers.ts';
import { moveCrowd } from './crowd-motion.ts';
import { startDownloads } from './download.ts';

/** Writes a sentence into an element, each number in an element with its key. */
function writePhrase(element: Element, parts: Phrase): void {
  element.replaceChildren(...parts.map((part) => {
    if (typeof part === 'string') return part;
    const span = document.createElement('span');
    span.className = 'number';
    span.dataset['key'] = part.key;
    span.textContent = part.text;
    return span;
  }));
}

/** Draws a figure at the width of its place, redraws it when that changes, and starts its controls. */
export function startFigure(figure: HTMLElement): void {
  let spec = JSON.parse(figure.querySelector('.figure-spec')!.textContent!) as FigureSpec;
  const place = figure.querySelector<HTMLElement>('.figure-canvas')!;
  const title = figure.querySelector('.figure-title')!;
  let width = 0;
  const show = (): void => {
    width = Math.floor(place.clientWidth);
    if (width > 0) place.replaceChildren(labelled(draw(spec.drawing, { document, width: Math.min(width, 860) }), spec));
  };
  const set = (next: FigureSpec): void => {
    spec = next;
    writePhrase(title, spec.title);
    place.querySelector('svg')?.setAttribute('aria-label', title.textContent!);
  };
  show();
  new ResizeObserver(() => {
    if (Math.floor(place.clientWidth) !== width) show();
  }).observe(place);
  startDownloads(figure.querySelector<HTMLElement>('.figure-downloads')!, () => ({ svg: place.querySelector('svg')!, spec }));

  const controls = figure.querySelector<HTMLElement>('.figure-controls')!;
  if (spec.drawing.kind === 'group-sizes' && spec.drawing.thresholds.length > 1) startThreshold(controls, spec, spec.drawing, (next) => { set(next); show(); });
  if (spec.drawing.kind === 'crowd' && spec.drawing.choices.length > 1) startChoice(controls, place, spec, spec.drawing, set);
}

function startThreshold(controls: HTMLElement, spec: FigureSpec, drawing: GroupSizesDrawing, set: (next: FigureSpec) => void): void {
  const label = document.createElement('label');
  const select = document.createElement('select');
  select.append(...drawing.thresholds.map(({ size }) => new Option(String(size), String(size), size === drawing.threshold, size === drawing.threshold)));
  label.append('Mark people with fewer than ', select, ' alike');
  select.addEventListener('change', () => {
    const chosen = drawing.thresholds.find(({ size }) => String(size) === select.value)!;
    set({ ...spec, title: [...spec.title.slice(0, 2), '; ', chosen.shown, ` share their values with fewer than ${chosen.size}`], drawing: { ...drawing, threshold: chosen.size } });
  });
  controls.append(label);
  controls.hidden = false;
}

function startChoice(controls: HTMLElement, place: HTMLElement, spec: FigureSpec, drawing: CrowdDrawing, set: (next: FigureSpec) => void): void {
  const fieldset = document.createElement('fieldset');
  fieldset.className = 'segments';
  const legend = document.createElement('legend');
  legend.textContent = `${drawing.panels[0]!.label}, against:`;
  fieldset.append(legend);
  let current: CrowdPanel = drawing.panels.at(-1)!;
  for (const choice of drawing.choices) {
    const label = document.createElement('label');
    const input = document.createElement('input');
    const span = document.createElement('span');
    input.type = 'radio';
    input.name = spec.id;
    input.checked = choice.label === current.label;
    span.textContent = choice.label;
    input.addEventListener('change', () => {
      const previous = current;
      current = choice;
      set({ ...spec, title: [...spec.title.slice(0, 3), ...choice.finding], drawing: { ...drawing, panels: [drawing.panels[0]!, choice] } });
      moveCrowd([...place.querySelectorAll<SVGGElement>('.crowd-panel')].at(-1)!, previous, choice);
    });
    label.append(input, span);
    fieldset.append(label);
  }
  controls.append(fieldset);
  controls.hidden = false;
}
