import { describe, expect, test } from 'vitest';
import { ConfinedContents } from '../support/confinedContents.ts';

describe('a page that tries to get another page', () => {
  test('is denied every new window, whatever it asks for', () => {
    expect(new ConfinedContents().openWindow()).toBe('deny');
  });

  test('cannot attach a <webview>, not even to our own address', () => {
    expect(new ConfinedContents().attempt('will-attach-webview', 'app://bundle/')).toBe(false);
  });

  test('tells no peer the addresses of this machine', () => {
    expect(new ConfinedContents().webRtcPolicy).toBe('disable_non_proxied_udp');
  });
});
