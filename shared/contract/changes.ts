import { z } from 'zod';
import { idSchema, instantSchema, textIdSchema } from './primitives.ts';

export const changeSetKindSchema = z.enum(['setup', 'import', 'edit', 'review', 'automation', 'sample', 'undo']);
export type ChangeSetKind = z.infer<typeof changeSetKindSchema>;

export const changeSetSchema = z.object({
  id: textIdSchema,
  at: instantSchema,
  /** `user`, `system`, `rule:<id>@<version>` or `import:<id>`. */
  actor: z.string(),
  /** The actor in words: `You`, the rule's name, the file's name. */
  actorName: z.string(),
  kind: changeSetKindSchema,
  reason: z.string(),
  status: z.enum(['applied', 'partly_undone', 'undone']),
  changeCount: z.int().nonnegative(),
  transactionCount: z.int().nonnegative(),
  /** The change set that this one takes back, where it is an undo. */
  undoes: textIdSchema.nullable(),
});
export type ChangeSet = z.infer<typeof changeSetSchema>;

export const listChangeSets = {
  input: z
    .strictObject({
      cursor: z.string().max(200).nullable().default(null),
      limit: z.int().min(1).max(200).default(50),
      kind: changeSetKindSchema.optional(),
    })
    .optional(),
  output: z.object({ changeSets: z.array(changeSetSchema), nextCursor: z.string().nullable() }),
};

export const getChangeSet = {
  input: z.strictObject({ changeSetId: textIdSchema }),
  output: changeSetSchema.extend({
    /** The first 200 changes in words. */
    changes: z.array(
      z.object({
        entity: z.string(),
        entityId: z.int(),
        /** Payee and date of a transaction, name of an account, payee or category. */
        label: z.string(),
        operation: z.enum(['insert', 'update', 'delete']),
        fields: z.array(z.object({ field: z.string(), from: z.string().nullable(), to: z.string().nullable() })),
      }),
    ),
  }),
};

/**
 * Takes a change set back, or of some transactions what it did to them. What was changed again since stays as it is and is
 * reported as a conflict.
 */
export const undoChangeSet = {
  input: z.strictObject({
    changeSetId: textIdSchema,
    transactionIds: z.array(idSchema).min(1, 'Choose at least one transaction.').max(200_000).optional(),
  }),
  output: z.object({
    changeSetId: textIdSchema,
    undone: z.int().nonnegative(),
    conflicts: z.array(z.object({ label: z.string(), reason: z.string() })),
    conflictCount: z.int().nonnegative(),
  }),
};
