import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { ErrorPanel } from '../ui/ErrorPanel.tsx';
import { ScreenHeader } from '../ui/ScreenHeader.tsx';

/** In place of a screen that failed. The navigation stays, and trying again asks the host anew. */
export function ScreenError({ error, reset }: ErrorComponentProps) {
  const queries = useQueryErrorResetBoundary();
  return (
    <>
      <ScreenHeader title="This screen could not be shown" />
      <ErrorPanel
        error={error}
        onRetry={() => {
          queries.reset();
          reset();
        }}
      />
    </>
  );
}
