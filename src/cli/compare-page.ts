import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import { comparisonPage } from '../../reports/pages/comparison.ts';
import { definitions } from '../measure/definitions.ts';
import type { Comparison } from '../report/comparison.ts';
import type { Reproduced } from './compare-reproduced.ts';
import { packageRoot } from './report.ts';

/** The comparison as one self-contained page in the site's dress. */
export async function comparePage(comparison: Comparison, reproduced: Reproduced): Promise<string> {
  const css = await readFile(join(packageRoot(), 'reports/site.css'), 'utf8');
  const cssHash = `sha256-${createHash('sha256').update(css).digest('base64')}`;
  const { document } = new JSDOM('').window;
  return comparisonPage({ comparison, definitions, reproduced, css, cssHash, document });
}
