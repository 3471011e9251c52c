/** Axes as quiet as the page; colours follow the theme through CSS variables. */
export const axisStyle = {
  stroke: 'var(--line)',
  tick: { fill: 'var(--faint)', fontSize: 11 },
  tickLine: false,
  axisLine: false,
} as const;

export const tooltipStyle = {
  contentStyle: {
    background: 'var(--surface)',
    border: '1px solid var(--line)',
    borderRadius: 8,
    boxShadow: 'var(--floating)',
    fontSize: 12,
    padding: '6px 10px',
  },
  labelStyle: { color: 'var(--soft)' },
  itemStyle: { color: 'var(--ink)' },
  cursor: { stroke: 'var(--edge)', strokeDasharray: '3 3' },
} as const;
