import { Component, type ReactNode } from 'react';
import { Button } from '../ui/Button.tsx';
import { CopyButton } from '../ui/ErrorPanel.tsx';
import { readError } from '../ui/readError.ts';

interface State {
  readonly error: unknown;
}

/** The last net: what failed outside any screen. Says so in words and offers what a report would need. */
export class TopErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override readonly state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <main className="mx-auto max-w-xl px-6 py-16">
        <h1 className="font-serif text-headline font-semibold">Countinghouse cannot show its window</h1>
        <p className="mt-2 text-soft">
          {readError(error).message} Your books are not touched by this: they are kept by another part of the program.
        </p>
        <div className="mt-5 flex flex-wrap items-center gap-2">
          <Button variant="primary" onClick={() => location.reload()}>
            Load again
          </Button>
          <CopyButton label="Copy diagnostics" text={diagnosticsOf(error)} />
        </div>
      </main>
    );
  }
}

/** Nothing of the books: the error, the place in the code, the screen, and the browser. */
function diagnosticsOf(error: unknown): string {
  const { code, message, correlationId } = readError(error);
  return [
    `screen: ${location.pathname}`,
    `code: ${code}`,
    `message: ${message}`,
    `correlation id: ${correlationId || 'none'}`,
    `browser: ${navigator.userAgent}`,
    error instanceof Error ? (error.stack ?? '') : '',
  ].join('\n');
}
