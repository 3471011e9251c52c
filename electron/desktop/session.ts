import type { Session } from 'electron';
import { appOrigin, isTrustedUrl } from '../../shared/trustedUrl.ts';
import type { Log } from '../platform/log.ts';

/** The port named "discard": nothing answers there. */
const deadProxy = 'http://127.0.0.1:9';

/** What the page may do beyond showing itself: put plain text on the clipboard, when a person presses "copy". */
const grantedPermissions: ReadonlySet<string> = new Set(['clipboard-sanitized-write']);

/** Whether the page may have `permission`. */
export function isGranted(permission: string, requestingUrl: string | undefined): boolean {
  return grantedPermissions.has(permission) && requestingUrl !== undefined && isTrustedUrl(requestingUrl, appOrigin);
}

/** Whether a request may be made at all. `data:` never leaves the process; developer tools exist in development only. */
export function isRequestAllowed(url: string, withDevTools: boolean): boolean {
  if (isTrustedUrl(url, appOrigin) || url.startsWith('data:')) return true;
  return withDevTools && url.startsWith('devtools:');
}

/**
 * Takes network, permissions and spell checking away from the session. Must have ended before a window exists: Chromium
 * fetches dictionaries for a window that was opened earlier even when told not to.
 */
export async function secureSession(session: Session, options: { withDevTools: boolean; log: Log }): Promise<void> {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    answer(isGranted(permission, details.requestingUrl));
  });
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin) =>
    isGranted(permission, requestingOrigin),
  );
  session.setDevicePermissionHandler(() => false);

  // Only the last listener of a session counts, so there must be no other. An empty `urls` would match nothing.
  session.webRequest.onBeforeRequest({ urls: ['<all_urls>'] }, (details, answer) => {
    const cancel = !isRequestAllowed(details.url, options.withDevTools);
    if (cancel) options.log.write('warn', 'request refused', { type: details.resourceType });
    answer({ cancel });
  });
  session.enableNetworkEmulation({ offline: true });
  // '<-loopback>' takes back the rule by which Chromium never uses a proxy for this machine itself.
  await session.setProxy({ mode: 'fixed_servers', proxyRules: deadProxy, proxyBypassRules: '<-loopback>' });

  session.setSpellCheckerEnabled(false);
  session.setSpellCheckerLanguages([]);
  session.setSpellCheckerDictionaryDownloadURL(`${deadProxy}/`);
}
