import { describe, expect, test } from 'vitest';
import { browserCommand } from '../../../electron/http/openBrowser.ts';

describe('opening the browser', () => {
  test.each([
    ['darwin', {}, 'open'],
    ['win32', {}, 'rundll32'],
    ['linux', { DISPLAY: ':0' }, 'xdg-open'],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, 'xdg-open'],
  ] as const)('on %s with %j it asks %s', (platform, environment, file) => {
    expect(browserCommand(platform, environment)?.file).toBe(file);
  });

  test.each([{}, { DISPLAY: '' }])('is left out on Linux without a screen: %j', (environment) => {
    expect(browserCommand('linux', environment)).toBeNull();
  });
});
