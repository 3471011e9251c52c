import { useRef, useState } from 'react';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { countOf } from '../../ui/format.ts';
import { saveFile } from '../../ui/saveFile.ts';
import { showErrorToast, showToast } from '../../ui/Toast.tsx';
import { auditCsv } from './auditCsv.ts';
import type { AuditFilter } from './auditFilter.ts';
import { allEntries } from './auditSearch.ts';

export type ExportFormat = 'csv' | 'json';

interface AuditExport {
  /** How far a running export is; null when none runs. */
  readonly progress: { readonly done: number; readonly total: number } | null;
  start(filter: AuditFilter, format: ExportFormat): Promise<void>;
  cancel(): void;
}

/** Collects every entry of a filter and hands it over as a file, which the browser saves where the person wants. */
export function useAuditExport(): AuditExport {
  const { locale } = usePreferences();
  const [progress, setProgress] = useState<AuditExport['progress']>(null);
  const controller = useRef<AbortController>(null);

  async function start(filter: AuditFilter, format: ExportFormat) {
    const running = new AbortController();
    controller.current = running;
    setProgress({ done: 0, total: 0 });
    try {
      const entries = await allEntries(filter, running.signal, (done, total) => setProgress({ done, total }));
      const text = format === 'csv' ? auditCsv(entries) : `${JSON.stringify(entries, null, 2)}\n`;
      saveFile(`audit-log.${format}`, text, format === 'csv' ? 'text/csv' : 'application/json');
      showToast({ message: `audit-log.${format} holds ${countOf(entries.length, 'entry', 'entries', locale)}.` });
    } catch (error) {
      if (!running.signal.aborted) showErrorToast(error);
    } finally {
      setProgress(null);
    }
  }
  return { progress, start, cancel: () => controller.current?.abort() };
}
