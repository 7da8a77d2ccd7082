import { wrapLabel, type FigureSpec } from '../figures/drawing.ts';
import { plain } from '../numbers.ts';
import { csv } from '../table.ts';

const NAMESPACE = 'http://www.w3.org/2000/svg';
const PAD = 20;

/** The colour that a custom property has here and now, since an exported file has no style sheet. */
function resolved(value: string): string {
  const probe = document.createElement('span');
  probe.style.color = value;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

/**
 * A figure as a file of its own: title, drawing, caption and source line on the page's own
 * background, in the colours that the page has now.
 */
export function exportSvg(drawn: SVGSVGElement, spec: FigureSpec): { markup: string; width: number; height: number } {
  const copy = drawn.cloneNode(true) as SVGSVGElement;
  const [, , inner, tall] = drawn.getAttribute('viewBox')!.split(' ').map(Number) as [number, number, number, number];
  const ink = resolved('var(--ink)');
  const muted = resolved('var(--muted)');
  const width = Math.max(inner, 320) + 2 * PAD;
  const svg = document.createElementNS(NAMESPACE, 'svg');
  let y = PAD;
  const paragraph = (text: string, size: number, weight: string, fill: string): void => {
    for (const line of wrapLabel(text, (width - 2 * PAD) * (13 / size))) {
      y += size * 1.35;
      const element = document.createElementNS(NAMESPACE, 'text');
      for (const [name, value] of Object.entries({ x: PAD, y, 'font-size': size, 'font-weight': weight, fill })) element.setAttribute(name, String(value));
      element.textContent = line;
      svg.append(element);
    }
  };
  paragraph(plain(spec.title), 17, '600', ink);
  copy.setAttribute('x', String(PAD));
  copy.setAttribute('y', String(y + 14));
  copy.setAttribute('width', String(inner));
  copy.setAttribute('height', String(tall));
  copy.setAttribute('fill', ink);
  copy.removeAttribute('class');
  for (const name of ['role', 'aria-label', 'aria-describedby']) copy.removeAttribute(name);
  for (const element of [copy, ...copy.querySelectorAll('*')]) {
    for (const { name, value } of Array.from(element.attributes)) {
      if (value.startsWith('var(')) element.setAttribute(name, resolved(value));
      else if (value === 'currentColor' || value === 'currentcolor') element.setAttribute(name, ink);
      else if (name.startsWith('data-')) element.removeAttribute(name);
    }
  }
  svg.append(copy);
  y += tall + 20;
  paragraph(plain(spec.caption), 12, '400', ink);
  y += 4;
  paragraph(spec.source, 11, '400', muted);
  const height = Math.ceil(y + PAD);
  for (const [name, value] of Object.entries({ xmlns: NAMESPACE, viewBox: `0 0 ${width} ${height}`, width, height, 'font-family': 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif', role: 'img', 'aria-label': plain(spec.title) })) svg.setAttribute(name, String(value));
  const background = document.createElementNS(NAMESPACE, 'rect');
  for (const [name, value] of Object.entries({ width, height, fill: resolved('var(--surface)') })) background.setAttribute(name, String(value));
  const title = document.createElementNS(NAMESPACE, 'title');
  title.textContent = plain(spec.title);
  svg.prepend(title, background);
  return { markup: new XMLSerializer().serializeToString(svg), width, height };
}

function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

async function savePng(svg: ReturnType<typeof exportSvg>, name: string): Promise<void> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg.markup)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = svg.width * 2;
  canvas.height = svg.height * 2;
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob !== null) save(blob, name);
}

/** Fills a figure's download buttons; `current` gives the figure as it is shown at that moment. */
export function startDownloads(place: HTMLElement, current: () => { svg: SVGSVGElement; spec: FigureSpec }): void {
  const button = (label: string, run: () => void | Promise<void>): void => {
    const element = document.createElement('button');
    element.type = 'button';
    element.textContent = label;
    const { spec } = current();
    element.setAttribute('aria-label', `Download ${label}: ${plain(spec.title)}`);
    element.addEventListener('click', () => void run());
    place.append(element);
  };
  button('SVG', () => {
    const { svg, spec } = current();
    save(new Blob([exportSvg(svg, spec).markup], { type: 'image/svg+xml' }), `${spec.file}.svg`);
  });
  button('PNG', () => {
    const { svg, spec } = current();
    return savePng(exportSvg(svg, spec), `${spec.file}.png`);
  });
  button('CSV', () => {
    const { spec } = current();
    const table = { ...spec.table, columns: [...spec.table.columns, 'source'], rows: spec.table.rows.map((row) => [...row, spec.source]) };
    save(new Blob([csv(table)], { type: 'text/csv' }), `${spec.file}.csv`);
  });
  place.hidden = false;
}
