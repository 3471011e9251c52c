import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ChangeSet } from '../../../../shared/contract/changes.ts';
import type { SystemHealth } from '../../../../shared/contract/health.ts';
import { useUndo } from '../../changes/useUndo.ts';
import { trpc } from '../../rpc/client.ts';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { formatNumber } from '../../ui/format.ts';
import { InlineNotice, type NoticeTone, Skeleton } from '../../ui/States.tsx';
import { DateText } from '../../ui/Values.tsx';
import { HostLink } from './HostLink.tsx';

const shownChangeSets = 6;
const alertTones: Readonly<Record<SystemHealth['alerts'][number]['severity'], NoticeTone>> = {
  info: 'info',
  warning: 'attention',
  critical: 'bad',
};

/** What happened in the books of late, what to look at, and what to do next. */
export function Lately({ alerts, recommendations }: Pick<SystemHealth, 'alerts' | 'recommendations'>) {
  return (
    <Card title="Lately">
      <div className="grid grid-cols-1 gap-3">
        {alerts.map((alert) => (
          <InlineNotice key={alert.id} tone={alertTones[alert.severity]}>
            {alert.message}
          </InlineNotice>
        ))}
        <ChangeSets />
        {recommendations.map(({ text, label, to }) => (
          <InlineNotice key={text} tone="good" action={<HostLink to={to} label={label} />}>
            {text}
          </InlineNotice>
        ))}
      </div>
    </Card>
  );
}

function ChangeSets() {
  const query = useQuery(trpc.changes.listChangeSets.queryOptions({ limit: 50 }));
  const { undo, isPending } = useUndo();
  if (query.error) return <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton />;
  // What the program set up for itself is no news to anyone.
  const shown = query.data.changeSets.filter(({ kind }) => kind !== 'setup').slice(0, shownChangeSets);
  if (shown.length === 0) return <p className="text-soft">Nothing was changed yet.</p>;
  return (
    <ul className="grid grid-cols-1 gap-2.5">
      {shown.map((changeSet) => (
        <li key={changeSet.id} className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-3">
          <Happening changeSet={changeSet} />
          {changeSet.status === 'undone' ? (
            <Chip>undone</Chip>
          ) : (
            changeSet.kind !== 'undo' && (
              <Button
                size="small"
                aria-label={`Undo: ${changeSet.reason}`}
                isBusy={isPending}
                onClick={() => undo(changeSet.id)}
              >
                Undo
              </Button>
            )
          )}
        </li>
      ))}
    </ul>
  );
}

function Happening({ changeSet }: { changeSet: ChangeSet }) {
  const { locale } = usePreferences();
  return (
    <div className="min-w-0">
      <p className="wrap-anywhere">
        {changeSet.transactionCount > 0 && (
          <>
            <Link
              to="/transactions"
              search={{ changeSetId: changeSet.id }}
              aria-label={`${formatNumber(changeSet.transactionCount, locale)} transactions: show them`}
            >
              <Chip>{formatNumber(changeSet.transactionCount, locale)}</Chip>
            </Link>{' '}
          </>
        )}
        {changeSet.reason}
      </p>
      <p className="text-small text-soft">
        {!changeSet.reason.includes(changeSet.actorName) && `${changeSet.actorName} · `}
        <DateText value={changeSet.at} />
      </p>
    </div>
  );
}
