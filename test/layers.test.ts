import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import ts from 'typescript';
import { build } from 'vite';
import { describe, expect, it } from 'vitest';

/** The import table of the architecture: a folder may import what it lists, and itself. */
const SIX = ['stats', 'random', 'schema', 'columns', 'workers', 'engine'];
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  stats: [],
  random: ['stats'],
  schema: [],
  columns: ['schema', 'stats', 'random'],
  workers: ['schema'],
  engine: ['schema', 'columns'],
  population: SIX,
  crm: SIX,
  sources: [...SIX, 'crm'],
  release: SIX,
  attack: SIX,
  measure: [...SIX, 'population', 'crm', 'sources', 'release', 'attack'],
  scenario: [...SIX, 'population', 'crm', 'sources', 'release', 'attack', 'measure'],
  report: [...SIX, 'measure', 'scenario'],
};
/** Files directly in `src/` and the commands stand on top: nothing imports them back, but the version. */
const TOP = ['cli', ''];

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => path.replaceAll('\\', '/'));

const folderOf = (file: string): string => (file.includes('/') ? file.split('/')[0]! : '');

/** Every import and export-from of a file, type-only ones and dynamic ones included. */
function importsOf(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(join('src', file), 'utf8'), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier !== undefined && ts.isStringLiteral(node.moduleSpecifier)) found.push(node.moduleSpecifier.text);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword && node.arguments[0] !== undefined && ts.isStringLiteral(node.arguments[0])) found.push(node.arguments[0].text);
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)) found.push(node.argument.literal.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const own = new Map(
  files.map((file) => [
    file,
    importsOf(file)
      .filter((specifier) => specifier.startsWith('.'))
      .map((specifier) => normalize(join(dirname(file), specifier)).replaceAll('\\', '/')),
  ]),
);

describe('the import rule', () => {
  it('holds in every file, type imports included', () => {
    const broken = [...own].flatMap(([file, targets]) =>
      targets
        .filter((target) => {
          const from = folderOf(file);
          const to = folderOf(target);
          if (from === to || target === 'version.ts') return false;
          if (TOP.includes(from)) return from === '' && to === 'cli';
          return !(ALLOWED[from] ?? []).includes(to);
        })
        .map((target) => `${file} imports ${target}`),
    );
    expect(broken).toEqual([]);
  });

  it('names every folder of src', () => {
    const folders = new Set(files.map(folderOf));
    expect([...folders].filter((folder) => !TOP.includes(folder) && ALLOWED[folder] === undefined)).toEqual([]);
  });

  it('leaves no cycle of files, types included', () => {
    const state = new Map<string, 'open' | 'closed'>();
    const cycles: string[] = [];
    const visit = (file: string, path: readonly string[]): void => {
      if (state.get(file) === 'closed') return;
      if (state.get(file) === 'open') {
        cycles.push([...path.slice(path.indexOf(file)), file].join(' → '));
        return;
      }
      state.set(file, 'open');
      for (const target of own.get(file) ?? []) visit(target, [...path, file]);
      state.set(file, 'closed');
    };
    for (const file of files) visit(file, []);
    expect(cycles).toEqual([]);
  });

  it('keeps Node modules in adapters, commands and file writers', () => {
    const allowed = /^(engine\/|workers\/|cli\/|report\/write-|scenario\/scenario-file|run\.ts|[^/]*\.job\.ts)/;
    const broken = files.filter((file) => !allowed.test(file) && importsOf(file).some((specifier) => specifier.startsWith('node:')));
    expect(broken).toEqual([]);
  });

  it('gives every file a name of its own', () => {
    const names = files.map((file) => file.split('/').at(-1)!).filter((name) => name !== 'index.ts');
    const cliAndStage = names.filter((name, i) => names.indexOf(name) !== i);
    expect(cliAndStage.filter((name) => !files.includes(`cli/${name}`))).toEqual([]);
  });
});

describe('numbers that are the same everywhere', () => {
  it('come from no native elementary function, clock or global randomness', () => {
    const native = new Set('exp expm1 log log1p log2 log10 pow sin cos tan asin acos atan atan2 sinh cosh tanh hypot cbrt random'.split(' '));
    const banned = (node: ts.Node): boolean =>
      (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression) && ((node.expression.text === 'Math' && native.has(node.name.text)) || (node.expression.text === 'Date' && node.name.text === 'now'))) ||
      (ts.isBinaryExpression(node) && [ts.SyntaxKind.AsteriskAsteriskToken, ts.SyntaxKind.AsteriskAsteriskEqualsToken].includes(node.operatorToken.kind)) ||
      (ts.isNewExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'Date' && (node.arguments ?? []).length === 0);
    const broken: string[] = [];
    for (const file of files.filter((name) => !name.startsWith('cli/'))) {
      const source = ts.createSourceFile(file, readFileSync(join('src', file), 'utf8'), ts.ScriptTarget.Latest, true);
      const visit = (node: ts.Node): void => {
        if (banned(node)) broken.push(`${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${node.getText().slice(0, 60)}`);
        ts.forEachChild(node, visit);
      };
      visit(source);
    }
    expect(broken).toEqual([]);
  });
});

describe('the published package', () => {
  it('ships every source file that the site and the notebooks need when they are built', () => {
    const shipped: string[] = JSON.parse(readFileSync('package.json', 'utf8')).files;
    const missing = ['reports', 'notebooks'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((path) => /\.(ts|html)$/.test(path) && !/^(runs|dist)\b/.test(path))
        .flatMap((path) => {
          const text = readFileSync(join(folder, path), 'utf8');
          const imported = [...text.matchAll(/^\s*(?:import|export)(?! type)[^'"]*?from ['"]([^'"]+)['"]/gm)].map((match) => normalize(join(folder, dirname(path), match[1]!)).replaceAll('\\', '/'));
          return imported.filter((target) => target.startsWith('src/') && !shipped.some((entry) => target === entry || target.startsWith(`${entry}/`))).map((target) => `${folder}/${path} imports ${target}`);
        }),
    );
    expect(missing).toEqual([]);
  });
});

describe('the browser entry', () => {
  it('bundles without any Node module', async () => {
    const result = await build({
      configFile: false,
      logLevel: 'silent',
      build: { write: false, minify: false, lib: { entry: 'src/browser.ts', formats: ['es'] }, rollupOptions: { external: [] } },
      plugins: [
        {
          name: 'no-node',
          enforce: 'pre',
          resolveId(id: string, importer: string | undefined) {
            if (id.startsWith('node:')) throw new Error(`${relative('.', importer ?? '')} reaches ${id}`);
            return null;
          },
        },
      ],
    });
    expect(result).toBeTruthy();
  });
});
