import type { EpochMetrics } from '../../../../shared/contract/training.ts';
import { LineChart } from '../../charts/LineChart.tsx';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { countOf, formatNumber, formatPercent } from '../../ui/format.ts';

/** How a model got better, epoch by epoch. Nothing is drawn before the first is over. */
export function LearningCurve({ curve }: { curve: readonly EpochMetrics[] }) {
  const { locale } = usePreferences();
  const last = curve.at(-1);
  if (!last) return null;
  const best = curve.reduce((least, point) => (point.validationLoss < least.validationLoss ? point : least), last);
  const epochs = countOf(curve.length, 'epoch', 'epochs', locale);
  return (
    <div className="grid gap-6 lg:grid-cols-2">
      <LineChart
        title="How wrong it is"
        summary={`Log loss after ${epochs}: ${formatNumber(last.trainLoss, locale, 2)} on what it learns from (dashed), ${formatNumber(last.validationLoss, locale, 2)} on what it is checked with; lower is better.`}
        points={curve.map((point) => ({ x: String(point.epoch), y: point.validationLoss, other: point.trainLoss }))}
        xLabel="Epoch"
        yLabel="Checked with"
        otherLabel="Learns from"
        yDomain={[0, 'auto']}
      />
      <LineChart
        title="How often it is right"
        summary={`${formatPercent(last.validationAccuracy, locale)} of the labels it is checked with. The loss was lowest after epoch ${formatNumber(best.epoch, locale)}.`}
        points={curve.map((point) => ({ x: String(point.epoch), y: point.validationAccuracy }))}
        xLabel="Epoch"
        yLabel="Right"
        formatY={(share) => formatPercent(share, locale)}
        yDomain={[0, 1]}
      />
    </div>
  );
}
