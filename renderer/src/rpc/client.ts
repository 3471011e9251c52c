import { QueryClient } from '@tanstack/react-query';
import { createTRPCClient } from '@trpc/client';
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query';
import type { AppRouter } from '../../../electron/rpc/router.ts';
import type { RpcBridge } from '../../../shared/rpcProtocol.ts';
import { connectBridge } from './bridgeLink.ts';
import { loopbackLink } from './httpLink.ts';

declare global {
  interface Window {
    /** Present in the desktop window only; put there by the preload. */
    readonly countinghouse?: RpcBridge;
  }
}

const bridge = window.countinghouse && connectBridge<AppRouter>(window.countinghouse);

export const trpcClient = createTRPCClient<AppRouter>({
  links: [bridge?.link ?? loopbackLink('/rpc')],
});

/**
 * The host is on this machine: it is never "offline", a failed call fails again at once, and data changes only when the
 * host says so through the events subscription.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { networkMode: 'always', retry: false, refetchOnWindowFocus: false, staleTime: Number.POSITIVE_INFINITY },
    mutations: { networkMode: 'always', retry: false },
  },
});

/** Query, mutation and subscription options by procedure: `trpc.automation.listAutomationRules.queryOptions()`. */
export const trpc = createTRPCOptionsProxy<AppRouter>({ client: trpcClient, queryClient });

/** Hears the application menu of the desktop window; in a browser there is none, and nothing is ever heard. */
export function onMenuAction(listener: (action: string) => void): () => void {
  return bridge?.onAction(listener) ?? (() => {});
}
