/** No picture gains from more points than pixels, and SVG pays for each (recharts issue 1146). */
export const mostPoints = 1000;

/** Evenly chosen points, first and last among them, when there are more than `limit`. */
export function thinned<Point>(points: readonly Point[], limit: number = mostPoints): readonly Point[] {
  if (points.length <= limit) return points;
  const step = (points.length - 1) / (limit - 1);
  return Array.from({ length: limit }, (_, index) => points[Math.round(index * step)]).filter(
    (point) => point !== undefined,
  );
}
