import type { App } from 'electron';
import { appOrigin, isTrustedUrl } from '../../shared/trustedUrl.ts';
import type { Log } from '../platform/log.ts';

interface Navigation {
  readonly url: string;
  preventDefault(): void;
}

/** The part of Electron's WebContents by which a page could leave. */
export interface Contents {
  on(event: 'will-navigate', listener: (details: Navigation) => void): unknown;
  on(event: 'will-frame-navigate', listener: (details: Navigation) => void): unknown;
  on(event: 'will-redirect', listener: (details: Navigation) => void): unknown;
  on(event: 'will-attach-webview', listener: (event: { preventDefault(): void }) => void): unknown;
  setWindowOpenHandler(handler: () => { action: 'deny' }): void;
  setWebRTCIPHandlingPolicy(policy: 'disable_non_proxied_udp'): void;
}

/** Confines every page that the app will ever have. */
export function confineNavigation(app: App, log: Log): void {
  app.on('web-contents-created', (_event, contents) => confine(contents, log));
}

/** Keeps a page where it is: it leaves our origin neither by link, redirect, frame, window nor <webview>. */
export function confine(contents: Contents, log: Log): void {
  const refuse = (details: Navigation) => {
    if (isTrustedUrl(details.url, appOrigin)) return;
    details.preventDefault();
    log.write('warn', 'navigation refused');
  };
  contents.on('will-navigate', refuse);
  contents.on('will-frame-navigate', refuse);
  contents.on('will-redirect', refuse);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => {
    log.write('warn', 'new window refused');
    return { action: 'deny' };
  });
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}
