import { describe, expect, test } from 'vitest';
import { defaultProfileFolder, profileNamed } from '../../../electron/platform/profileFolder.ts';
import { progressLine } from '../../../electron/platform/progressBar.ts';
import { readStartOptions } from '../../../electron/platform/startOptions.ts';

describe('the words after npm start', () => {
  test('may be none', () => {
    expect(readStartOptions([])).toEqual({ browser: false, open: true, port: 0, profile: undefined, help: false });
  });

  test('are understood in any order', () => {
    const options = readStartOptions(['--no-open', '--profile', 'books', '--port=4000', '--browser']);
    expect(options).toEqual({ browser: true, open: false, port: 4000, profile: 'books', help: false });
  });

  test.each([
    [['--bogus'], 'bogus'],
    [['extra'], 'extra'],
    [['--port'], '--port'],
    [['--port', 'abc'], '"abc"'],
    [['--port', '65536'], '"65536"'],
    [['--port=-1'], '"-1"'],
    [['--profile='], '--profile'],
  ])('%j are answered with a sentence that names the mistake', (words, mistake) => {
    expect(() => readStartOptions(words)).toThrow(
      expect.objectContaining({ code: 'BAD_INPUT', message: expect.stringContaining(mistake) }),
    );
  });
});

describe('the profile folder', () => {
  test.each([
    ['linux', {}, '/home/ada/.local/share/countinghouse'],
    ['linux', { XDG_DATA_HOME: '/data' }, '/data/countinghouse'],
    ['darwin', {}, '/home/ada/Library/Application Support/Countinghouse'],
  ] as const)('on %s with %j is %s', (platform, environment, folder) => {
    expect(defaultProfileFolder(platform, environment, '/home/ada')).toBe(folder);
  });

  test.each([
    [['electron', '.', '--profile=books'], 'books'],
    [['app', '--no-sandbox', '--profile', 'books'], 'books'],
    [['app', '--profile'], undefined],
    [['app'], undefined],
  ])('is found among the arguments %j', (words, profile) => {
    expect(profileNamed(words)).toBe(profile);
  });
});

test('a progress line fills from left to right', () => {
  expect(progressLine(0, 'reading')).toBe('[........................]   0 %  reading');
  expect(progressLine(0.5, 'reading')).toBe('[############............]  50 %  reading');
  expect(progressLine(1, 'done')).toBe('[########################] 100 %  done');
});
