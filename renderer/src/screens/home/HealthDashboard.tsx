import { useQuery } from '@tanstack/react-query';
import type { SystemHealth } from '../../../../shared/contract/health.ts';
import type { Profile } from '../../../../shared/contract/profile.ts';
import { LineChart } from '../../charts/LineChart.tsx';
import { HeldRowsNotice } from '../../heldRows/HeldRowsNotice.tsx';
import { trpc } from '../../rpc/client.ts';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { Card } from '../../ui/Card.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { countOf, formatNumber, formatPercent } from '../../ui/format.ts';
import { ScreenHeader } from '../../ui/ScreenHeader.tsx';
import { Skeleton } from '../../ui/States.tsx';
import { HealthQuestions } from './HealthQuestions.tsx';
import { Lately } from './Lately.tsx';
import { SampleDataNotice } from './SampleDataNotice.tsx';
import { Systems } from './Systems.tsx';

/** How it is going: a headline, the questions behind it, and what happened lately. */
export function HealthDashboard({
  profile,
  isTourOpen,
  onTour,
}: {
  profile: Profile;
  isTourOpen: boolean;
  onTour(isOpen: boolean): void;
}) {
  const health = useQuery(trpc.health.getSystemHealth.queryOptions());
  const hasSample = profile.sampleTransactions > 0;
  return (
    <>
      {health.data ? (
        <ScreenHeader
          title={health.data.overall.headline}
          documentTitle="Home"
          description={<Subline profile={profile} lastCheck={health.data.overall.lastCheck} />}
        />
      ) : (
        <ScreenHeader title="Home" description={<Subline profile={profile} lastCheck={null} />} />
      )}
      <div className="grid grid-cols-1 gap-4.5">
        {hasSample && <SampleDataNotice profile={profile} isTourOpen={isTourOpen} onTour={onTour} />}
        <HeldRowsNotice />
        {health.error ? (
          <ErrorPanel error={health.error} onRetry={() => void health.refetch()} />
        ) : health.data ? (
          <Health health={health.data} />
        ) : (
          <Skeleton lines={8} />
        )}
      </div>
    </>
  );
}

function Health({ health }: { health: SystemHealth }) {
  // A question that says it already, with the same button, need not be recommended once more.
  const recommendations = health.recommendations.filter(
    ({ text }) => !health.questions.some(({ meaning }) => meaning === text),
  );
  return (
    <>
      <HealthQuestions questions={health.questions} />
      <div className="grid items-start gap-4.5 lg:grid-cols-[minmax(0,1.35fr)_minmax(0,1fr)]">
        <div className="grid min-w-0 gap-4.5">
          <Systems systems={health.systems} />
          <RightByMonth trends={health.trends} />
        </div>
        <Lately alerts={health.alerts} recommendations={recommendations} />
      </div>
    </>
  );
}

function Subline({ profile, lastCheck }: { profile: Profile; lastCheck: string | null }) {
  const { locale } = usePreferences();
  const { lastImport } = profile;
  const parts = [
    ...(lastCheck ? [`Checked at ${timeOf(lastCheck, locale)}`] : []),
    `${countOf(profile.transactions, 'transaction', 'transactions', locale)} in ${countOf(profile.accounts, 'account', 'accounts', locale)}`,
    ...(profile.waiting > 0 ? [`${formatNumber(profile.waiting, locale)} waiting for you`] : []),
    ...(lastImport
      ? [`last import ${countOf(lastImport.imported, 'row', 'rows', locale)} from ${lastImport.fileName}`]
      : []),
  ];
  return <span className="wrap-anywhere">{parts.join(' · ')}</span>;
}

function timeOf(instant: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' }).format(new Date(instant));
}

function RightByMonth({ trends }: { trends: SystemHealth['trends'] }) {
  const { locale } = usePreferences();
  const points = trends.accuracyByMonth;
  const first = points[0];
  const last = points.at(-1);
  // One month is no course of things; its share stands in the first question.
  if (!first || !last || first === last) return null;
  const monthName = (month: string) => formatMonth(month, locale);
  const percent = (share: number) => formatPercent(share, locale);
  const summary = `${percent(first.share)} in ${monthName(first.month)}, ${percent(last.share)} in ${monthName(last.month)}; the band is the 95 % interval.`;
  return (
    <Card>
      <LineChart
        title="Right the first time, by month"
        summary={summary}
        xLabel="Month"
        yLabel="Right the first time"
        points={points.map(({ month, share, low, high }) => ({ x: month, y: share, low, high }))}
        formatX={monthName}
        formatY={percent}
        yDomain={[0, 1]}
      />
    </Card>
  );
}

/** `2026-11` as `Nov 2026`. */
function formatMonth(month: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  );
}
