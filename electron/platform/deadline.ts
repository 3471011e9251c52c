/** How long a host waits for running jobs to stop before it leaves without them; an interrupted job can be started again. */
export const closingDeadlineMs = 5_000;

/** Whether `work` ended within `ms`. Rejects if it fails in time. */
export async function endsWithin(work: Promise<unknown>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}
