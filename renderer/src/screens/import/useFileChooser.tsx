import { type ReactNode, useRef } from 'react';

/** The system's own file dialog. `input` must be rendered somewhere; `open` opens it. */
export function useFileChooser(onFiles: (files: readonly File[]) => void): { open(): void; input: ReactNode } {
  const element = useRef<HTMLInputElement>(null);
  return {
    open: () => element.current?.click(),
    input: (
      <input
        ref={element}
        type="file"
        multiple
        hidden
        aria-label="Bank files"
        accept=".csv,.tsv,.txt,.ofx,.qfx,.qif,.xml,.sta,.mt940,.940,text/csv,text/plain"
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          // The same file can be chosen again, after it was corrected.
          event.target.value = '';
        }}
      />
    ),
  };
}
