/** The only source of the present. Injected, so that tests can hold time still. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** The present as an ISO 8601 UTC instant, as every `*_at` column stores it. */
export function instant(clock: Clock): string {
  return clock.now().toISOString();
}
