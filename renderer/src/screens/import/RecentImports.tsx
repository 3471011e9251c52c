import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Import } from '../../../../shared/contract/imports.ts';
import { useUndoImport } from '../../changes/useUndo.ts';
import { trpc } from '../../rpc/client.ts';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { DetailsList } from '../../ui/DetailsList.tsx';
import { Drawer } from '../../ui/Drawer.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { countOf } from '../../ui/format.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Skeleton } from '../../ui/States.tsx';
import { DateText } from '../../ui/Values.tsx';
import { HeldRows } from './HeldRows.tsx';

/** What was imported before, newest first, each with a way to look into it and to take it back. */
export function RecentImports() {
  const imports = useQuery(trpc.imports.listImports.queryOptions());
  const [openId, setOpenId] = useState<number | null>(null);
  const { undo, isPending } = useUndoImport();
  if (imports.error) return <ErrorPanel error={imports.error} onRetry={() => void imports.refetch()} />;
  if (!imports.data) return <Skeleton />;
  if (imports.data.length === 0) return null;
  return (
    <Card title="Imported before" isFlush>
      <ul>
        {imports.data.map((entry) => (
          <li
            key={entry.id}
            className="grid items-center gap-x-4 gap-y-1 border-t border-line px-4.5 py-2.5 sm:grid-cols-[minmax(0,1fr)_auto]"
          >
            <div className="min-w-0">
              <p className="flex flex-wrap items-baseline gap-x-2.5">
                <span className="font-medium wrap-anywhere">{entry.fileName}</span>
                {entry.isUndone && <Chip>undone</Chip>}
              </p>
              <p className="text-control text-soft">
                <WhatItDid entry={entry} /> · <DateText value={entry.createdAt} />
              </p>
            </div>
            <div className="flex flex-wrap gap-2">
              <Button size="small" onClick={() => setOpenId(entry.id)} aria-label={`Details of ${entry.fileName}`}>
                Details
              </Button>
              <Button
                size="small"
                aria-label={`Undo the import of ${entry.fileName}`}
                disabledReason={entry.isUndone ? 'This import was undone already.' : null}
                isBusy={isPending}
                onClick={() => undo(entry.id)}
              >
                Undo
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <ImportDetails importId={openId} onClose={() => setOpenId(null)} />
    </Card>
  );
}

function WhatItDid({ entry }: { entry: Pick<Import, 'imported' | 'alreadyThere' | 'heldBack'> }) {
  const { locale } = usePreferences();
  const parts = [
    countOf(entry.imported, 'row imported', 'rows imported', locale),
    ...(entry.alreadyThere > 0 ? [`${entry.alreadyThere} already there`] : []),
    ...(entry.heldBack > 0 ? [`${entry.heldBack} held back`] : []),
  ];
  return <>{parts.join(', ')}</>;
}

function ImportDetails({ importId, onClose }: { importId: number | null; onClose(): void }) {
  return (
    <Drawer
      isOpen={importId !== null}
      onClose={onClose}
      title="This import"
      footer={
        importId !== null && (
          <LinkButton to="/transactions" search={{ importId }}>
            See its transactions
          </LinkButton>
        )
      }
    >
      {importId !== null && <ImportDetailsContent importId={importId} />}
    </Drawer>
  );
}

function ImportDetailsContent({ importId }: { importId: number }) {
  const details = useQuery(trpc.imports.getImport.queryOptions({ importId }));
  if (details.error) return <ErrorPanel error={details.error} onRetry={() => void details.refetch()} />;
  if (!details.data) return <Skeleton />;
  const { data } = details;
  return (
    <div className="grid grid-cols-1 gap-4">
      <DetailsList
        items={[
          { name: 'File', value: data.fileName },
          { name: 'Format', value: data.source === 'sample' ? 'Sample data' : data.format.toUpperCase() },
          { name: 'Imported', value: data.imported },
          { name: 'Already there', value: data.alreadyThere },
          { name: 'Held back', value: data.heldBack },
          { name: 'When', value: <DateText value={data.createdAt} /> },
          { name: 'State', value: data.isUndone ? 'Undone' : 'In the books' },
        ]}
      />
      {data.heldRows.length > 0 && (
        <section aria-label="Rows held back" className="-mx-4.5">
          <h3 className="px-4.5 pb-2 font-semibold">Rows held back</h3>
          <HeldRows rows={data.heldRows} count={data.heldBack} />
        </section>
      )}
    </div>
  );
}
