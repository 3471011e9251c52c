import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadWindowState, saveWindowState } from '../../../electron/desktop/windowState.ts';

const screenArea = { x: 0, y: 0, width: 1920, height: 1080 };
const state = { x: 100, y: 50, width: 1200, height: 800, isMaximized: false };

describe('where the window stood', () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'window-'));
    path = join(folder, 'window.json');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('is remembered', () => {
    saveWindowState(path, state);
    expect(loadWindowState(path, [screenArea])).toEqual(state);
  });

  test('is unknown at the first start', () => {
    expect(loadWindowState(path, [screenArea])).toBeNull();
  });

  test.each(['', '{', '[]', '{"x":"left"}', '{"x":0,"y":0,"width":1,"height":1,"isMaximized":false}'])(
    'is forgotten when the file is damaged: %j',
    (content) => {
      writeFileSync(path, content);
      expect(loadWindowState(path, [screenArea])).toBeNull();
    },
  );

  test('is forgotten when its screen was unplugged', () => {
    saveWindowState(path, { ...state, x: 2500 });
    expect(loadWindowState(path, [screenArea])).toBeNull();
    expect(loadWindowState(path, [screenArea, { ...screenArea, x: 1920 }])).not.toBeNull();
  });

  test('is kept when enough of it can be taken hold of, to the left of the first screen too', () => {
    saveWindowState(path, { ...state, x: -1120 });
    expect(loadWindowState(path, [screenArea])).not.toBeNull();
    saveWindowState(path, { ...state, x: -1121 });
    expect(loadWindowState(path, [screenArea])).toBeNull();
  });

  test('is not worth an error when it cannot be written', () => {
    expect(() => saveWindowState(join(folder, 'missing', 'window.json'), state)).not.toThrow();
  });
});
