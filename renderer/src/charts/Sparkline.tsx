/** A trend at the size of a word. `label` says it in words; nulls are gaps. */
export function Sparkline({
  values,
  label,
  kind = 'line',
  highlightLast = false,
  width = 140,
  height = 26,
}: {
  values: readonly (number | null)[];
  label: string;
  kind?: 'line' | 'bars';
  /** Paints the last value in amber, where it is what the line is about. */
  highlightLast?: boolean;
  width?: number;
  height?: number;
}) {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return null;
  const max = Math.max(...known, kind === 'bars' ? 0 : Number.NEGATIVE_INFINITY);
  const min = Math.min(...known, kind === 'bars' ? 0 : Number.POSITIVE_INFINITY);
  const span = max - min || 1;
  const padding = 3;
  const y = (value: number) => padding + (1 - (value - min) / span) * (height - 2 * padding);
  return (
    <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label} data-figure="">
      {kind === 'bars'
        ? values.map((value, index) => {
            const step = width / values.length;
            const isLast = index === values.length - 1;
            const key = `bar ${index}`;
            return (
              value !== null && (
                <rect
                  key={key}
                  x={index * step}
                  width={Math.max(1, step - Math.min(6, step * 0.3))}
                  y={y(Math.max(0, value))}
                  height={Math.max(1, Math.abs(y(value) - y(0)))}
                  fill={isLast && highlightLast ? 'var(--warn)' : 'var(--edge)'}
                  opacity={isLast && highlightLast ? 1 : 0.45}
                />
              )
            );
          })
        : segmentsOf(values, width, y).map((points) => (
            <polyline
              key={points}
              fill="none"
              stroke="var(--accent)"
              strokeWidth="1.6"
              strokeLinejoin="round"
              strokeLinecap="round"
              points={points}
            />
          ))}
      {kind === 'line' && highlightLast && values.at(-1) != null && (
        <circle cx={width - padding} cy={y(values.at(-1) ?? 0)} r={2.6} fill="var(--warn)" />
      )}
    </svg>
  );
}

/** One list of points per run of values without a gap. */
function segmentsOf(values: readonly (number | null)[], width: number, y: (value: number) => number): string[] {
  const step = (width - 6) / Math.max(1, values.length - 1);
  const segments: string[][] = [[]];
  for (const [index, value] of values.entries()) {
    if (value === null) segments.push([]);
    else segments.at(-1)?.push(`${(3 + index * step).toFixed(1)},${y(value).toFixed(1)}`);
  }
  return segments
    .filter((points) => points.length > 0)
    .map((points) => (points.length === 1 ? `${points[0]} ${points[0]}` : points.join(' ')));
}
