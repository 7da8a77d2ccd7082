import { readdirSync } from 'node:fs';
import { defineConfig } from 'tsdown';

/** A worker job (`*.job.ts`) is started by path, so each is an entry of its own. */
const jobs = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.job.ts'));

/** Chunks lie anywhere in `dist/`, so a worker's `new URL('./x.job.ts', …)` is pointed at the built entry. */
const jobUrls = {
  name: 'job-urls',
  renderChunk(code: string, chunk: { fileName: string }): string {
    const up = '../'.repeat(chunk.fileName.split('/').length - 1) || './';
    return code.replaceAll(/new URL\((["'])\.\/([a-z-]+\.job)\.ts\1/g, (whole, quote: string, name: string) => {
      const job = jobs.find((path) => path.endsWith(`/${name}.ts`));
      return job === undefined ? whole : `new URL(${quote}${up}${job.replace(/\.ts$/, '.js')}${quote}`;
    });
  },
};

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
  plugins: [jobUrls],
});
