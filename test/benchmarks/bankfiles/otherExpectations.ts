/**
 * Files of which an index expects another number of transactions than they hold, by their path in the folder, each with
 * the number that is right and why. The report prints the reason.
 */
export const otherExpectations: Readonly<Record<string, { rows: number; why: string }>> = {};
