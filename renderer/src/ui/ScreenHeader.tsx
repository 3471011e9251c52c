import type { ReactNode } from 'react';
import { useDocumentTitle } from '../hooks/useDocumentTitle.ts';

/** Headline of a screen: what is the case, one sentence below it, and its main actions. Sets the document title. */
export function ScreenHeader({
  title,
  description,
  actions,
  documentTitle = title,
}: {
  title: string;
  description?: ReactNode;
  actions?: ReactNode;
  /** The name of the screen, where the headline is a sentence. */
  documentTitle?: string;
}) {
  useDocumentTitle(documentTitle);
  return (
    <header className="mb-5 flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="min-w-0 flex-1 basis-80">
        <h1 className="font-serif text-headline font-semibold text-balance">{title}</h1>
        {description && <div className="mt-1 text-soft">{description}</div>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  );
}
