import { standInState } from './app.ts';
import { strict } from './strict.ts';

type Handler = (request: Request | { url: string; method: string }) => Response | Promise<Response>;

const privileged = new Set<string>();
const handlers = new Map<string, Handler>();

export const protocol = strict('protocol', {
  registerSchemesAsPrivileged(schemes: { scheme: string; privileges: { standard?: boolean; secure?: boolean } }[]) {
    if (standInState.isReady) throw new Error('Schemes must be registered before the app is ready.');
    if (privileged.size > 0) throw new Error('Schemes can be registered only once.');
    for (const { scheme, privileges } of schemes) if (privileges.standard && privileges.secure) privileged.add(scheme);
  },
  handle(scheme: string, handler: Handler) {
    if (!standInState.isReady) throw new Error('A protocol can be handled only once the app is ready.');
    if (!privileged.has(scheme)) throw new Error(`The scheme ${scheme} was not registered as standard and secure.`);
    handlers.set(scheme, handler);
  },
});

/**
 * Chromium outside Electron knows no scheme of ours, so its pages live at this stand-in origin; the app sees only its own.
 * `.invalid` can never be a real host.
 */
const appPrefix = 'app://bundle/';
const pagePrefix = 'https://bundle.app.invalid/';

export function toPageUrl(url: string): string {
  return url.startsWith(appPrefix) ? pagePrefix + url.slice(appPrefix.length) : url;
}

export function toAppUrl(url: string): string {
  return url.startsWith(pagePrefix) ? appPrefix + url.slice(pagePrefix.length) : url;
}

export function toAppOrigin(url: string): string {
  const appUrl = toAppUrl(url);
  return appUrl.startsWith(appPrefix) ? appPrefix.slice(0, -1) : (URL.parse(appUrl)?.origin ?? 'null');
}

/** Undefined where no handler is in charge of the scheme. */
export function handled(url: string, method: string): Promise<Response> | undefined {
  const handler = handlers.get(URL.parse(url)?.protocol.slice(0, -1) ?? '');
  return handler && Promise.resolve(handler({ url, method }));
}
