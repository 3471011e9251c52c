/** Where the page comes from decides the one directive that differs: only the loopback page may talk to its host. */
export type PageHost = 'desktop' | 'loopback';

/**
 * The Content-Security-Policy of the only page there is. Two things in it are looser than they could be, both for Radix:
 * it locks scrolling behind a dialog with a <style> element of its own ('unsafe-inline' for styles), and its select
 * writes one through innerHTML (so no `require-trusted-types-for`).
 */
export function contentSecurityPolicy(host: PageHost): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src ${host === 'desktop' ? "'none'" : "'self'"}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Every header that both hosts put on every answer. */
export function pageHeaders(host: PageHost): Record<string, string> {
  return {
    'content-security-policy': contentSecurityPolicy(host),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), hid=()',
  };
}
