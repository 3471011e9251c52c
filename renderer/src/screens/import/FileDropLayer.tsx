import { useEffect, useRef, useState } from 'react';

/** Takes files that are dropped anywhere in the window, and shows that it would while they are over it. */
export function FileDropLayer({ onFiles }: { onFiles(files: readonly File[]): void }) {
  const isOver = useFileDrop(onFiles);
  if (!isOver) return null;
  return (
    <div className="pointer-events-none fixed inset-0 z-60 grid place-items-center bg-scrim p-6">
      <p className="rounded-card border-2 border-dashed border-accent bg-surface px-8 py-6 font-serif text-headline font-semibold shadow-floating">
        Drop to import
      </p>
    </div>
  );
}

function useFileDrop(onFiles: (files: readonly File[]) => void): boolean {
  const [isOver, setIsOver] = useState(false);
  const latest = useRef(onFiles);
  useEffect(() => {
    latest.current = onFiles;
  });
  useEffect(() => {
    // Entering a child is told before leaving its parent: only the balance says whether the pointer is still inside.
    let depth = 0;
    const listening = new AbortController();
    const { signal } = listening;
    const on = (name: 'dragenter' | 'dragover' | 'dragleave' | 'drop', listener: (event: DragEvent) => void) =>
      window.addEventListener(
        name,
        (event) => {
          if (!event.dataTransfer?.types.includes('Files')) return;
          event.preventDefault();
          listener(event);
        },
        { signal },
      );
    on('dragenter', () => {
      depth += 1;
      setIsOver(true);
    });
    on('dragover', (event) => {
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
    });
    on('dragleave', () => {
      depth -= 1;
      if (depth <= 0) setIsOver(false);
    });
    on('drop', (event) => {
      depth = 0;
      setIsOver(false);
      latest.current([...(event.dataTransfer?.files ?? [])]);
    });
    return () => listening.abort();
  }, []);
  return isOver;
}
