import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { config as kitConfig, observable } from '@observablehq/notebook-kit/vite';
import { build, type AliasOptions, type Plugin } from 'vite';
import { offlinePackages } from './offline-packages.ts';
import { footer, head, masthead } from './pages/layout.ts';
import type { Site } from './site.ts';
import { viteDefaults } from './vite-defaults.ts';

const RUN = 'incognita:run';

/** The studies in `notebooks/` in the order in which they are best read: title, description and place are in their first lines. */
export async function findNotebooks(packageRoot: string): Promise<Site['notebooks']> {
  const folder = join(packageRoot, 'notebooks');
  const files = (await readdir(folder)).filter((file) => file.endsWith('.html')).sort();
  const found = await Promise.all(files.map(async (file) => {
    const source = await readFile(join(folder, file), 'utf8');
    return { file, title: /<title>([^<]*)<\/title>/.exec(source)?.[1] ?? file, summary: /<meta name="description" content="([^"]*)"/.exec(source)?.[1] ?? '', order: Number(/<meta name="order" content="(\d+)"/.exec(source)?.[1] ?? Infinity) };
  }));
  return found.sort((a, b) => a.order - b.order);
}

/** What the notebooks import beside files: the library's browser entry, and the run that the site shows. */
function notebookModules(site: Site, packageRoot: string): Plugin {
  return {
    name: 'incognita:notebook-modules',
    enforce: 'pre',
    resolveId(source) {
      if (source === RUN) return `\0${RUN}`;
      if (source !== 'incognita/browser') return null;
      const development = join(packageRoot, 'src/browser.ts');
      return existsSync(development) ? development : join(packageRoot, 'dist/browser.js');
    },
    load(id) {
      if (id !== `\0${RUN}`) return null;
      const report = site.documents.find((document) => document.scenario.concern === 'collection') ?? site.documents[0];
      return `export const report = ${JSON.stringify(report)};\nexport const definitions = new Map(${JSON.stringify(site.definitions.map((definition) => [definition.id, definition]))});`;
    },
    // A worker is started by its source's address; in the published package its job is an entry of `dist`.
    transform(code, id) {
      if (!id.startsWith(join(packageRoot, 'dist')) || !code.includes('.job.ts')) return null;
      return code.replace(/new URL\(["'][^"']*\.job\.ts["'], import\.meta\.url\)(,\s*\{[^}]*?name: ["']([^"']+)["'])/g, (_, options: string, name: string) => {
        const path = relative(dirname(id), join(packageRoot, 'dist', `${name}.js`)).replaceAll('\\', '/');
        return `new URL(${JSON.stringify(`./${path}`)}, import.meta.url)${options}`;
      });
    },
  };
}

/** Notebook Kit's theme brings a megabyte of fonts; the site's own style takes its place. */
const withoutTheme: Plugin = {
  name: 'incognita:notebook-theme',
  transformIndexHtml: { order: 'pre', handler: (source) => source.replace(/<style type="text\/css">\s*@import url\("observable:[\s\S]*?<\/style>/, '') },
};

/** Puts a notebook into the site's frame: policy, style, navigation, footer. */
function notebookFrame(site: Site): Plugin {
  return {
    name: 'incognita:notebook-frame',
    transformIndexHtml: {
      order: 'post',
      handler(source) {
        const path = 'notebooks/notebook.html';
        const title = /<title>([^<]*)<\/title>/.exec(source)?.[1] ?? 'Notebook';
        return source
          .replace(/<title>[^<]*<\/title>|<meta name="generator"[^>]*>/g, '')
          .replace('<head>', `<head>\n${head(path, `${title} · Incognita`).markup}\n`)
          .replace('<body>', `<body>\n${masthead(path, 'notebook', site).markup}\n`)
          .replace('</main>', `</main>\n${footer(site.documents[0]!.notice, site.version).markup}\n`);
      },
    },
  };
}

/** Builds every notebook into `outDir`, with nothing left to fetch from another origin. */
export async function buildNotebooks({ site, packageRoot, outDir }: { site: Site; packageRoot: string; outDir: string }): Promise<void> {
  if (site.notebooks.length === 0) return;
  const root = join(packageRoot, 'notebooks');
  const aliases = ((kitConfig().resolve?.alias ?? []) as { find: RegExp; replacement: string }[]).filter(({ find }) => find.test('observable:runtime'));
  await build({
    ...viteDefaults(),
    root,
    resolve: { alias: aliases as AliasOptions },
    worker: { format: 'es' },
    plugins: [offlinePackages(packageRoot), notebookModules(site, packageRoot), observable({ template: join(packageRoot, 'reports/notebook.html') }), withoutTheme, notebookFrame(site)],
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2022',
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 4000,
      rolldownOptions: { checks: { pluginTimings: false }, input: site.notebooks.map(({ file }) => join(root, file)) },
    },
  });
}
