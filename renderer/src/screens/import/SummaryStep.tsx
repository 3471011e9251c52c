import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef } from 'react';
import type { ImportSummary } from '../../../../shared/contract/imports.ts';
import { useUndo, useUndoImport } from '../../changes/useUndo.ts';
import { trpc } from '../../rpc/client.ts';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { countOf, formatNumber } from '../../ui/format.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { HeldRows } from './HeldRows.tsx';
import { StatementBalances } from './StatementBalances.tsx';

/** What the import did, and what can be done next. */
export function SummaryStep({ summary }: { summary: ImportSummary }) {
  const profile = useQuery(trpc.profile.getProfile.queryOptions()).data;
  const details = useQuery(trpc.imports.getImport.queryOptions({ importId: summary.importId })).data;
  const { locale } = usePreferences();
  const { undo, isPending } = useUndo();
  const undoImport = useUndoImport();
  const isUndone = details?.isUndone ?? false;
  const waiting = profile?.waiting ?? 0;
  const nextSteps = useRef<HTMLDivElement>(null);
  useEffect(() => nextSteps.current?.querySelector<HTMLElement>('a, button')?.focus(), []);
  return (
    <div className="grid grid-cols-1 gap-4.5">
      <Card isFlush>
        <ul className="divide-y divide-line">
          <SummaryLine count={summary.imported} words="imported" meaning={`into ${summary.accounts.join(', ')}`}>
            {isUndone ? (
              <Chip>undone</Chip>
            ) : (
              <Button size="small" isBusy={undoImport.isPending} onClick={() => undoImport.undo(summary.importId)}>
                Undo the import
              </Button>
            )}
          </SummaryLine>
          <SummaryLine
            count={summary.alreadyThere}
            words="already there"
            meaning="the same transactions as before; nothing was added for them"
          />
          <SummaryLine
            count={summary.confirmed}
            words="with their category"
            meaning="taken from the file as known; the models learn from them"
          />
          <SummaryLine
            count={summary.automated}
            words="categorised by your rules"
            meaning="each stands in the audit log, and can be taken back"
          >
            {summary.automationChangeSetIds.map((changeSetId, position) => (
              <Button key={changeSetId} size="small" isBusy={isPending} onClick={() => undo(changeSetId)}>
                {summary.automationChangeSetIds.length === 1 ? 'Undo' : `Undo rule ${position + 1}`}
              </Button>
            ))}
          </SummaryLine>
          <SummaryLine count={summary.suggested} words="with a suggestion" meaning="waiting for your yes or no" />
          <SummaryLine
            count={summary.unsure}
            words="without a suggestion"
            meaning="the models have not seen enough that is like them"
          />
          <SummaryLine
            count={summary.heldBack}
            words="held back"
            meaning="could not be read for certain or are suspicious, and were not imported"
          />
        </ul>
      </Card>
      <div ref={nextSteps} className="flex flex-wrap gap-2">
        {waiting > 0 && (
          <LinkButton to="/review" variant="primary">
            Review {formatNumber(waiting, locale)} waiting
          </LinkButton>
        )}
        <LinkButton to="/transactions" search={{ importId: summary.importId }}>
          See the transactions
        </LinkButton>
        <LinkButton to="/training">Train a model</LinkButton>
      </div>
      <StatementBalances statements={summary.statements} />
      {summary.heldRows.length > 0 && (
        <Card
          title={countOf(summary.heldBack, 'row held back', 'rows held back', locale)}
          description="They are kept beside your books until you decide on them."
          actions={<LinkButton to="/held-rows">Decide on them</LinkButton>}
          isFlush
        >
          <HeldRows rows={summary.heldRows} count={summary.heldBack} />
        </Card>
      )}
    </div>
  );
}

function SummaryLine({
  count,
  words,
  meaning,
  children,
}: {
  count: number;
  words: string;
  meaning: string;
  children?: ReactNode;
}) {
  const { locale } = usePreferences();
  if (count === 0 && words !== 'imported') return null;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4.5 py-2.5">
      <span className="w-16 text-right text-figure font-semibold">{formatNumber(count, locale)}</span>
      <span className="font-medium">{words}</span>
      <span className="min-w-0 flex-1 basis-40 text-control text-soft">{count > 0 && meaning}</span>
      {children}
    </li>
  );
}
