import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import type { Plugin } from 'vite';
import { assessPage } from './pages/assess.ts';
import { landingPage } from './pages/landing.ts';
import { methodPage } from './pages/method.ts';
import { populationPage, worldsOf } from './pages/population.ts';
import { scenarioPage } from './pages/scenario.ts';
import type { Run } from './runs.ts';
import type { Site } from './site.ts';

/**
 * Writes the pages of a site from its report documents: text, tables and static figures are in the
 * HTML, so that a page reads without JavaScript.
 */
export function pages(site: Site, runs: readonly Run[], root: string): Plugin {
  return {
    name: 'incognita:pages',
    async generateBundle() {
      const { document } = new JSDOM('').window;
      const units = new Map(site.definitions.map((definition) => [definition.id, definition]));
      const emit = (fileName: string, source: string): void => void this.emitFile({ type: 'asset', fileName, source });
      for (const page of [landingPage(site, units, document), methodPage(site), assessPage(site), ...site.documents.map((report) => scenarioPage(site, report, units, document)), ...worldsOf(site.documents).map((world) => populationPage(site, world, document))]) emit(page.path, page.markup);
      for (const { document: report, measuresCsv } of runs) {
        const folder = `s/${report.scenario.id}`;
        emit(`${folder}/report.json`, JSON.stringify(report, null, 1));
        emit(`${folder}/measures.csv`, measuresCsv);
        emit(`${folder}/scenario.yaml`, report.scenario.yaml);
      }
      emit('assets/start.js', await readFile(join(root, 'client/start.js'), 'utf8'));
      emit('assets/icon.svg', await readFile(join(root, 'icon.svg'), 'utf8'));
    },
  };
}
