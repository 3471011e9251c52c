import { useMemo } from 'react';
import { Area, CartesianGrid, ComposedChart, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { usePreferences } from '../theme/PreferencesProvider.tsx';
import { formatNumber } from '../ui/format.ts';
import { ChartFrame, type ChartText } from './ChartFrame.tsx';
import { axisStyle, tooltipStyle } from './chartStyle.ts';
import { thinned } from './thinned.ts';

export interface LinePoint {
  readonly x: string;
  readonly y: number | null;
  /** The ends of the interval around it, where there is one. */
  readonly low?: number | null;
  readonly high?: number | null;
  /** A second line on the same scale. */
  readonly other?: number | null;
}

export interface LineChartProps extends ChartText {
  readonly points: readonly LinePoint[];
  /** Heading of the first column in the table: `Month`. */
  readonly xLabel: string;
  readonly yLabel: string;
  readonly otherLabel?: string;
  formatX?(x: string): string;
  formatY?(y: number): string;
  readonly yDomain?: readonly [number | 'auto', number | 'auto'];
  readonly height?: number;
}

/** One line over time or steps, with the band of its interval. More than a thousand points are thinned, and it says so. */
export function LineChart({
  title,
  summary,
  points,
  xLabel,
  yLabel,
  otherLabel,
  formatX = (x) => x,
  formatY: givenFormatY,
  yDomain = ['auto', 'auto'],
  height = 190,
}: LineChartProps) {
  const { locale } = usePreferences();
  const formatY = givenFormatY ?? ((y: number) => formatNumber(y, locale, 2));
  const shown = useMemo(
    () =>
      thinned(points).map((point) => ({
        ...point,
        band: point.low != null && point.high != null ? [point.low, point.high] : undefined,
      })),
    [points],
  );
  const hasBand = shown.some((point) => point.band !== undefined);
  const cell = (value: number | null | undefined) => (value == null ? '–' : formatY(value));
  return (
    <ChartFrame
      title={title}
      summary={
        shown.length < points.length
          ? `${summary} Every ${Math.ceil(points.length / shown.length)}th point is drawn.`
          : summary
      }
      table={{
        columns: [xLabel, yLabel, ...(hasBand ? ['From', 'To'] : []), ...(otherLabel ? [otherLabel] : [])],
        rows: shown.map((point) => [
          formatX(point.x),
          cell(point.y),
          ...(hasBand ? [cell(point.low), cell(point.high)] : []),
          ...(otherLabel ? [cell(point.other)] : []),
        ]),
      }}
    >
      <div style={{ height }} data-figure="">
        <ResponsiveContainer width="100%" height="100%">
          <ComposedChart data={shown} margin={{ top: 6, right: 8, bottom: 0, left: 0 }} title={title} desc={summary}>
            <CartesianGrid vertical={false} stroke="var(--line)" />
            <XAxis dataKey="x" tickFormatter={formatX} minTickGap={28} {...axisStyle} />
            <YAxis width={52} domain={[...yDomain]} tickFormatter={formatY} tickCount={4} {...axisStyle} />
            <Tooltip
              {...tooltipStyle}
              isAnimationActive={false}
              labelFormatter={(label) => formatX(String(label))}
              formatter={(value) =>
                Array.isArray(value) ? value.map((end) => formatY(Number(end))).join(' to ') : formatY(Number(value))
              }
            />
            {hasBand && (
              <Area
                dataKey="band"
                name="Interval"
                stroke="none"
                fill="var(--accent)"
                fillOpacity={0.14}
                isAnimationActive={false}
                activeDot={false}
              />
            )}
            {otherLabel && (
              <Line
                dataKey="other"
                name={otherLabel}
                stroke="var(--unknown)"
                strokeDasharray="5 4"
                strokeWidth={1.6}
                dot={false}
                isAnimationActive={false}
              />
            )}
            <Line
              dataKey="y"
              name={yLabel}
              stroke="var(--accent)"
              strokeWidth={2}
              dot={shown.length <= 2}
              isAnimationActive={false}
            />
          </ComposedChart>
        </ResponsiveContainer>
      </div>
    </ChartFrame>
  );
}
