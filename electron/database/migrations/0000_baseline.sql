CREATE TABLE `accounts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`external_id` text,
	`kind` text NOT NULL,
	`currency` text NOT NULL,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_name_unique` ON `accounts` (`name`);--> statement-breakpoint
CREATE UNIQUE INDEX `accounts_external_id_unique` ON `accounts` (`external_id`);--> statement-breakpoint
CREATE TABLE `categories` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`parent_id` integer,
	`path` text NOT NULL,
	`kind` text NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`parent_id`) REFERENCES `categories`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `categories_path_unique` ON `categories` (`path`);--> statement-breakpoint
CREATE TABLE `change_sets` (
	`id` text PRIMARY KEY NOT NULL,
	`sequence` integer NOT NULL,
	`at` text NOT NULL,
	`actor` text NOT NULL,
	`actor_name` text NOT NULL,
	`kind` text NOT NULL,
	`reason` text NOT NULL,
	`status` text NOT NULL,
	`change_count` integer NOT NULL,
	`transaction_count` integer NOT NULL,
	`undoes` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `change_sets_sequence_unique` ON `change_sets` (`sequence`);--> statement-breakpoint
CREATE INDEX `idx_change_sets_undoes` ON `change_sets` (`undoes`);--> statement-breakpoint
CREATE TABLE `changes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`change_set_id` text NOT NULL,
	`entity` text NOT NULL,
	`entity_id` integer NOT NULL,
	`operation` text NOT NULL,
	`before_json` text,
	`after_json` text,
	FOREIGN KEY (`change_set_id`) REFERENCES `change_sets`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `idx_changes_set` ON `changes` (`change_set_id`,`id`);--> statement-breakpoint
CREATE INDEX `idx_changes_entity` ON `changes` (`entity`,`entity_id`,`id`);--> statement-breakpoint
CREATE TABLE `import_held_rows` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`import_id` integer NOT NULL,
	`line` integer NOT NULL,
	`reason` text NOT NULL,
	`raw` text NOT NULL,
	FOREIGN KEY (`import_id`) REFERENCES `imports`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `idx_import_held_rows_import` ON `import_held_rows` (`import_id`);--> statement-breakpoint
CREATE TABLE `imports` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`source` text NOT NULL,
	`file_name` text NOT NULL,
	`file_sha256` text NOT NULL,
	`format` text NOT NULL,
	`options_json` text NOT NULL,
	`imported` integer NOT NULL,
	`already_there` integer NOT NULL,
	`held_back` integer NOT NULL,
	`change_set_id` text NOT NULL,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `jobs` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`status` text NOT NULL,
	`progress` real NOT NULL,
	`step` text NOT NULL,
	`created_at` text NOT NULL,
	`started_at` text,
	`ended_at` text,
	`error_json` text,
	`result_json` text
);
--> statement-breakpoint
CREATE INDEX `idx_jobs_created` ON `jobs` (`created_at`);--> statement-breakpoint
CREATE TABLE `ml_audit_logs` (
	`id` text PRIMARY KEY NOT NULL,
	`sequence` integer NOT NULL,
	`timestamp` text NOT NULL,
	`system` text NOT NULL,
	`action` text NOT NULL,
	`summary` text NOT NULL,
	`payee_id` integer,
	`transaction_id` integer,
	`change_set_id` text,
	`prediction_id` integer,
	`input_json` text NOT NULL,
	`output_json` text NOT NULL,
	`confidence` real NOT NULL,
	`model_version` text NOT NULL,
	`user_accepted` integer,
	`user_corrected` integer,
	`user_feedback` text,
	`explanation_json` text,
	`execution_time_ms` integer,
	`success` integer NOT NULL,
	`error` text,
	`previous_hash` text NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `ml_audit_logs_sequence_unique` ON `ml_audit_logs` (`sequence`);--> statement-breakpoint
CREATE INDEX `idx_ml_audit_system` ON `ml_audit_logs` (`system`,`timestamp`,`confidence`);--> statement-breakpoint
CREATE INDEX `idx_ml_audit_payee` ON `ml_audit_logs` (`payee_id`,`timestamp`);--> statement-breakpoint
CREATE INDEX `idx_ml_audit_prediction` ON `ml_audit_logs` (`prediction_id`);--> statement-breakpoint
CREATE INDEX `idx_ml_audit_transaction` ON `ml_audit_logs` (`transaction_id`);--> statement-breakpoint
CREATE INDEX `idx_ml_audit_change_set` ON `ml_audit_logs` (`change_set_id`);--> statement-breakpoint
CREATE INDEX `idx_ml_audit_time` ON `ml_audit_logs` (`timestamp`);--> statement-breakpoint
CREATE TABLE `ml_automation_executions` (
	`id` text PRIMARY KEY NOT NULL,
	`rule_id` text NOT NULL,
	`rule_version` integer NOT NULL,
	`payee_id` integer,
	`timestamp` text NOT NULL,
	`success` integer NOT NULL,
	`considered` integer NOT NULL,
	`applied` integer NOT NULL,
	`change_set_id` text,
	`import_id` integer,
	`prediction_json` text,
	`error` text,
	FOREIGN KEY (`rule_id`) REFERENCES `ml_automation_rules`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`change_set_id`) REFERENCES `change_sets`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`import_id`) REFERENCES `imports`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `idx_ml_executions_rule` ON `ml_automation_executions` (`rule_id`,`timestamp`);--> statement-breakpoint
CREATE TABLE `ml_automation_rules` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`name` text NOT NULL,
	`description` text,
	`type` text NOT NULL,
	`conditions_json` text NOT NULL,
	`actions_json` text NOT NULL,
	`monitoring_json` text NOT NULL,
	`is_active` integer DEFAULT true NOT NULL,
	`created_at` text NOT NULL,
	`updated_at` text NOT NULL,
	`last_triggered` text,
	`deleted_at` text
);
--> statement-breakpoint
CREATE INDEX `idx_ml_rules_active` ON `ml_automation_rules` (`is_active`);--> statement-breakpoint
CREATE TABLE `ml_experiments` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`description` text,
	`hypothesis` text NOT NULL,
	`parameters_json` text NOT NULL,
	`results_json` text,
	`status` text NOT NULL,
	`start_date` text NOT NULL,
	`end_date` text,
	`conclusions_json` text,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `ml_models` (
	`id` text PRIMARY KEY NOT NULL,
	`model_type` text NOT NULL,
	`version` text NOT NULL,
	`algorithm` text NOT NULL,
	`training_date` text NOT NULL,
	`features_json` text NOT NULL,
	`target_variable` text NOT NULL,
	`performance_json` text NOT NULL,
	`hyperparameters_json` text NOT NULL,
	`dataset_size_json` text NOT NULL,
	`is_active` integer DEFAULT false NOT NULL,
	`created_at` text NOT NULL,
	`seed` integer NOT NULL,
	`code_version` text NOT NULL,
	`data_sha256` text NOT NULL,
	`data_start` text NOT NULL,
	`data_end` text NOT NULL,
	`artifact_sha256` text NOT NULL,
	`artifact_bytes` integer NOT NULL,
	`training_job_id` text,
	FOREIGN KEY (`training_job_id`) REFERENCES `ml_training_jobs`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `idx_ml_models_active` ON `ml_models` (`is_active`,`model_type`);--> statement-breakpoint
CREATE TABLE `ml_system_metrics` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`system` text NOT NULL,
	`timestamp` text NOT NULL,
	`accuracy` real,
	`error_rate` real,
	`response_time_ms` integer,
	`predictions_made` integer,
	`confidence_avg` real,
	`data_quality_score` real
);
--> statement-breakpoint
CREATE INDEX `idx_ml_metrics_system_time` ON `ml_system_metrics` (`system`,`timestamp`);--> statement-breakpoint
CREATE TABLE `ml_training_jobs` (
	`id` text PRIMARY KEY NOT NULL,
	`model_type` text NOT NULL,
	`algorithm` text NOT NULL,
	`options_json` text NOT NULL,
	`status` text NOT NULL,
	`progress` real DEFAULT 0 NOT NULL,
	`created_at` text NOT NULL,
	`started_at` text,
	`completed_at` text,
	`dataset_size` integer,
	`epochs` integer,
	`current_epoch` integer,
	`metrics_json` text,
	`curve_json` text DEFAULT '[]' NOT NULL,
	`artifacts_json` text,
	`logs_json` text DEFAULT '[]' NOT NULL,
	`error` text,
	FOREIGN KEY (`id`) REFERENCES `jobs`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `idx_ml_jobs_status` ON `ml_training_jobs` (`status`,`started_at`);--> statement-breakpoint
CREATE TABLE `payees` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`key` text NOT NULL,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `payees_key_unique` ON `payees` (`key`);--> statement-breakpoint
CREATE TABLE `prediction_outcomes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`prediction_id` integer NOT NULL,
	`transaction_id` integer NOT NULL,
	`change_set_id` text NOT NULL,
	`decided_at` text NOT NULL,
	`outcome` text NOT NULL,
	`category_id` integer NOT NULL,
	`predicted_category_id` integer,
	`confidence` real NOT NULL,
	`votes_json` text NOT NULL,
	`rule_id` text,
	FOREIGN KEY (`change_set_id`) REFERENCES `change_sets`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `idx_prediction_outcomes_decided` ON `prediction_outcomes` (`decided_at`);--> statement-breakpoint
CREATE INDEX `idx_prediction_outcomes_transaction` ON `prediction_outcomes` (`transaction_id`);--> statement-breakpoint
CREATE INDEX `idx_prediction_outcomes_change_set` ON `prediction_outcomes` (`change_set_id`);--> statement-breakpoint
CREATE TABLE `predictions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`transaction_id` integer NOT NULL,
	`created_at` text NOT NULL,
	`model_id` text,
	`category_id` integer,
	`best_category_id` integer,
	`confidence` real NOT NULL,
	`agreement` real NOT NULL,
	`data_points` integer NOT NULL,
	`margin` real NOT NULL,
	`abstention` text,
	`alternatives_json` text NOT NULL,
	`votes_json` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `idx_predictions_transaction` ON `predictions` (`transaction_id`,`id`);--> statement-breakpoint
CREATE TABLE `settings` (
	`key` text PRIMARY KEY NOT NULL,
	`value_json` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `transactions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`account_id` integer NOT NULL,
	`date` text NOT NULL,
	`amount` integer NOT NULL,
	`currency` text NOT NULL,
	`bank_text` text NOT NULL,
	`bank_id` text,
	`payee_id` integer,
	`category_id` integer,
	`category_source` text,
	`rule_id` text,
	`import_id` integer,
	`fingerprint` text NOT NULL,
	`occurrence` integer NOT NULL,
	`is_skipped` integer DEFAULT false NOT NULL,
	`search_text` text NOT NULL,
	`created_at` text NOT NULL,
	`prediction_id` integer,
	`suggested_category_id` integer,
	`confidence` real,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`payee_id`) REFERENCES `payees`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`category_id`) REFERENCES `categories`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`import_id`) REFERENCES `imports`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `idx_transactions_identity` ON `transactions` (`account_id`,`fingerprint`,`occurrence`);--> statement-breakpoint
