import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * The secrets of one start of the loopback host. Whoever knows the printed token may exchange it for the cookie; other
 * people's processes on this machine know neither.
 */
export interface EntryTokens {
  /** Part of the printed address; good until the host stops. */
  readonly token: string;
  /** For the address handed to the browser's process, whose arguments other users can list: good for one exchange. */
  issueTicket(): string;
  /** The cookie's value for a valid token or ticket, else null. */
  exchange(offered: string): string | null;
  isSession(offered: string | undefined): boolean;
}

export function createEntryTokens(): EntryTokens {
  const token = newSecret();
  const session = newSecret();
  const tickets = new Set<string>();
  return {
    token,
    issueTicket() {
      const ticket = newSecret();
      tickets.add(ticket);
      return ticket;
    },
    exchange: (offered) => (tickets.delete(offered) || isSame(offered, token) ? session : null),
    isSession: (offered) => offered !== undefined && isSame(offered, session),
  };
}

function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Hashing first gives both sides one length, which `timingSafeEqual` asks for. */
function isSame(offered: string, secret: string): boolean {
  return timingSafeEqual(digest(offered), digest(secret));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
