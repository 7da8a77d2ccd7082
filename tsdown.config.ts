import { readdirSync } from 'node:fs';
import { defineConfig } from 'tsdown';

/** A worker job (`*.job.ts`) is started by path, so each is an entry of its own. */
const jobs = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.job.ts'));

export default defineConfig({
  entry: {
    index: 'src/index.ts',
    browser: 'src/browser.ts',
    'cli/main': 'src/cli/main.ts',
    'bench/main': 'bench/main.ts',
    ...Object.fromEntries(jobs.map((path) => [path.replace(/\.ts$/, ''), `src/${path}`])),
  },
  format: 'esm',
  target: 'node20.19',
  platform: 'node',
  fixedExtension: false,
  dts: true,
  clean: true,
});
