import { html } from '../markup.ts';
import type { Site } from '../site.ts';
import { page, type Page } from './layout.ts';

/** The page on which a reader assesses a file of their own, in the browser alone. */
export function assessPage(site: Site): Page {
  return page(site, {
    path: 'assess/index.html',
    title: 'Assess a file · Incognita',
    notice: 'The figures are about the file that you choose. It stays in this browser.',
    current: 'assess',
    offline: true,
    main: html`<header class="hero"><p class="eyebrow">your own file</p><h1>Who stands out in your file?</h1>
<p class="lead">Choose a CSV or Parquet file. It is read and counted in this browser: nothing is uploaded, and this page is forbidden to connect to anything. Figures are the same as those of <code>incognita assess</code>.</p></header>
<div class="assess" data-assess>
<noscript><p>This page counts with JavaScript. Without it the command line does the same: <code>incognita assess people.csv</code>.</p></noscript>
<div data-part="tool" hidden>
<div class="drop" data-part="drop"><label for="assess-file">A .csv (also .csv.gz) or .parquet file, or drop it here</label><input id="assess-file" type="file" data-part="file" accept=".csv,.tsv,.txt,.gz,.parquet"></div>
<p class="status" data-part="status" role="status" aria-live="polite"></p>
<form data-part="roles" hidden><h2>What each column can do</h2>
<p>A proposal from names and patterns: a person decides. Direct identifiers name somebody by themselves; quasi-identifiers are what others can know; sensitive is what nobody should learn.</p>
<div class="settings"><label>Who is who <select name="subject"></select></label>
<label>A missing value <select name="missing"><option value="own">is a category of its own</option><option value="wildcard">may be any value</option><option value="drop">leaves its row out</option></select></label>
<label>The file is a sample of <span><input name="fraction" type="number" inputmode="decimal" min="0" max="100" step="any" size="6"> % of its population (empty: not known)</span></label></div>
<div class="scroll" role="region" aria-label="Classes of the columns" tabindex="0"><table><caption><span>Columns of the file</span></caption><thead><tr><th scope="col">Column</th><th scope="col">Class</th><th scope="col">Why it is proposed</th></tr></thead><tbody></tbody></table></div></form>
</div>
<div class="result" data-part="result" hidden></div>
</div>`,
  });
}
