import type { AnyTRPCRouter } from '@trpc/server';
import { z } from 'zod';

export interface ProcedureDescription {
  readonly procedure: string;
  readonly type: 'query' | 'mutation' | 'subscription';
  /** The call answers with a job that goes on after it. */
  readonly startsJob: boolean;
  /** JSON Schema of the input; null where the procedure takes none. */
  readonly input: unknown;
}

/** A procedure as it is at run time; tRPC's published types describe what only the compiler sees. */
const procedureSchema = z.object({
  _def: z.object({
    type: z.enum(['query', 'mutation', 'subscription']),
    inputs: z.array(z.instanceof(z.ZodType)),
    meta: z.object({ startsJob: z.boolean().optional() }).optional(),
  }),
});

/** Every procedure of the router, in alphabetical order. */
export function describeProcedures(router: AnyTRPCRouter): ProcedureDescription[] {
  const procedures: Record<string, unknown> = router._def.procedures;
  return Object.keys(procedures)
    .sort()
    .map((path) => {
      const { type, inputs, meta } = readProcedure(procedures[path]);
      const input = inputs[0] ? z.toJSONSchema(inputs[0], { io: 'input' }) : null;
      return { procedure: path, type, startsJob: meta?.startsJob ?? false, input };
    });
}

/** What the command line must know to call `path`; null when the router has no such procedure. */
export function findProcedure(router: AnyTRPCRouter, path: string): Omit<ProcedureDescription, 'input'> | null {
  const procedures: Record<string, unknown> = router._def.procedures;
  if (!Object.hasOwn(procedures, path)) return null;
  const { type, meta } = readProcedure(procedures[path]);
  return { procedure: path, type, startsJob: meta?.startsJob ?? false };
}

function readProcedure(procedure: unknown) {
  // A procedure is a function with properties, which a zod object does not accept as such.
  return procedureSchema.parse({ ...Object(procedure) })._def;
}
