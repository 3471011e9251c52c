import {
  CartesianGrid,
  ReferenceLine,
  ResponsiveContainer,
  Scatter,
  ScatterChart,
  Tooltip,
  XAxis,
  YAxis,
  ZAxis,
} from 'recharts';
import { usePreferences } from '../theme/PreferencesProvider.tsx';
import { formatNumber, formatPercent } from '../ui/format.ts';
import { ChartFrame, type ChartText } from './ChartFrame.tsx';
import { axisStyle, tooltipStyle } from './chartStyle.ts';

export interface ReliabilityBin {
  /** Average confidence of the predictions in the bin, from 0 to 1. */
  readonly confidence: number;
  /** Share of them that were right. */
  readonly accuracy: number;
  readonly count: number;
}

const ticks = [0, 0.25, 0.5, 0.75, 1];

/** How sure it said it was against how often it was right: on the diagonal its word can be taken as it is. */
export function ReliabilityChart({ title, summary, bins }: ChartText & { bins: readonly ReliabilityBin[] }) {
  const { locale } = usePreferences();
  const percent = (share: number) => formatPercent(share, locale);
  const filled = bins.filter((bin) => bin.count > 0);
  return (
    <ChartFrame
      title={title}
      summary={summary}
      table={{
        columns: ['Said', 'Was right', 'Predictions'],
        rows: filled.map((bin) => [percent(bin.confidence), percent(bin.accuracy), formatNumber(bin.count, locale)]),
      }}
    >
      <div className="h-60 max-w-md" data-figure="">
        <ResponsiveContainer width="100%" height="100%">
          <ScatterChart margin={{ top: 8, right: 12, bottom: 16, left: 0 }} title={title} desc={summary}>
            <CartesianGrid stroke="var(--line)" />
            <XAxis
              type="number"
              dataKey="confidence"
              name="Said"
              domain={[0, 1]}
              ticks={ticks}
              tickFormatter={percent}
              label={{
                value: 'how sure it said it was',
                position: 'insideBottom',
                offset: -10,
                fill: 'var(--faint)',
                fontSize: 11,
              }}
              {...axisStyle}
            />
            <YAxis
              type="number"
              dataKey="accuracy"
              name="Was right"
              width={52}
              domain={[0, 1]}
              ticks={ticks}
              tickFormatter={percent}
              {...axisStyle}
            />
            <ZAxis type="number" dataKey="count" name="Predictions" range={[36, 320]} />
            <ReferenceLine
              segment={[
                { x: 0, y: 0 },
                { x: 1, y: 1 },
              ]}
              stroke="var(--edge)"
              strokeDasharray="4 4"
            />
            <Tooltip
              {...tooltipStyle}
              isAnimationActive={false}
              formatter={(value, name) =>
                name === 'Predictions' ? formatNumber(Number(value), locale) : percent(Number(value))
              }
            />
            <Scatter data={filled} fill="var(--accent)" fillOpacity={0.8} isAnimationActive={false} />
          </ScatterChart>
        </ResponsiveContainer>
      </div>
    </ChartFrame>
  );
}
