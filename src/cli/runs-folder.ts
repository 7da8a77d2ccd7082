import { existsSync, readFileSync } from 'node:fs';

/** Where run results are kept by default: `reports/runs` in a clone, else `incognita-runs` here. */
export function runsFolder(): string {
  try {
    const { name } = JSON.parse(readFileSync('package.json', 'utf8')) as { name?: string };
    if (name === 'incognita' && existsSync('reports')) return 'reports/runs';
  } catch {
    // No package here: a user's own folder.
  }
  return 'incognita-runs';
}
