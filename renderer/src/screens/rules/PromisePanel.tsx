import type { PromiseEvidence } from '../../../../shared/contract/rulePromises.ts';
import { LineChart } from '../../charts/LineChart.tsx';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { formatPercent } from '../../ui/format.ts';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { InlineNotice, Skeleton } from '../../ui/States.tsx';

/** What can be promised with this tolerance, in a sentence and as a curve. */
export function PromisePanel({ evidence, isBusy }: { evidence: PromiseEvidence | undefined; isBusy: boolean }) {
  const { locale } = usePreferences();
  if (!evidence) return <Skeleton lines={3} label="Proving what can be promised" />;
  const { curve, threshold, sentence, tolerance } = evidence;
  const points = curve.map(({ appliedShare, bound }) => ({
    x: formatPercent(appliedShare, locale),
    y: bound,
    other: tolerance,
  }));
  return (
    <div className="flex flex-col gap-3" aria-busy={isBusy}>
      <InlineNotice tone={threshold === null ? 'attention' : 'good'}>
        <output>{sentence}</output>
        {threshold === null && (
          <div className="mt-2">
            <LinkButton to="/review" size="small">
              Confirm some
            </LinkButton>
          </div>
        )}
      </InlineNotice>
      {points.length > 1 && (
        <LineChart
          title="What more would cost"
          summary={`The more is applied, the more of it may be wrong: the upper bound at 90 % confidence, beside the ${formatPercent(tolerance, locale, 1)} that you accept.`}
          points={points}
          xLabel="Applied"
          yLabel="At most wrong"
          otherLabel="You accept"
          formatY={(share) => formatPercent(share, locale, 1)}
          yDomain={[0, 'auto']}
          height={150}
        />
      )}
    </div>
  );
}
