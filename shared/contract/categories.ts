import { z } from 'zod';
import { idSchema, noInput, textIdSchema } from './primitives.ts';

export const categoryKindSchema = z.enum(['expense', 'income', 'transfer']);
export type CategoryKind = z.infer<typeof categoryKindSchema>;

export const categorySchema = z.object({
  id: idSchema,
  name: z.string(),
  parentId: idSchema.nullable(),
  /** Name with its parents: `Food > Groceries`. */
  path: z.string(),
  kind: categoryKindSchema,
  /** Kept with its history, but offered nowhere for something new, and never suggested. */
  isArchived: z.boolean(),
  /** Transactions that have it, or a part of which has it. */
  transactionCount: z.int().nonnegative(),
});
export type Category = z.infer<typeof categorySchema>;

const nameSchema = z
  .string()
  .trim()
  .min(1, 'Give the category a name.')
  .max(60, 'The name of a category has at most 60 characters.')
  .regex(/^[^>]*$/, 'The name of a category has no > in it: that stands between a category and the one above it.');
const changed = z.object({ changeSetId: textIdSchema });
const one = z.strictObject({ categoryId: idSchema });

export const listCategories = { input: noInput, output: z.array(categorySchema) };
export const createCategory = {
  input: z.strictObject({
    name: nameSchema,
    parentId: idSchema.nullable().default(null),
    kind: categoryKindSchema.default('expense'),
  }),
  output: z.object({ categoryId: idSchema, changeSetId: textIdSchema }),
};

export const renameCategory = { input: one.extend({ name: nameSchema }), output: changed };

/** Puts a category, with all below it, below another one, or with null at the top. */
export const moveCategory = { input: one.extend({ parentId: idSchema.nullable() }), output: changed };

/** Makes several categories one: their transactions and parts, and the categories below them, go to `intoId`. */
export const mergeCategories = {
  input: z.strictObject({ categoryIds: z.array(idSchema).min(1).max(100), intoId: idSchema }),
  output: changed.extend({ moved: z.int().nonnegative() }),
};

/** Puts a category away, and all below it. */
export const archiveCategory = { input: one, output: changed };

/** Brings a category back, with all below it and those that it stands below. */
export const unarchiveCategory = { input: one, output: changed };

/** Deletes a category that has no others below it: one that is unused, or whose transactions go to `moveTo`. */
export const deleteCategory = {
  input: one.extend({ moveTo: idSchema.optional() }),
  output: changed.extend({ moved: z.int().nonnegative() }),
};
