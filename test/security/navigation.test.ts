import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { appOrigin, isTrustedUrl } from '../../shared/trustedUrl.ts';
import { ConfinedContents } from '../support/confinedContents.ts';

describe('leaving the page', () => {
  test.each([
    'https://example.com/',
    'https://example.com/?next=app://bundle/',
    'https://example.com/#app://bundle',
    'app://bundle.evil/',
    'app://bundle:8080/',
    'app://evil@bundle/',
    'app://user:password@bundle/',
    'app://bundle@evil/',
    'app://BUNDLE/',
    'app:bundle',
    'app:///bundle',
    'apps://bundle/',
    'file:///etc/passwd',
    'javascript:alert(1)//app://bundle',
    'data:text/html,<script>1</script>',
    'blob:app://bundle/4c5e',
    'about:blank',
    'view-source:app://bundle/',
    'devtools://devtools/bundled/inspector.html',
    'chrome://settings',
    '',
    ' ',
    '//bundle/',
  ])('is refused: %j', (url) => {
    expect(isTrustedUrl(url, appOrigin)).toBe(false);
  });

  test.each(['app://bundle/', 'app://bundle', 'app://bundle/data-quality', 'app://bundle/?a=1#b'])(
    '%s stays',
    (url) => {
      expect(isTrustedUrl(url, appOrigin)).toBe(true);
    },
  );

  test('no other host or scheme is ever ours', () => {
    fc.assert(
      fc.property(
        fc.webUrl({ withFragments: true, withQueryParameters: true }),
        (url) => !isTrustedUrl(url, appOrigin),
      ),
    );
  });

  test('the loopback origin is exact in its port', () => {
    expect(isTrustedUrl('http://127.0.0.1:4000/x', 'http://127.0.0.1:4000')).toBe(true);
    expect(isTrustedUrl('http://127.0.0.1:4001/x', 'http://127.0.0.1:4000')).toBe(false);
    expect(isTrustedUrl('http://localhost:4000/x', 'http://127.0.0.1:4000')).toBe(false);
  });
});

describe.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('on %s', (event) => {
  test('a stranger is prevented and our own page is not', () => {
    const contents = new ConfinedContents();
    expect(contents.attempt(event, 'https://example.com/?next=app://bundle/')).toBe(false);
    expect(contents.attempt(event, 'app://bundle/review')).toBe(true);
  });
});
