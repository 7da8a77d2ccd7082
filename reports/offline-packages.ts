import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** `https://cdn…/npm/<package>[@version][/path]` and `npm:<package>`, as Notebook Kit writes its imports. */
const REMOTE = /^(?:https:\/\/cdn\.jsdelivr\.net\/npm\/|npm:)((?:@[^/@]+\/)?[^/@]+)(?:@[^/]*)?(\/.*)?$/;
const ABSENT = '\0incognita:absent:';

/**
 * Makes a notebook work offline. Notebook Kit imports its standard library from a CDN at run time,
 * even to read a CSV file; here each such import is taken from the installed packages, and one that is
 * not installed says so only when a cell uses it.
 */
export function offlinePackages(packageRoot: string): Plugin {
  const require = createRequire(join(packageRoot, 'package.json'));
  return {
    name: 'incognita:offline-packages',
    enforce: 'pre',
    resolveId: {
      filter: { id: REMOTE },
      async handler(source) {
        const [, name = '', path] = REMOTE.exec(source)!;
        const wanted = path === undefined || path.startsWith('/+esm') ? name : name + path.replace(/\/\+esm$/, '');
        const found = await this.resolve(wanted, join(packageRoot, 'package.json'), { skipSelf: true });
        if (found !== null && !found.external) return found;
        try {
          return require.resolve(wanted);
        } catch {
          return ABSENT + wanted;
        }
      },
    },
    load(id) {
      if (!id.startsWith(ABSENT)) return null;
      const name = JSON.stringify(id.slice(ABSENT.length));
      // CommonJS, so that any name may be imported from it; using one says what is missing.
      return `const refuse = () => { throw new Error(${name} + ' is not available offline; install it beside incognita and build again'); };
module.exports = new Proxy(refuse, { get: (_, key) => (key === 'then' || key === '__esModule' || typeof key === 'symbol' ? undefined : refuse) });`;
    },
    transform(code, id) {
      // Style sheets of packages that are not installed would be fetched too.
      return id.endsWith('.css') && code.includes('cdn.jsdelivr.net') ? code.replace(/@import\s+url\([^)]*cdn\.jsdelivr\.net[^)]*\)[^;]*;/g, '') : null;
    },
  };
}
