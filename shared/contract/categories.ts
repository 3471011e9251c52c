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
  transactionCount: z.int().nonnegative(),
});
export type Category = z.infer<typeof categorySchema>;

export const listCategories = { input: noInput, output: z.array(categorySchema) };
export const createCategory = {
  input: z.strictObject({
    name: z.string().trim().min(1).max(60),
    parentId: idSchema.nullable().default(null),
    kind: categoryKindSchema.default('expense'),
  }),
  output: z.object({ categoryId: idSchema, changeSetId: textIdSchema }),
};
