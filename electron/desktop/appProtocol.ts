import type { Protocol } from 'electron';
import { pageHeaders } from '../../shared/csp.ts';
import { appOrigin, appScheme, isTrustedUrl } from '../../shared/trustedUrl.ts';
import { readRendererFile } from '../platform/rendererFiles.ts';

/** Must run before the app is ready, and once. */
export function registerAppScheme(protocol: Protocol): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

export function serveApp(protocol: Protocol, rendererRoot: string): void {
  protocol.handle(appScheme, (request) => answerAppRequest(rendererRoot, request));
}

/** The built page, and nothing outside its folder. */
export async function answerAppRequest(
  rendererRoot: string,
  request: { readonly method: string; readonly url: string },
): Promise<Response> {
  const headers = pageHeaders('desktop');
  if (request.method !== 'GET' && request.method !== 'HEAD') return new Response(null, { status: 405, headers });
  const url = isTrustedUrl(request.url, appOrigin) ? URL.parse(request.url) : null;
  const file = url && (await readRendererFile(rendererRoot, url.pathname));
  if (!file) return new Response(null, { status: 404, headers });
  return new Response(request.method === 'HEAD' ? null : file.body, {
    headers: { ...headers, 'content-type': file.contentType },
  });
}
