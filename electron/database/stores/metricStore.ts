import type { Connection } from '../connection.ts';
import { mlSystemMetrics } from '../mlSchema.ts';

export type NewMetrics = typeof mlSystemMetrics.$inferInsert;

export function recordMetrics(connection: Connection, row: NewMetrics): void {
  connection.drizzle.insert(mlSystemMetrics).values(row).run();
}

/** What all batches of a system have in common since `since`. */
export function summariseMetrics(connection: Connection, system: string, since: string) {
  return connection.get<{
    predictionsMade: number;
    averageConfidence: number | null;
    responseTimeMs: number | null;
    lastAt: string | null;
  }>(
    `SELECT COALESCE(SUM(predictions_made), 0) AS predictionsMade,
            SUM(confidence_avg * predictions_made) / NULLIF(SUM(CASE WHEN confidence_avg IS NULL THEN 0 ELSE predictions_made END), 0) AS averageConfidence,
            SUM(response_time_ms * predictions_made) / NULLIF(SUM(predictions_made), 0) AS responseTimeMs,
            MAX(timestamp) AS lastAt
     FROM ml_system_metrics WHERE system = ? AND timestamp >= ?`,
    system,
    since,
  );
}
