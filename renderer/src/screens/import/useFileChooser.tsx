import { type ReactNode, useRef } from 'react';
import { fileExtensions } from '../../../../shared/fileFormats.ts';

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
        accept={[...fileExtensions, 'text/csv', 'text/plain'].join(',')}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          // The same file can be chosen again, after it was corrected.
          event.target.value = '';
        }}
      />
    ),
  };
}
