import { describe, expect, test } from 'vitest';
import { type ImportOf, importsOf, type SourceFile, sourceFiles } from '../support/sourceFiles.ts';

const files = sourceFiles('shared', 'electron', 'renderer/src');

/** Every folder that holds code, from the inside out. A file in none of them fails the test. */
const layers = {
  shared: /^shared\//,
  preload: /^electron\/preload\.ts$/,
  platform: /^electron\/platform\//,
  ml: /^electron\/ml\//,
  importers: /^electron\/importers\//,
  database: /^electron\/database\//,
  workers: /^electron\/workers\//,
  jobs: /^electron\/jobs\//,
  services: /^electron\/services\//,
  rpc: /^electron\/rpc\//,
  http: /^electron\/http\//,
  desktop: /^electron\/desktop\//,
  core: /^electron\/core\.ts$/,
  roots: /^electron\/(?:main|loopback|cli)\.ts$/,
  launcher: /^electron\/(?:launch\.ts$|launcher\/)/,
  page: /^renderer\/src\//,
} as const satisfies Record<string, RegExp>;
type Layer = keyof typeof layers;

const isLayer = (name: string): name is Layer => name in layers;
const layerNames = Object.keys(layers).filter(isLayer);

function layerOf(path: string): Layer | null {
  return layerNames.find((name) => layers[name].test(path)) ?? null;
}

/** Who may import whom, beside their own layer. */
const allowed: Readonly<Record<Layer, readonly Layer[]>> = {
  shared: [],
  preload: ['shared'],
  platform: ['shared'],
  ml: ['shared'],
  importers: ['shared'],
  database: ['shared', 'platform', 'ml'],
  workers: ['shared', 'platform', 'ml', 'importers', 'database', 'services'],
  jobs: ['shared', 'platform', 'database', 'workers', 'services'],
  services: ['shared', 'platform', 'ml', 'importers', 'database', 'jobs', 'workers'],
  rpc: ['shared', 'platform', 'services'],
  http: ['shared', 'platform', 'rpc'],
  desktop: ['shared', 'platform', 'rpc', 'core', 'workers'],
  core: ['shared', 'platform', 'database', 'jobs', 'services', 'rpc', 'workers'],
  roots: ['shared', 'platform', 'core', 'rpc', 'http', 'desktop', 'workers'],
  launcher: ['shared', 'platform'],
  page: ['shared'],
};

/** Where a layer may go for types only: nothing of the other is loaded. */
const typesOnly: readonly (readonly [from: Layer, to: Layer])[] = [
  ['jobs', 'services'],
  ['jobs', 'workers'],
  ['services', 'workers'],
  ['core', 'workers'],
];

/** Modules of Node and packages that only some layers may use. */
const packages: readonly (readonly [specifier: RegExp, only: readonly Layer[]])[] = [
  [/^electron(?:\/|$)/, ['desktop', 'preload', 'roots']],
  [/^(?:node:)?(?:http|https|http2|net|tls|dgram|dns)(?:\/|$)/, ['http']],
  [/^better-sqlite3$/, ['database']],
  [/^drizzle-orm(?:\/|$)/, ['database']],
  [/^brain\.js$/, ['ml']],
  [/^@trpc\/server(?:\/|$)/, ['rpc', 'http', 'desktop', 'roots', 'page']],
  [/^(?:node:)?worker_threads$/, ['workers']],
  [/^(?:react|react-dom|@tanstack\/|@trpc\/client|@trpc\/tanstack|radix-ui|recharts|cmdk|lucide)/, ['page']],
];
const withoutNode: readonly Layer[] = ['shared', 'ml', 'importers', 'page', 'preload'];

function problemsOf({ path, imports }: SourceFile): string[] {
  const from = layerOf(path);
  if (from === null) return [`${path} belongs to no layer`];
  return imports.flatMap((imported) => problemOf(path, from, imported) ?? []);
}

function problemOf(path: string, from: Layer, { specifier, target, isTypeOnly }: ImportOf): string | null {
  const problem = `${path} → ${specifier}`;
  if (target === null) {
    if (/^node:/.test(specifier) && withoutNode.includes(from)) return problem;
    if (from === 'shared' && specifier !== 'zod') return problem;
    const rule = packages.find(([pattern]) => pattern.test(specifier));
    const mayUse = !rule || rule[1].includes(from) || (isTypeOnly && from === 'workers');
    return mayUse ? null : problem;
  }
  if (target === 'package.json') return from === 'roots' || from === 'desktop' ? null : problem;
  const to = layerOf(target);
  if (to === null) return /\.(?:css|sql)$/.test(target) ? null : `${problem} (no layer)`;
  if (to === from) return null;
  if (from === 'page') {
    const isRouterType = target === 'electron/rpc/router.ts' && isTypeOnly && path === 'renderer/src/rpc/client.ts';
    return to === 'shared' || isRouterType ? null : problem;
  }
  if (!allowed[from].includes(to)) return problem;
  const onlyTypes = typesOnly.some(([one, other]) => one === from && other === to);
  return onlyTypes && !isTypeOnly ? `${problem} (types only)` : null;
}

