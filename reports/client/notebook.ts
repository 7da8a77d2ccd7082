import { figure } from '../figure.ts';
import type { FigureSpec } from '../figures/drawing.ts';
import { startFigure } from './hydrate.ts';

/** A figure of a study, with everything that a figure of the report has. */
export function figureElement(spec: FigureSpec): HTMLElement {
  const holder = document.createElement('div');
  holder.innerHTML = figure(spec, document, 3).markup;
  const element = holder.firstElementChild as HTMLElement;
  // A notebook displays only an element that has no parent.
  element.remove();
  document.documentElement.classList.add('computed');
  // Its width is known once it stands in the page.
  requestAnimationFrame(() => startFigure(element));
  return element;
}
