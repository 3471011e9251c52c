import type { AppRouter } from '../rpc/router.ts';
import type { Context } from '../rpc/trpc.ts';

/** What the desktop needs of the core. */
export interface DesktopCore {
  readonly router: AppRouter;
  readonly createContext: () => Context;
  close(): Promise<void>;
}
