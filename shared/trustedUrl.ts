/** The desktop page's scheme and origin. A custom scheme, because `file://` would give the page the whole disk. */
export const appScheme = 'app';
export const appOrigin = 'app://bundle';

/** The parts of the platform's URL parser that this module needs; Node, Electron and browsers all have it. */
interface ParsedUrl {
  readonly protocol: string;
  readonly host: string;
  readonly username: string;
  readonly password: string;
}
declare const URL: { parse(text: string): ParsedUrl | null };

/**
 * Whether `url` belongs to exactly `origin` (`scheme://host[:port]`). Compares parsed parts, never prefixes or
 * substrings: `https://x/?next=app://bundle` and `app://bundle.evil` are strangers.
 * `URL.origin` is not used, because it is the string "null" for a scheme that the parser does not know.
 */
export function isTrustedUrl(url: string, origin: string): boolean {
  const actual = URL.parse(url);
  const expected = URL.parse(origin);
  return (
    actual !== null &&
    expected !== null &&
    actual.protocol === expected.protocol &&
    actual.host === expected.host &&
    actual.username === '' &&
    actual.password === ''
  );
}

/**
 * The path below a folder that a request means, with `/` between its parts and none in front; '' for the folder itself.
 * Null where it tries to leave the folder or is not readable. Decodes once, so that `%252e` stays a file name.
 *
 * @param pathname the path part of a URL as the parser gave it, percent-encoded
 */
export function requestedPath(pathname: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (decoded.includes('\0') || decoded.includes('\\') || decoded.includes(':')) return null;
  const parts = decoded.split('/').filter((part) => part !== '');
  return parts.some((part) => part === '.' || part === '..') ? null : parts.join('/');
}
