import { html, trusted, type Content, type Markup } from '../markup.ts';
import type { Site } from '../site.ts';

/** A finished page: its address inside the site and its HTML. */
export interface Page {
  readonly path: string;
  readonly markup: string;
}

export interface Layout {
  readonly path: string;
  readonly title: string;
  readonly notice: string;
  readonly current: 'scenarios' | 'method' | string;
  /** Whether the page may not even talk to its own server. */
  readonly offline?: boolean;
  readonly main: Content;
}

/** Nothing may come from another origin; pictures may also be made in the page (PNG export). */
const POLICY = "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'none'";

/** The way from a page back to the site's root, so that the site works in any folder and from a file. */
export function rootOf(path: string): string {
  return '../'.repeat(path.split('/').length - 1) || './';
}

export function head(path: string, title: string, offline = false): Markup {
  const root = rootOf(path);
  return html`<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}${offline && "; connect-src 'none'; worker-src blob:"}">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="${root}assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${root}assets/site.css">
<script src="${root}assets/start.js"></script>
<script src="${root}assets/site.js" defer></script>`;
}

export function masthead(path: string, current: string, { notebooks }: Pick<Site, 'notebooks'>): Markup {
  const root = rootOf(path);
  const link = (href: string, label: string, name: string, as = 'page'): Markup => html`<li><a href="${root}${href}"${name === current && trusted(` aria-current="${as}"`)}>${label}</a></li>`;
  return html`<a class="skip" href="#main">Skip to the content</a>
<header class="masthead"><div class="masthead-inner">
<a class="wordmark" href="${root}index.html"><svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true"><circle cx="12" cy="12" r="2.4"/><circle class="others" cx="5" cy="6" r="2"/><circle class="others" cx="18.5" cy="5.5" r="2"/><circle class="others" cx="4.5" cy="17" r="2"/><circle class="others" cx="19.5" cy="17.5" r="2"/></svg>Incognita</a>
<nav aria-label="Site"><ul>${link('index.html', 'Scenarios', 'scenarios')}${link('method/index.html', 'Method', 'method')}${link('assess/index.html', 'Assess a file', 'assess')}${notebooks.length > 0 && link('index.html#studies', 'Studies', 'notebook', 'true')}</ul></nav>
<fieldset class="theme" hidden><legend class="visually-hidden">Colour scheme</legend>${(['auto', 'light', 'dark'] as const).map((value) => html`<label><input type="radio" name="theme" value="${value}"><span>${value}</span></label>`)}</fieldset>
</div></header>`;
}

export function footer(notice: string, version: string): Markup {
  return html`<footer class="footer"><p class="notice">${notice}</p>
<p>Incognita ${version}. This page asks nothing of any server but its own, and keeps nothing but your choice of colours.</p></footer>`;
}

export function page(site: Site, { path, title, notice, current, offline, main }: Layout): Page {
  return {
    path,
    markup: html`<!doctype html>
<html lang="en">
<head>
${head(path, title, offline)}
</head>
<body>
${masthead(path, current, site)}
<main id="main" tabindex="-1">
${main}
</main>
${footer(notice, site.version)}
</body>
</html>
`.markup,
  };
}
