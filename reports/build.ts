import { join } from 'node:path';
import { build } from 'vite';
import { buildNotebooks, findNotebooks } from './notebooks.ts';
import { pages } from './plugin.ts';
import { readRuns } from './runs.ts';
import type { Site } from './site.ts';
import { viteDefaults } from './vite-defaults.ts';

/** Where a site comes from and goes to. */
export interface BuildOptions {
  /** Folder with `index.json` and the runs that it lists. */
  readonly runs: string;
  readonly outDir: string;
  /** The package's own folder, which holds `reports/` and `notebooks/`. */
  readonly packageRoot: string;
  readonly registries: Pick<Site, 'definitions' | 'releaseSteps' | 'attacks' | 'version'>;
}

/** Builds the whole site into `outDir`; the pages work from any folder, and read from a file. */
export async function buildSite({ runs, outDir, packageRoot, registries }: BuildOptions): Promise<Site> {
  const root = join(packageRoot, 'reports');
  const found = await readRuns(runs);
  const site: Site = { documents: found.map(({ document }) => document), notebooks: await findNotebooks(packageRoot), ...registries };
  await build({
    ...viteDefaults(),
    root,
    plugins: [pages(site, found, root)],
    build: {
      outDir,
      emptyOutDir: true,
      modulePreload: false,
      cssCodeSplit: false,
      chunkSizeWarningLimit: 2000,
      rolldownOptions: {
        checks: { pluginTimings: false },
        input: join(root, 'client/site.ts'),
        // One classic script: a module script would not run from a file.
        output: { format: 'iife', entryFileNames: 'assets/site.js', assetFileNames: 'assets/site[extname]' },
      },
    },
  });
  await buildNotebooks({ site, packageRoot, outDir: join(outDir, 'notebooks') });
  return site;
}
