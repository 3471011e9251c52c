import type { z } from 'zod';

/**
 * Reads what stands behind the `?` of an address. What does not fit is left out instead of failing the screen: an old
 * bookmark with one filter that is gone should still open the list.
 */
export function readSearch<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
): (search: Record<string, unknown>) => z.output<z.ZodObject<Shape>> {
  return (search) => {
    const whole = schema.safeParse(search);
    if (whole.success) return whole.data;
    const refused = new Set(
      whole.error.issues.flatMap((issue) =>
        issue.code === 'unrecognized_keys' ? issue.keys : [String(issue.path[0])],
      ),
    );
    const kept = schema.parse(Object.fromEntries(Object.entries(search).filter(([key]) => !refused.has(key))));
    // Said to be undefined, not merely left out: the router lays this over the raw search, which would show through.
    return { ...kept, ...Object.fromEntries([...refused].map((key) => [key, undefined])) };
  };
}
