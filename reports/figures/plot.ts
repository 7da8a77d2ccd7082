import * as Plot from '@observablehq/plot';
import { FONT_SIZE, labelWidth, type Canvas } from './drawing.ts';

/**
 * Plot with what it lacks for a strict page: pixel coordinates downwards, no `<style>` (a content
 * security policy refuses it), no inner aria labels without a role (axe: aria-prohibited-attr).
 */
export function plotSvg({ document, width }: Canvas, height: number, options: Plot.PlotOptions): SVGSVGElement {
  const svg = Plot.plot({
    document,
    width,
    height,
    className: 'plot',
    marginTop: 0,
    marginRight: 0,
    y: { axis: null, domain: [0, height], range: [0, height] },
    ...options,
  }) as SVGSVGElement;
  return bare(svg);
}

/** Removes what Plot adds and a reader with a screen reader or a strict policy does not need. */
export function bare(svg: SVGSVGElement): SVGSVGElement {
  for (const style of svg.querySelectorAll('style')) style.remove();
  svg.setAttribute('font-size', String(FONT_SIZE));
  for (const element of [svg, ...svg.querySelectorAll('*')]) {
    for (const { name } of Array.from(element.attributes)) if (name === 'style' || name.startsWith('aria-')) element.removeAttribute(name);
  }
  return svg;
}

/** Marks each text of a Plot text mark with the key of the number that it prints. */
export function keyed<Datum>(data: readonly Datum[], keyOf: (datum: Datum) => string | null): Plot.RenderFunction {
  return (index, scales, values, dimensions, context, next) => {
    const group = next!(index, scales, values, dimensions, context)!;
    group.querySelectorAll('text').forEach((text, position) => {
      const key = keyOf(data[index[position]!]!);
      if (key !== null) text.setAttribute('data-key', key);
    });
    return group;
  };
}

/** A horizontal percentage axis with quiet grid lines; `available` is its width with the right margin. */
export function shareAxis(height: number, label: string, available: number): Plot.Markish[] {
  const ticks = available < 270 ? [0, 0.5, 1] : [0, 0.25, 0.5, 0.75, 1];
  return [
    Plot.ruleX(ticks, { y1: 0, y2: height, stroke: 'var(--grid)' }),
    Plot.axisX({ ticks, tickFormat: (value: number) => `${Math.round(value * 100)}%`, tickSize: 0, label: null, fill: 'var(--muted)' }),
    axisTitle(label, available),
  ];
}

/** What a horizontal axis counts, under its start, or further left where it would be cut. */
export function axisTitle(label: string, available: number): Plot.Markish {
  return Plot.text([label], { frameAnchor: 'bottom-left', dx: Math.min(0, available - labelWidth(label)), dy: 38, textAnchor: 'start', fill: 'var(--muted)' });
}
