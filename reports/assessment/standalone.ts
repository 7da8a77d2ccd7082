import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { JSDOM } from 'jsdom';
import type { AssessmentDocument } from '../../src/assessment-document.ts';
import type { Definition } from '../../src/measure/measure.ts';
import { html, trusted } from '../markup.ts';
import { assessmentView } from './assessment-view.ts';

/** An assessment as one page in one file: it reads from a disk, asks nothing of anybody and runs no script. */
export async function standaloneAssessment(assessed: AssessmentDocument, definitions: readonly Definition[], packageRoot: string, version: string): Promise<string> {
  const { document } = new JSDOM('').window;
  const css = await readFile(join(packageRoot, 'reports/site.css'), 'utf8');
  const title = `Disclosure risk of ${assessed.file.path.split(/[\\/]/).at(-1)!}`;
  const used = new Set(assessed.measures.map(({ id }) => id));
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${trusted(css)}</style>
</head>
<body class="standalone">
<main id="main">
<header class="hero"><p class="eyebrow">disclosure risk assessment</p><h1>${title}</h1></header>
${assessmentView(assessed, { document, units: new Map(definitions.map((definition) => [definition.id, definition])) })}
<section aria-labelledby="definitions-title"><h2 id="definitions-title">What the measures mean</h2><details><summary>Definitions of ${used.size} measures</summary><div class="definitions">${definitions
    .filter(({ id }) => used.has(id))
    .map((definition) => html`<article class="definition"><h3>${definition.title}</h3><p class="id"><code>${definition.id}</code></p><p>${definition.sentence}</p><p class="formula">${definition.formula}</p><p>${definition.notes}</p><p class="source">Source: ${definition.source}</p></article>`)}</div></details></section>
</main>
<footer class="footer"><p>Incognita ${version}. No cell of the file is in this page.</p></footer>
</body>
</html>
`.markup;
}
