-- What happened stays as it was written. Only the projection of later feedback may be filled in.
CREATE TRIGGER ml_audit_logs_no_update
BEFORE UPDATE OF id, sequence, timestamp, system, action, summary, payee_id, transaction_id, change_set_id, prediction_id,
  input_json, output_json, confidence, model_version, explanation_json, execution_time_ms, success, error, previous_hash, hash
ON ml_audit_logs
BEGIN
  SELECT RAISE(ABORT, 'The audit log is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER ml_audit_logs_no_delete
BEFORE DELETE ON ml_audit_logs
BEGIN
  SELECT RAISE(ABORT, 'The audit log is append-only');
END;
--> statement-breakpoint
-- INSERT OR REPLACE would delete without firing the trigger above where recursive_triggers is off.
CREATE TRIGGER ml_audit_logs_no_replace
BEFORE INSERT ON ml_audit_logs
WHEN EXISTS (SELECT 1 FROM ml_audit_logs WHERE id = NEW.id OR sequence = NEW.sequence)
BEGIN
  SELECT RAISE(ABORT, 'The audit log is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER predictions_no_update
BEFORE UPDATE ON predictions
BEGIN
  SELECT RAISE(ABORT, 'A prediction does not change');
END;
--> statement-breakpoint
CREATE TRIGGER predictions_no_delete
BEFORE DELETE ON predictions
BEGIN
  SELECT RAISE(ABORT, 'A prediction does not change');
END;
