import { describe, expect, test } from 'vitest';
import { isGranted, isRequestAllowed } from '../../electron/desktop/session.ts';

describe('permissions of the page', () => {
  test.each([
    'media',
    'geolocation',
    'notifications',
    'midi',
    'midiSysex',
    'pointerLock',
    'fullscreen',
    'openExternal',
    'clipboard-read',
    'display-capture',
    'hid',
    'serial',
    'usb',
    'fileSystem',
    'local-network-access',
    'idle-detection',
    'unknown',
    '',
  ])('%j is denied', (permission) => {
    expect(isGranted(permission, 'app://bundle/')).toBe(false);
  });

  test('our page may put text on the clipboard', () => {
    expect(isGranted('clipboard-sanitized-write', 'app://bundle/transactions')).toBe(true);
  });

  test.each([undefined, '', 'null', 'https://example.com/', 'app://bundle.evil/'])('nobody else may: %j', (url) => {
    expect(isGranted('clipboard-sanitized-write', url)).toBe(false);
  });
});

describe('requests of the session', () => {
  test.each([
    'https://example.com/',
    'http://127.0.0.1:9222/json',
    'ws://localhost/',
    'wss://example.com/',
    'ftp://example.com/',
    'file:///etc/passwd',
    'app://elsewhere/',
    'chrome-extension://abc/x.js',
  ])('%s is cancelled, in development too', (url) => {
    expect([isRequestAllowed(url, false), isRequestAllowed(url, true)]).toEqual([false, false]);
  });

  test('developer tools load in development only', () => {
    const url = 'devtools://devtools/bundled/devtools_app.html';
    expect([isRequestAllowed(url, false), isRequestAllowed(url, true)]).toEqual([false, true]);
  });

  test('our own files load', () => {
    expect(isRequestAllowed('app://bundle/assets/page.js', false)).toBe(true);
  });
});
