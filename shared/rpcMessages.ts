import { z } from 'zod';

/**
 * The messages between the window and the main process. Each crosses as one JSON string, so that both transports
 * (the bridge and loopback HTTP) carry exactly the same values: structured clone would let a Date or a NaN through.
 */
const requestId = z.int().nonnegative();

export const clientMessageSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('call'),
    id: requestId,
    path: z.string().min(1).max(200),
    type: z.enum(['query', 'mutation', 'subscription']),
    input: z.unknown().optional(),
  }),
  z.strictObject({ kind: z.literal('cancel'), id: requestId }),
]);
export type ClientMessage = z.infer<typeof clientMessageSchema>;

export const serverMessageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('result'), id: requestId, data: z.unknown().optional() }),
  z.object({ kind: z.literal('started'), id: requestId }),
  z.object({ kind: z.literal('event'), id: requestId, eventId: z.string().optional(), data: z.unknown().optional() }),
  z.object({ kind: z.literal('completed'), id: requestId }),
  z.object({
    kind: z.literal('failed'),
    id: requestId,
    error: z.looseObject({ code: z.number(), message: z.string() }),
  }),
  /** Something the person chose in the application menu. */
  z.object({ kind: z.literal('action'), action: z.string() }),
]);
export type ServerMessage = z.infer<typeof serverMessageSchema>;
