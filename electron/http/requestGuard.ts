/** What the guard needs to know of a request; header values as received. */
export interface RequestFacts {
  readonly method: string;
  readonly pathname: string;
  readonly host: string | undefined;
  readonly origin: string | undefined;
  readonly fetchSite: string | undefined;
}

export interface Refusal {
  readonly status: number;
  readonly sentence: string;
}

const wrongAddress: Refusal = { status: 421, sentence: 'Countinghouse answers only at the address it printed.' };
const otherSite: Refusal = { status: 403, sentence: 'Another site may not call Countinghouse.' };

/**
 * Refuses every request that did not come from our own page or from a person who typed the address. Null: let it pass.
 *
 * - The Host must be exact: a name that an attacker's DNS points at 127.0.0.1 would make their page same-origin.
 * - Browsers name the Origin on every POST and on every cross-origin read, and Sec-Fetch-Site on everything.
 * - There is no CORS: no answer ever carries an Access-Control header, and a preflight is an unknown method.
 */
export function refuseRequest(facts: RequestFacts, host: string): Refusal | null {
  if (facts.host !== host) return wrongAddress;
  if (facts.origin !== undefined && facts.origin !== `http://${host}`) return otherSite;
  // 'none' is a person's own doing: typed, bookmarked, opened from a terminal. It can only be a navigation.
  const isOwnDoing = facts.fetchSite === 'none' && facts.method === 'GET';
  if (facts.fetchSite !== undefined && facts.fetchSite !== 'same-origin' && !isOwnDoing) return otherSite;

  const isCall = facts.pathname.startsWith('/rpc/');
  if (facts.method === 'POST' && isCall) return facts.origin === undefined ? otherSite : null;
  if (facts.method === 'GET' || (facts.method === 'HEAD' && !isCall)) return null;
  return { status: 405, sentence: `${facts.method} is not something Countinghouse understands.` };
}
