import type { AuditEntry } from '../../../../shared/contract/audit.ts';
import { Chip } from '../../ui/Chip.tsx';
import { StatusDot } from '../../ui/StatusDot.tsx';
import { DateText, Percent } from '../../ui/Values.tsx';
import type { Column } from '../../ui/VirtualTable.tsx';
import { hasConfidence, systemNames, verdictOf } from './auditWords.ts';

const verdictChips = {
  accepted: <Chip kind="confirmed">Accepted</Chip>,
  corrected: <Chip kind="plain">Corrected</Chip>,
} as const;

/** Beside an open entry there is room for what tells entries apart; the rest stands in the panel. */
const idsBesidePanel: ReadonlySet<string> = new Set(['time', 'summary', 'payee', 'confidence']);

export function auditColumns(
  modelName: (modelVersion: string) => string,
  isBesidePanel: boolean,
): readonly Column<AuditEntry>[] {
  const columns: readonly Column<AuditEntry>[] = [
    {
      id: 'time',
      header: 'Time',
      width: '148px',
      render: (entry) => (
        <span className="text-soft">
          <DateText value={entry.timestamp} />
        </span>
      ),
    },
    { id: 'system', header: 'System', width: '112px', hideBelow: 'md', render: (entry) => systemNames[entry.system] },
    {
      id: 'summary',
      header: 'What happened',
      width: 'minmax(120px, 2fr)',
      render: (entry) => (
        <span title={entry.summary}>
          {!entry.success && (
            <span className="mr-1.5 inline-block align-[-1px]">
              <StatusDot status="bad" label="Failed" />
            </span>
          )}
          {entry.summary}
        </span>
      ),
    },
    {
      id: 'payee',
      header: 'Payee',
      width: 'minmax(90px, 1fr)',
      hideBelow: 'sm',
      render: (entry) => <span title={entry.payeeName ?? undefined}>{entry.payeeName}</span>,
    },
    {
      id: 'verdict',
      header: 'Your verdict',
      width: '96px',
      hideBelow: 'md',
      render: (entry) => {
        const verdict = verdictOf(entry);
        return verdict && verdictChips[verdict];
      },
    },
    {
      id: 'model',
      header: 'Model',
      width: '120px',
      hideBelow: 'lg',
      render: (entry) => <span className="text-soft">{modelName(entry.modelVersion)}</span>,
    },
    {
      id: 'confidence',
      header: 'Sure',
      width: '56px',
      align: 'end',
      hideBelow: 'sm',
      render: (entry) => hasConfidence(entry) && <Percent share={entry.confidence} />,
    },
  ];
  return isBesidePanel ? columns.filter(({ id }) => idsBesidePanel.has(id)) : columns;
}
