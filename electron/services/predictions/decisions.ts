import { projectFeedback } from '../../database/stores/auditStore.ts';
import { readEntity } from '../../database/stores/entityStore.ts';
import { insertOutcome, readPrediction } from '../../database/stores/predictionStore.ts';
import type { AuditLog } from '../audit/AuditLog.ts';
import type { ChangeRecorder } from '../ledger/ChangeRecorder.ts';

/**
 * Sets a category because a person decided so, and keeps what that says about the prediction: accepted or corrected.
 * Returns whether anything changed. Accepting what a rule had set confirms it.
 */
export function decideCategory(
  recorder: ChangeRecorder,
  audit: AuditLog,
  transactionId: number,
  categoryId: number,
): 'changed' | 'unchanged' | 'missing' {
  const { connection } = recorder;
  const before = readEntity(connection, 'transactions', transactionId);
  if (!before) return 'missing';
  const outcome = recorder.update('transactions', transactionId, {
    categoryId,
    categorySource: 'user',
    isSkipped: false,
  });
  if (outcome !== 'changed') return 'unchanged';
  // A category that a person set or brought along was no test of the prediction.
  const wasDecided = before.categorySource === 'user' || before.categorySource === 'import';
  const prediction =
    typeof before.predictionId === 'number' ? readPrediction(connection, before.predictionId) : undefined;
  if (wasDecided || !prediction || prediction.categoryId === null) return 'changed';
  const isAccepted = prediction.categoryId === categoryId;
  insertOutcome(connection, {
    predictionId: prediction.id,
    transactionId,
    changeSetId: recorder.changeSetId,
    decidedAt: recorder.at,
    outcome: isAccepted ? 'accepted' : 'corrected',
    categoryId,
    predictedCategoryId: prediction.categoryId,
    confidence: prediction.confidence,
    votesJson: prediction.votesJson,
    ruleId: typeof before.ruleId === 'string' ? before.ruleId : null,
  });
  const category = readEntity(connection, 'categories', categoryId);
  audit.append({
    system: 'coordinator',
    action: 'feedback',
    summary: isAccepted ? `You accepted ${category?.path}` : `You corrected it to ${category?.path}`,
    input: { transactionId, predictionId: prediction.id, predicted: prediction.categoryId },
    output: { categoryId, accepted: isAccepted },
    confidence: prediction.confidence,
    modelVersion: prediction.modelId ?? 'no model',
    payeeId: typeof before.payeeId === 'number' ? before.payeeId : null,
    transactionId,
    changeSetId: recorder.changeSetId,
  });
  projectFeedback(connection, prediction.id, {
    accepted: isAccepted,
    corrected: !isAccepted,
    text: isAccepted ? null : String(category?.path ?? ''),
  });
  return 'changed';
}
