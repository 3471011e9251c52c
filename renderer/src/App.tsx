import { QueryClientProvider, useQuery } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { Tooltip } from 'radix-ui';
import { TopErrorBoundary } from './layout/TopErrorBoundary.tsx';
import { router } from './routes.tsx';
import { queryClient, trpc } from './rpc/client.ts';
import { PreferencesProvider } from './theme/PreferencesProvider.tsx';

export function App() {
  return (
    <TopErrorBoundary>
      <QueryClientProvider client={queryClient}>
        <WithPreferences />
      </QueryClientProvider>
    </TopErrorBoundary>
  );
}

function WithPreferences() {
  const settings = useQuery(trpc.settings.getSettings.queryOptions()).data;
  return (
    <PreferencesProvider settings={settings}>
      <Tooltip.Provider delayDuration={350}>
        <RouterProvider router={router} />
      </Tooltip.Provider>
    </PreferencesProvider>
  );
}
