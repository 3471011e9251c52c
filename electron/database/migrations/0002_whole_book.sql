CREATE TABLE `deleted_rows` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`account_id` integer NOT NULL,
	`fingerprint` text NOT NULL,
	`occurrence` integer NOT NULL,
	`date` text NOT NULL,
	`amount` integer NOT NULL,
	`currency` text NOT NULL,
	`bank_text` text NOT NULL,
	`merged_into_id` integer,
	`created_at` text NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `idx_deleted_rows_identity` ON `deleted_rows` (`account_id`,`fingerprint`,`occurrence`);--> statement-breakpoint
CREATE INDEX `idx_deleted_rows_merged` ON `deleted_rows` (`merged_into_id`);--> statement-breakpoint
CREATE TABLE `exchange_rates` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`currency` text NOT NULL,
	`quote` text NOT NULL,
	`date` text NOT NULL,
	`rate` text NOT NULL,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `idx_exchange_rates_day` ON `exchange_rates` (`currency`,`quote`,`date`);--> statement-breakpoint
CREATE TABLE `held_row_exemptions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`account_id` integer NOT NULL,
	`kind` text NOT NULL,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `idx_held_row_exemptions_kind` ON `held_row_exemptions` (`account_id`,`kind`);--> statement-breakpoint
CREATE TABLE `import_profiles` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`fingerprint` text NOT NULL,
	`options_json` text NOT NULL,
	`created_at` text NOT NULL,
	`used_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `import_profiles_fingerprint_unique` ON `import_profiles` (`fingerprint`);--> statement-breakpoint
CREATE TABLE `payee_aliases` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`payee_id` integer NOT NULL,
	`name` text NOT NULL,
	`key` text NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`payee_id`) REFERENCES `payees`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `payee_aliases_key_unique` ON `payee_aliases` (`key`);--> statement-breakpoint
CREATE INDEX `idx_payee_aliases_payee` ON `payee_aliases` (`payee_id`);--> statement-breakpoint
CREATE TABLE `rejected_matches` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`first_id` integer NOT NULL,
	`second_id` integer NOT NULL,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `idx_rejected_matches_pair` ON `rejected_matches` (`kind`,`first_id`,`second_id`);--> statement-breakpoint
CREATE TABLE `saved_filters` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`filter_json` text NOT NULL,
	`created_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `saved_filters_name_unique` ON `saved_filters` (`name`);--> statement-breakpoint
CREATE TABLE `statements` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`import_id` integer NOT NULL,
	`account_id` integer NOT NULL,
	`currency` text NOT NULL,
	`start_date` text NOT NULL,
	`end_date` text NOT NULL,
	`opening_balance` integer,
	`closing_balance` integer,
	`row_sum` integer NOT NULL,
	`row_count` integer NOT NULL,
	FOREIGN KEY (`import_id`) REFERENCES `imports`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `idx_statements_account` ON `statements` (`account_id`,`start_date`);--> statement-breakpoint
CREATE INDEX `idx_statements_import` ON `statements` (`import_id`);--> statement-breakpoint
CREATE TABLE `transaction_parts` (
	`transaction_id` integer NOT NULL,
	`position` integer NOT NULL,
	`amount` integer NOT NULL,
	`category_id` integer,
	`note` text,
	PRIMARY KEY(`transaction_id`, `position`),
	FOREIGN KEY (`category_id`) REFERENCES `categories`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `idx_transaction_parts_category` ON `transaction_parts` (`category_id`,`transaction_id`);--> statement-breakpoint
ALTER TABLE `accounts` ADD `opening_balance` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `accounts` ADD `is_archived` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `categories` ADD `is_archived` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `import_held_rows` ADD `kind` text DEFAULT 'unreadable' NOT NULL;--> statement-breakpoint
ALTER TABLE `import_held_rows` ADD `row_json` text;--> statement-breakpoint
ALTER TABLE `import_held_rows` ADD `account_id` integer;--> statement-breakpoint
ALTER TABLE `import_held_rows` ADD `status` text DEFAULT 'held' NOT NULL;--> statement-breakpoint
ALTER TABLE `import_held_rows` ADD `change_set_id` text;--> statement-breakpoint
ALTER TABLE `import_held_rows` ADD `decided_at` text;--> statement-breakpoint
CREATE INDEX `idx_import_held_rows_status` ON `import_held_rows` (`status`,`import_id`);--> statement-breakpoint
ALTER TABLE `transactions` ADD `parts_json` text;--> statement-breakpoint
ALTER TABLE `transactions` ADD `transfer_peer_id` integer;--> statement-breakpoint
ALTER TABLE `transactions` ADD `note` text;--> statement-breakpoint
ALTER TABLE `transactions` ADD `tags_json` text;--> statement-breakpoint
CREATE INDEX `idx_transactions_tagged` ON `transactions` (`date`,`id`,`tags_json`) WHERE tags_json IS NOT NULL;--> statement-breakpoint
CREATE INDEX `idx_transactions_transfer` ON `transactions` (`transfer_peer_id`) WHERE transfer_peer_id IS NOT NULL;