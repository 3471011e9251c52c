import type { Model } from '../../../../shared/contract/models.ts';
import { ReliabilityChart } from '../../charts/ReliabilityChart.tsx';
import { usePreferences } from '../../theme/PreferencesProvider.tsx';
import { DetailsList } from '../../ui/DetailsList.tsx';
import { CopyButton } from '../../ui/ErrorPanel.tsx';
import { countOf, formatBytes, formatNumber } from '../../ui/format.ts';
import { DateText, NumberText, Percent } from '../../ui/Values.tsx';
import { LearningCurve } from './LearningCurve.tsx';
import { calibrationSentence } from './trainingWords.ts';

const shownDigits = 12;

/** How good one version is, how far its word can be trusted, and what it was made from. */
export function ModelDetails({ model }: { model: Model }) {
  const { locale } = usePreferences();
  const { metrics, data } = model;
  return (
    <div className="mt-4 flex flex-col gap-6">
      <div className="grid gap-x-8 gap-y-6 lg:grid-cols-2">
        <ReliabilityChart
          title="Does it know how sure it is?"
          summary={calibrationSentence(metrics, locale)}
          bins={metrics.reliability.map(({ meanConfidence, accuracy, rows }) => ({
            confidence: meanConfidence,
            accuracy,
            count: rows,
          }))}
        />
        <div className="flex flex-col gap-5">
          <section>
            <h4 className="mb-1.5 text-body font-semibold">Measured on the newest labels</h4>
            <DetailsList
              items={[
                { name: 'Right, all systems', value: <Percent share={metrics.accuracy} decimals={1} /> },
                { name: 'Model alone', value: <Percent share={metrics.modelAccuracy} decimals={1} /> },
                { name: 'Repeating', value: <Percent share={metrics.baselineAccuracy} decimals={1} /> },
                { name: 'Named a category', value: <Percent share={metrics.coverage} decimals={1} /> },
                { name: 'Macro F1', value: <NumberText value={metrics.macroF1} decimals={3} /> },
                { name: 'Log loss', value: <NumberText value={metrics.logLoss} decimals={3} /> },
                { name: 'Brier score', value: <NumberText value={metrics.brier} decimals={3} /> },
                {
                  name: 'Tested on',
                  value: (
                    <Slice rows={metrics.test.rows} from={metrics.test.from} to={metrics.test.to} locale={locale} />
                  ),
                },
              ]}
            />
          </section>
          <section>
            <h4 className="mb-1.5 text-body font-semibold">What it was made from</h4>
            <DetailsList
              items={[
                {
                  name: 'Labels',
                  value: <Slice rows={data.rows} from={data.startDate} to={data.endDate} locale={locale} />,
                },
                { name: 'Categories', value: <NumberText value={metrics.classes} /> },
                { name: 'Fingerprint', value: <Fingerprint sha256={data.sha256} label="Copy fingerprint" /> },
                { name: 'Seed', value: String(model.seed) },
                { name: 'Epochs', value: <NumberText value={metrics.epochs} /> },
                { name: 'Code', value: model.codeVersion },
                { name: 'Size', value: formatBytes(model.artifact.bytes, locale) },
                {
                  name: 'File',
                  value: <code className="text-small">{model.artifact.sha256.slice(0, shownDigits)}</code>,
                },
                ...Object.entries(model.hyperparameters)
                  .filter(([name]) => name !== 'epochs' && name !== 'seed')
                  .map(([name, value]) => ({
                    name,
                    value: typeof value === 'number' ? formatNumber(value, locale, decimalsOf(value)) : String(value),
                  })),
              ]}
            />
          </section>
        </div>
      </div>
      <LearningCurve curve={metrics.learningCurve} algorithm={model.algorithm} />
    </div>
  );
}

function Slice({ rows, from, to, locale }: { rows: number; from: string | null; to: string | null; locale: string }) {
  return (
    <>
      {countOf(rows, 'label', 'labels', locale)}
      {from !== null && to !== null && (
        <>
          , <DateText value={from} /> to <DateText value={to} />
        </>
      )}
    </>
  );
}

function Fingerprint({ sha256, label }: { sha256: string; label: string }) {
  return (
    <span className="flex flex-wrap items-center gap-2">
      <code className="text-small">{sha256.slice(0, shownDigits)}</code>
      <CopyButton text={sha256} label={label} size="small" />
    </span>
  );
}

function decimalsOf(value: number): number {
  return Number.isInteger(value) ? 0 : Math.abs(value) < 0.01 ? 5 : 3;
}
