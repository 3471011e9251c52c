import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import { z } from 'zod';
import { trpc } from '../../rpc/client.ts';
import { DetailsList } from '../../ui/DetailsList.tsx';
import { SidePanel } from '../../ui/Drawer.tsx';
import { CopyButton, ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { InlineNotice, Skeleton } from '../../ui/States.tsx';
import { SegmentedControl } from '../../ui/Toggles.tsx';
import { DateText, NumberText, Percent } from '../../ui/Values.tsx';
import { actionName, hasConfidence, ruleOf, systemNames, verdictOf } from './auditWords.ts';
import { ReadableValue } from './ReadableValue.tsx';

type View = 'read' | 'raw';

const verdictNames = { accepted: 'You accepted it', corrected: 'You corrected it' } as const;
/** Where an entry's input names a rule: as the one who acted, or by its id. */
const ruleInputSchema = z.looseObject({ actor: z.string().optional(), ruleId: z.string().optional() });

function useEntry(entryId: string) {
  return useQuery(trpc.audit.getAuditEntry.queryOptions({ id: entryId }));
}
type EntryDetail = NonNullable<ReturnType<typeof useEntry>['data']>;

/** Everything that one entry of the log holds. */
export function AuditEntryPanel({
  entryId,
  modelName,
  onClose,
}: {
  entryId: string;
  modelName(modelVersion: string): string;
  onClose(): void;
}) {
  const entry = useEntry(entryId);
  return (
    <SidePanel isOpen onClose={onClose} title={entry.data ? actionName(entry.data.action) : 'Entry'}>
      {entry.error ? (
        <ErrorPanel error={entry.error} onRetry={() => entry.refetch()} />
      ) : !entry.data ? (
        <Skeleton lines={6} />
      ) : (
        <EntryDetails key={entry.data.id} entry={entry.data} modelName={modelName} />
      )}
    </SidePanel>
  );
}

function EntryDetails({ entry, modelName }: { entry: EntryDetail; modelName(modelVersion: string): string }) {
  const [view, setView] = useState<View>('read');
  const categoryList = useQuery(trpc.categories.listCategories.queryOptions());
  const categories = useMemo(
    () => new Map((categoryList.data ?? []).map((category) => [category.id, category.path])),
    [categoryList.data],
  );
  const verdict = verdictOf(entry);
  const named = ruleInputSchema.safeParse(entry.input);
  const input = named.success ? named.data : {};
  const ruleId = input.ruleId ?? ruleOf(entry.modelVersion)?.id ?? ruleOf(input.actor ?? '')?.id;
  const raw = JSON.stringify({ input: entry.input, output: entry.output }, null, 2);

  return (
    <div className="flex flex-col gap-4">
      <p>{entry.summary}</p>
      {entry.error !== null && <InlineNotice tone="bad">{entry.error}</InlineNotice>}
      <DetailsList
        items={[
          { name: 'Entry', value: <NumberText value={entry.sequence} /> },
          { name: 'Time', value: <DateText value={entry.timestamp} /> },
          { name: 'System', value: systemNames[entry.system] },
          { name: 'Payee', value: entry.payeeName },
          {
            name: 'Confidence',
            value: hasConfidence(entry) ? <Percent share={entry.confidence} decimals={1} /> : null,
          },
          { name: 'Model', value: modelName(entry.modelVersion) || null },
          { name: 'Your verdict', value: verdict && verdictNames[verdict] },
          { name: 'You said', value: entry.userFeedback },
          {
            name: 'Took',
            value:
              entry.executionTimeMs === null ? null : (
                <>
                  <NumberText value={entry.executionTimeMs} decimals={1} /> ms
                </>
              ),
          },
          { name: 'Outcome', value: entry.success ? 'It worked' : 'It failed' },
        ]}
      />
      <div className="flex flex-wrap gap-2 empty:hidden">
        {entry.transactionId !== null && (
          <LinkButton size="small" to="/transactions" search={{ open: entry.transactionId }}>
            Show transaction
          </LinkButton>
        )}
        {entry.changeSetId !== null && (
          <LinkButton size="small" to="/transactions" search={{ changeSetId: entry.changeSetId }}>
            Show what it changed
          </LinkButton>
        )}
        {ruleId !== undefined && (
          <LinkButton size="small" to="/rules" search={{ open: ruleId }}>
            Show rule
          </LinkButton>
        )}
      </div>
      <section className="flex flex-col gap-3 border-t border-line pt-3">
        <div className="flex items-center justify-between gap-3">
          <SegmentedControl<View>
            label="How input and output are shown"
            isLabelHidden
            value={view}
            onChange={setView}
            options={[
              { value: 'read', label: 'Readable' },
              { value: 'raw', label: 'Raw' },
            ]}
          />
          <CopyButton text={raw} label="Copy" size="small" />
        </div>
        {view === 'raw' ? (
          <pre className="rounded-control bg-sunk p-3 text-small whitespace-pre-wrap wrap-anywhere">{raw}</pre>
        ) : (
          <>
            <Part title="What went in">
              <ReadableValue value={entry.input} categories={categories} />
            </Part>
            <Part title="What came out">
              <ReadableValue value={entry.output} categories={categories} />
            </Part>
          </>
        )}
      </section>
      <section className="border-t border-line pt-3">
        <h3 className="mb-1.5 text-control font-semibold">Its place in the chain</h3>
        <p className="mb-2 text-small text-soft">
          The hash is taken over this entry and the hash of the one before, so a change anywhere breaks every hash after
          it.
        </p>
        <DetailsList
          items={[
            { name: 'Hash', value: <code className="text-tiny">{entry.hash}</code> },
            { name: 'Before it', value: <code className="text-tiny">{entry.previousHash}</code> },
          ]}
        />
      </section>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="text-control">
      <h3 className="mb-1 font-semibold">{title}</h3>
      {children}
    </div>
  );
}