/** Services and jobs write SQL through the stores; of the database itself they know the open book and its connection. */
function databaseInternals({ path, imports }: SourceFile): string[] {
  const from = layerOf(path);
  if (from !== 'services' && from !== 'jobs' && from !== 'workers') return [];
  return imports
    .filter(({ target }) => target?.startsWith('electron/database/'))
    .filter(({ target, isTypeOnly }) => {
      if (target?.startsWith('electron/database/stores/')) return false;
      if (target === 'electron/database/connection.ts') return !isTypeOnly && from !== 'workers';
      return !(target === 'electron/database/BookDatabase.ts' && isTypeOnly);
    })
    .map(({ specifier }) => `${path} → ${specifier}`);
}

describe('the layers', () => {
  test('hold every file', () => {
    expect(files.length).toBeGreaterThan(200);
    expect(files.filter(({ path }) => layerOf(path) === null).map(({ path }) => path)).toEqual([]);
  });

  test('import only what the table allows', () => {
    expect(files.flatMap(problemsOf)).toEqual([]);
  });

  test('reach the database only through its stores', () => {
    expect(files.flatMap(databaseInternals)).toEqual([]);
  });

  test('screens do not import one another, and the kit knows no screen and no procedure', () => {
    const screenOf = (path: string) => /^renderer\/src\/screens\/([^/]+)\//.exec(path)?.[1] ?? null;
    // A file can be dropped on the first screen as on the import screen.
    const isKnownLoan = (path: string, target: string) =>
      path.startsWith('renderer/src/screens/home/') && target.startsWith('renderer/src/screens/import/');
    const kit = /^renderer\/src\/(?:ui|charts|theme|hooks)\//;
    const problems = files.flatMap(({ path, imports }) =>
      imports
        .filter(({ target }) => {
          if (target === null) return false;
          const [own, other] = [screenOf(path), screenOf(target)];
          if (own !== null && other !== null && own !== other) return !isKnownLoan(path, target);
          return kit.test(path) && (other !== null || target.startsWith('renderer/src/rpc/'));
        })
        .map(({ specifier }) => `${path} → ${specifier}`),
    );
    expect(problems).toEqual([]);
  });

  test('no file imports itself round a circle at run time', () => {
    expect(circles(files)).toEqual([]);
  });
});

/** Every chain of imports that are loaded at run time and lead back to where they began, named by its files. */
function circles(all: readonly SourceFile[]): string[] {
  const edges = new Map(
    all.map(({ path, imports }) => [
      path,
      imports.filter(({ isTypeOnly }) => !isTypeOnly).flatMap(({ target }) => target ?? []),
    ]),
  );
  const found = new Set<string>();
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]) => {
    const start = trail.indexOf(path);
    if (start >= 0) found.add([...trail.slice(start), path].join(' → '));
    if (start >= 0 || done.has(path)) return;
    for (const next of edges.get(path) ?? []) visit(next, [...trail, path]);
    done.add(path);
  };
  for (const path of edges.keys()) visit(path, []);
  return [...found];
}

describe('the reading of imports', () => {
  const read = (text: string) => importsOf('electron/services/a/A.ts', text)[0];

  test.each<[string, string | null, boolean]>([
    ["import { B } from '../b/B.ts';", 'electron/services/b/B.ts', false],
    ["import type { B } from '../b/B.ts';", 'electron/services/b/B.ts', true],
    ["import { type B, type C } from './B.ts';", 'electron/services/a/B.ts', true],
    ["import {\n  type B,\n  C,\n} from './B.ts';", 'electron/services/a/B.ts', false],
    ["export { B } from './B.ts';", 'electron/services/a/B.ts', false],
    ["import './B.ts';", 'electron/services/a/B.ts', false],
    ["const b = await import('./B.ts');", 'electron/services/a/B.ts', false],
    ["import raw from './x.sql?raw';", 'electron/services/a/x.sql', false],
    ["import * as z from 'zod';", null, false],
  ])('%s', (text, target, isTypeOnly) => {
    expect(read(text)).toMatchObject({ target, isTypeOnly });
  });

  test('a circle of three is found', () => {
    const file = (path: string, to: string): SourceFile => ({
      path,
      text: '',
      imports: importsOf(path, `import '${to}';`),
    });
    expect(
      circles([file('shared/a.ts', './b.ts'), file('shared/b.ts', './c.ts'), file('shared/c.ts', './a.ts')]),
    ).toEqual(['shared/a.ts → shared/b.ts → shared/c.ts → shared/a.ts']);
  });

  test.each([
    ['electron/services/a/A.ts', "import { x } from '../../rpc/trpc.ts';"],
    ['electron/ml/a.ts', "import { readFileSync } from 'node:fs';"],
    ['electron/importers/a.ts', "import { x } from '../database/connection.ts';"],
    ['electron/services/a/A.ts', "import { app } from 'electron';"],
    ['renderer/src/screens/home/A.tsx', "import type { AppRouter } from '../../../../electron/rpc/router.ts';"],
    ['renderer/src/rpc/client.ts', "import { appRouter } from '../../../electron/rpc/router.ts';"],
    ['shared/a.ts', "import { x } from 'zod-extra';"],
    ['electron/jobs/a.ts', "import { EventService } from '../services/events/EventService.ts';"],
    ['electron/newFolder/a.ts', ''],
  ])('%s may not say %s', (path, text) => {
    expect(problemsOf({ path, text, imports: importsOf(path, text) })).toHaveLength(1);
  });
});
