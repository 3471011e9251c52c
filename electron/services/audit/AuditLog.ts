import { randomUUID } from 'node:crypto';
import type { AuditSystem } from '../../../shared/contract/audit.ts';
import type { Connection } from '../../database/connection.ts';
import { auditHash, insertAuditRow, lastAuditLink } from '../../database/stores/auditStore.ts';

export interface NewAuditEntry {
  readonly system: AuditSystem;
  readonly action:
    | 'prediction'
    | 'feedback'
    | 'change_set'
    | 'undo'
    | 'automation'
    | 'training'
    | 'activation'
    | 'rule'
    | 'approval';
  readonly summary: string;
  readonly input: unknown;
  readonly output: unknown;
  /** Of the prediction; 1 for what a person did or a rule decided. */
  readonly confidence?: number;
  /** Model id, `rule@version`, or `books` where no model took part. */
  readonly modelVersion?: string;
  readonly payeeId?: number | null;
  readonly transactionId?: number | null;
  readonly changeSetId?: string | null;
  readonly predictionId?: number | null;
  readonly explanation?: unknown;
  readonly executionTimeMs?: number | null;
  readonly success?: boolean;
  readonly error?: string | null;
}

/**
 * Appends to the hash chain within one write transaction. The end of the chain is read once and then carried along,
 * which is safe because writes are never concurrent.
 */
export class AuditLog {
  readonly #connection: Connection;
  readonly #timestamp: string;
  #sequence: number;
  #hash: string;

  constructor(connection: Connection, timestamp: string) {
    const last = lastAuditLink(connection);
    this.#connection = connection;
    this.#timestamp = timestamp;
    this.#sequence = last.sequence;
    this.#hash = last.hash;
  }

  append(entry: NewAuditEntry): string {
    this.#sequence += 1;
    const row = {
      id: randomUUID(),
      sequence: this.#sequence,
      timestamp: this.#timestamp,
      system: entry.system,
      action: entry.action,
      summary: entry.summary,
      payeeId: entry.payeeId ?? null,
      transactionId: entry.transactionId ?? null,
      changeSetId: entry.changeSetId ?? null,
      predictionId: entry.predictionId ?? null,
      inputJson: JSON.stringify(entry.input ?? null),
      outputJson: JSON.stringify(entry.output ?? null),
      confidence: entry.confidence ?? 1,
      modelVersion: entry.modelVersion ?? 'books',
      explanationJson: entry.explanation === undefined ? null : JSON.stringify(entry.explanation),
      executionTimeMs: entry.executionTimeMs ?? null,
      success: entry.success ?? true,
      error: entry.error ?? null,
      previousHash: this.#hash,
    };
    this.#hash = auditHash(row);
    insertAuditRow(this.#connection, {
      ...row,
      hash: this.#hash,
      userAccepted: null,
      userCorrected: null,
      userFeedback: null,
    });
    return row.id;
  }
}
