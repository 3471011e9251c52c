import { useState } from 'react';
import type { AppErrorShape } from '../../../shared/errors.ts';
import { Button } from './Button.tsx';
import { readError } from './readError.ts';

/** What happened, what to do next, and the id under which the log knows it. Takes any thrown value. */
export function ErrorPanel({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const shape = readError(error);
  return (
    <div role="alert" className="rounded-card border border-bad/40 bg-bad-soft px-4.5 py-4">
      <p className="font-semibold">{shape.message}</p>
      <p className="mt-0.5 text-ink">{shape.nextStep}</p>
      <div className="mt-3 flex flex-wrap items-center gap-2">
        {onRetry && <Button onClick={onRetry}>Try again</Button>}
        <CopyButton text={diagnosticsOf(shape)} label="Copy details" />
        {shape.correlationId && <span className="text-small text-soft">Correlation id {shape.correlationId}</span>}
      </div>
    </div>
  );
}

function diagnosticsOf(shape: AppErrorShape): string {
  return [`code: ${shape.code}`, `message: ${shape.message}`, `correlation id: ${shape.correlationId || 'none'}`].join(
    '\n',
  );
}

export function CopyButton({
  text,
  label,
  size = 'regular',
}: {
  text: string;
  label: string;
  size?: 'regular' | 'small';
}) {
  const [outcome, setOutcome] = useState<'copied' | 'refused' | null>(null);
  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome('copied');
    } catch {
      setOutcome('refused');
    }
  }
  return (
    <>
      <Button size={size} onClick={() => void copy()}>
        {outcome === 'copied' ? 'Copied' : label}
      </Button>
      <output className={outcome === 'refused' ? 'text-small text-soft' : 'sr-only'}>
        {outcome === 'copied' && 'Copied to the clipboard.'}
        {outcome === 'refused' && 'The clipboard was refused; select the text and copy it by hand.'}
      </output>
    </>
  );
}
