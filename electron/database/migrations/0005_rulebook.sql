CREATE TABLE `approvals` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`rule_id` text NOT NULL,
	`rule_version` integer NOT NULL,
	`transaction_id` integer NOT NULL,
	`prediction_id` integer,
	`change_json` text NOT NULL,
	`reason` text NOT NULL,
	`confidence` real NOT NULL,
	`status` text NOT NULL,
	`created_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`decided_at` text,
	`change_set_id` text,
	FOREIGN KEY (`rule_id`) REFERENCES `ml_automation_rules`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`change_set_id`) REFERENCES `change_sets`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `idx_approvals_proposal` ON `approvals` (`rule_id`,`rule_version`,`transaction_id`);--> statement-breakpoint
CREATE INDEX `idx_approvals_status` ON `approvals` (`status`,`rule_id`,`id`);--> statement-breakpoint
CREATE INDEX `idx_approvals_transaction` ON `approvals` (`transaction_id`);--> statement-breakpoint
CREATE INDEX `idx_approvals_change_set` ON `approvals` (`change_set_id`);--> statement-breakpoint
CREATE TABLE `rule_promises` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`rule_id` text NOT NULL,
	`rule_version` integer NOT NULL,
	`model_id` text,
	`computed_at` text NOT NULL,
	`expires_at` text NOT NULL,
	`threshold` real,
	`evidence_json` text NOT NULL,
	FOREIGN KEY (`rule_id`) REFERENCES `ml_automation_rules`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `idx_rule_promises_rule` ON `rule_promises` (`rule_id`,`id`);--> statement-breakpoint
ALTER TABLE `ml_automation_executions` ADD `asked` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `ml_automation_rules` ADD `position` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `ml_automation_rules` ADD `matcher_json` text;--> statement-breakpoint
ALTER TABLE `ml_automation_rules` ADD `suspended_at` text;--> statement-breakpoint
ALTER TABLE `ml_automation_rules` ADD `suspension_json` text;--> statement-breakpoint
ALTER TABLE `ml_automation_rules` ADD `guarded_since` text;