import '../site.css';
import { startFigure } from './hydrate.ts';
import { startSorting } from './sort.ts';
import { startTheme } from './theme.ts';

startTheme();
startSorting(document);
for (const figure of document.querySelectorAll<HTMLElement>('figure[data-figure]')) startFigure(figure);
