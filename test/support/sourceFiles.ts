import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

export interface ImportOf {
  /** What stands between the quotes. */
  readonly specifier: string;
  /** `import type`, or names that are all marked as types: nothing is loaded at run time. */
  readonly isTypeOnly: boolean;
  /** Path from the root of the project, or null for a package. */
  readonly target: string | null;
}

export interface SourceFile {
  /** From the root of the project, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly ImportOf[];
}

/** Every way to name another module: static imports, re-exports and dynamic imports. */
const importPattern =
  /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:([^'";]*?)\s+from\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

export function importsOf(path: string, text: string): ImportOf[] {
  return [...text.matchAll(importPattern)].map(([, typeKeyword, names, from, dynamic]) => {
    const specifier = from ?? dynamic ?? '';
    const listed =
      /^\{([^}]*)\}$/s
        .exec(names?.trim() ?? '')?.[1]
        ?.split(',')
        .map((name) => name.trim()) ?? [];
    const marked = listed.filter(Boolean);
    return {
      specifier,
      isTypeOnly: typeKeyword !== undefined || (marked.length > 0 && marked.every((name) => name.startsWith('type '))),
      target: specifier.startsWith('.') ? targetOf(path, specifier) : null,
    };
  });
}

/** A query such as `?raw` or `?nodeWorker` belongs to the bundler, not to the path. */
function targetOf(path: string, specifier: string): string {
  const absolute = resolve(root, dirname(path), specifier.replace(/\?.*$/, ''));
  return relative(root, absolute).split(sep).join('/');
}

export function sourceFiles(...folders: string[]): SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => {
        const path = relative(root, join(entry.parentPath, entry.name)).split(sep).join('/');
        const text = readFileSync(join(root, path), 'utf8');
        return { path, text, imports: importsOf(path, text) };
      }),
  );
}
