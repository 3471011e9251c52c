-- The parts of a divided transaction stand in its own row, so that dividing it is one change of one field: history and
-- undo need to know nothing of parts. This projection of them can be searched by category, and is never written to else.
CREATE TRIGGER transaction_parts_add_up_on_insert BEFORE INSERT ON transactions WHEN NEW.parts_json IS NOT NULL
BEGIN
  SELECT RAISE(ABORT, 'the parts do not add up to the transaction')
  WHERE (SELECT SUM(value ->> 'amount') FROM json_each(NEW.parts_json)) IS NOT NEW.amount;
END;
--> statement-breakpoint
CREATE TRIGGER transaction_parts_add_up_on_update BEFORE UPDATE OF parts_json, amount ON transactions
WHEN NEW.parts_json IS NOT NULL
BEGIN
  SELECT RAISE(ABORT, 'the parts do not add up to the transaction')
  WHERE (SELECT SUM(value ->> 'amount') FROM json_each(NEW.parts_json)) IS NOT NEW.amount;
END;
--> statement-breakpoint
CREATE TRIGGER transaction_parts_of_new AFTER INSERT ON transactions WHEN NEW.parts_json IS NOT NULL
BEGIN
  INSERT INTO transaction_parts (transaction_id, position, amount, category_id, note)
  SELECT NEW.id, key, value ->> 'amount', value ->> 'categoryId', value ->> 'note' FROM json_each(NEW.parts_json);
END;
--> statement-breakpoint
CREATE TRIGGER transaction_parts_of_changed AFTER UPDATE OF parts_json ON transactions
WHEN OLD.parts_json IS NOT NULL OR NEW.parts_json IS NOT NULL
BEGIN
  DELETE FROM transaction_parts WHERE transaction_id = OLD.id;
  INSERT INTO transaction_parts (transaction_id, position, amount, category_id, note)
  SELECT NEW.id, key, value ->> 'amount', value ->> 'categoryId', value ->> 'note'
  FROM json_each(COALESCE(NEW.parts_json, '[]'));
END;
--> statement-breakpoint
CREATE TRIGGER transaction_parts_of_deleted AFTER DELETE ON transactions WHEN OLD.parts_json IS NOT NULL
BEGIN
  DELETE FROM transaction_parts WHERE transaction_id = OLD.id;
END;
