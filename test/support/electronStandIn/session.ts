import { strict } from './strict.ts';

interface RequestDetails {
  readonly url: string;
  readonly resourceType: string;
}
type RequestListener = (details: RequestDetails, answer: (response: { cancel?: boolean }) => void) => void;
type PermissionRequestHandler = (
  contents: unknown,
  permission: string,
  answer: (granted: boolean) => void,
  details: { readonly requestingUrl: string; readonly isMainFrame: boolean },
) => void;

/** What the app asked of the session, for windows to obey and tests to read. */
export const sessionState = {
  requestListener: undefined as RequestListener | undefined,
  permissionRequestHandler: undefined as PermissionRequestHandler | undefined,
  isOffline: false,
  hasSpellChecker: true,
  proxyRules: '',
};

const webRequest = strict('session.webRequest', {
  onBeforeRequest(filter: { urls: string[] }, listener: RequestListener) {
    if (!filter.urls.includes('<all_urls>')) throw new Error('The stand-in takes <all_urls> only.');
    sessionState.requestListener = listener;
  },
});

const defaultSession = strict('session', {
  webRequest,
  setPermissionRequestHandler(handler: PermissionRequestHandler) {
    sessionState.permissionRequestHandler = handler;
  },
  setPermissionCheckHandler() {},
  setDevicePermissionHandler() {},
  enableNetworkEmulation(options: { offline?: boolean }) {
    sessionState.isOffline = options.offline === true;
  },
  async setProxy(config: { proxyRules?: string }) {
    sessionState.proxyRules = config.proxyRules ?? '';
  },
  setSpellCheckerEnabled(isEnabled: boolean) {
    sessionState.hasSpellChecker = isEnabled;
  },
  setSpellCheckerLanguages() {},
  setSpellCheckerDictionaryDownloadURL() {},
});

export const session = strict('session module', { defaultSession });

export function isCancelled(details: RequestDetails): Promise<boolean> {
  const { requestListener } = sessionState;
  if (requestListener === undefined) return Promise.resolve(false);
  return new Promise((resolve) => requestListener(details, (response) => resolve(response.cancel === true)));
}
