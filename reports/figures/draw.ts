import { drawBars } from './bars.ts';
import { drawCrowd } from './crowd.ts';
import { drawDots } from './dots.ts';
import { drawFrontier } from './frontier.ts';
import { drawGroupSizes } from './group-sizes.ts';
import { drawLadderMap } from './ladder-map.ts';
import { drawLatticeCloud } from './lattice-cloud.ts';
import { drawLines } from './lines.ts';
import { drawPlaceMap } from './place-map.ts';
import { drawPyramid } from './pyramid.ts';
import { drawWeekGrid } from './week-grid.ts';
import { drawXy } from './xy.ts';
import type { Canvas, Drawing } from './drawing.ts';

/** Draws any figure. The same function runs while the site is built and in the page. */
export function draw(drawing: Drawing, canvas: Canvas): SVGSVGElement {
  switch (drawing.kind) {
    case 'dots': return drawDots(drawing, canvas);
    case 'group-sizes': return drawGroupSizes(drawing, canvas);
    case 'frontier': return drawFrontier(drawing, canvas);
    case 'bars': return drawBars(drawing, canvas);
    case 'lines': return drawLines(drawing, canvas);
    case 'crowd': return drawCrowd(drawing, canvas);
    case 'pyramid': return drawPyramid(drawing, canvas);
    case 'xy': return drawXy(drawing, canvas);
    case 'week-grid': return drawWeekGrid(drawing, canvas);
    case 'place-map': return drawPlaceMap(drawing, canvas);
    case 'ladder-map': return drawLadderMap(drawing, canvas);
    case 'lattice-cloud': return drawLatticeCloud(drawing, canvas);
  }
}
