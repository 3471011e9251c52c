import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type SourceFile, sourceFiles } from '../support/sourceFiles.ts';

const code = sourceFiles('shared', 'electron', 'renderer/src');
const everything = [...code, ...sourceFiles('test')];

const longestFile = 330;
const paths = (files: readonly SourceFile[]) => files.map(({ path }) => path);
/** Without strings and comments, in which the words may stand. */
const bare = (text: string) =>
  text
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/(?<!:)\/\/.*$/gm, '')
    .replaceAll(/'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g, "''");

describe('every source file', () => {
  test(`has at most ${longestFile} lines`, () => {
    const long = code.filter(({ text }) => text.split('\n').length - 1 > longestFile);
    expect(long.map(({ path, text }) => `${path}: ${text.split('\n').length - 1}`)).toEqual([]);
  });

  test('never says any', () => {
    expect(paths(everything.filter(({ text }) => /(?:[:<|]|\bas)\s*any\b(?!\s*[:(.])/.test(bare(text))))).toEqual([]);
  });

  test('silences neither the compiler nor the linter', () => {
    const silenced = /@ts-(?:ignore|nocheck|expect-error)|biome-ignore|eslint-disable/;
    const silencing = everything.filter(({ path }) => path !== 'test/architecture/sourceHabits.test.ts');
    expect(paths(silencing.filter(({ text }) => silenced.test(text)))).toEqual([]);
  });

  test('leaves nothing for later', () => {
    const later = /\b(?:TODO|FIXME|HACK)\b/;
    const leaving = everything.filter(({ path }) => path !== 'test/architecture/sourceHabits.test.ts');
    expect(paths(leaving.filter(({ text }) => later.test(text)))).toEqual([]);
  });

  test('is named for what it holds', () => {
    const vague = /^(?:utils?|helpers?|common|managers?|misc|index)\.tsx?$/i;
    const named = everything.filter(({ path }) => path !== 'electron/database/migrations/index.ts');
    expect(paths(named.filter(({ path }) => vague.test(basename(path))))).toEqual([]);
  });

  test('exports by name and hands on nothing of others', () => {
    const tools = /\.config\.ts$|globalSetup\.ts$|Reporter\.ts$/;
    const product = code.filter(({ path }) => !tools.test(path));
    expect(paths(product.filter(({ text }) => /^export default\b/m.test(text)))).toEqual([]);
    const barrel = /^export\s+(?:\*|(?:type\s+)?\{[^}]*\})\s+from\b/m;
    expect(paths(product.filter(({ text }) => barrel.test(text)))).toEqual([]);
  });
});

describe('the search', () => {
  test.each(['const x: any = 1;', 'f<any>()', 'x as any', '(a: any) => 1', 'string | any'])('finds %s', (text) => {
    expect(/(?:[:<|]|\bas)\s*any\b(?!\s*[:(.])/.test(bare(text))).toBe(true);
  });

  test.each(["const x = 'as any';", '// as any', 'if (any(x))', 'Promise.any(x)', '{ any: 1 }'])(
    'leaves %s',
    (text) => {
      expect(/(?:[:<|]|\bas)\s*any\b(?!\s*[:(.])/.test(bare(text))).toBe(false);
    },
  );
});
