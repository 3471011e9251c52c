import type { App, WebContents } from 'electron';
import { appOrigin, isTrustedUrl } from '../../shared/trustedUrl.ts';
import type { Log } from '../platform/log.ts';

/** Keeps every page where it is: it leaves our origin neither by link, redirect, frame, window nor <webview>. */
export function confineNavigation(app: App, log: Log): void {
  app.on('web-contents-created', (_event, contents) => confine(contents, log));
}

function confine(contents: WebContents, log: Log): void {
  const refuse = (details: { readonly url: string; preventDefault(): void }) => {
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
