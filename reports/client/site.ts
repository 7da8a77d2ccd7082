import '../site.css';
import { startAssessing } from './assess-page.ts';
import { serveAssessments } from './assess-session.ts';
import { startFigure } from './hydrate.ts';
import { startSorting } from './sort.ts';
import { startTheme } from './theme.ts';

// The same script runs in the worker of the page that assesses files, where there is no document.
if (typeof document === 'undefined') serveAssessments(globalThis as unknown as Parameters<typeof serveAssessments>[0]);
else {
  const script = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : '';
  startTheme();
  startSorting(document);
  for (const figure of document.querySelectorAll<HTMLElement>('figure[data-figure]')) startFigure(figure);
  for (const place of document.querySelectorAll<HTMLElement>('[data-assess]')) startAssessing(place, script);
}