CREATE INDEX `idx_transactions_date` ON `transactions` (`date`,`id`,`search_text`,`currency`,`amount`);--> statement-breakpoint
CREATE INDEX `idx_transactions_amount` ON `transactions` (`amount`,`id`);--> statement-breakpoint
CREATE INDEX `idx_transactions_account` ON `transactions` (`account_id`,`date`,`id`,`currency`,`amount`);--> statement-breakpoint
CREATE INDEX `idx_transactions_category` ON `transactions` (`category_id`,`date`,`id`);--> statement-breakpoint
CREATE INDEX `idx_transactions_payee` ON `transactions` (`payee_id`,`date`,`id`);--> statement-breakpoint
CREATE INDEX `idx_transactions_import` ON `transactions` (`import_id`);--> statement-breakpoint
CREATE INDEX `idx_transactions_confidence` ON `transactions` (`confidence`,`id`,`category_id`,`category_source`,`suggested_category_id`);--> statement-breakpoint
CREATE INDEX `idx_transactions_search` ON `transactions` (`search_text`,`id`);--> statement-breakpoint
CREATE INDEX `idx_transactions_currency` ON `transactions` (`currency`,`amount`);--> statement-breakpoint
CREATE INDEX `idx_transactions_waiting` ON `transactions` (`payee_id`,`date`,`id`,`is_skipped`,`category_id`) WHERE category_id IS NULL;--> statement-breakpoint
CREATE INDEX `idx_transactions_confirmed` ON `transactions` (`date`,`id`,`category_id`,`payee_id`,`currency`,`amount`,`category_source`) WHERE category_source IN ('user', 'import');--> statement-breakpoint
CREATE INDEX `idx_transactions_automatic` ON `transactions` (`date`,`id`,`rule_id`) WHERE category_source = 'rule';