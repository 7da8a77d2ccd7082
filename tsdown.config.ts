import { readdirSync } from 'node:fs';
import { defineConfig } from 'tsdown';

/** A worker job (`*.job.ts`) is started by path, so each is an entry of its own. */
const jobs = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.job.ts'))
  .map((path) => `src/${path}`);

export default defineConfig({
  entry: ['src/index.ts', 'src/browser.ts', 'src/cli/main.ts', ...jobs, 'bench/main.ts'],
  format: 'esm',
  target: 'node20.19',
  platform: 'node',
  dts: true,
  clean: true,
});
