export type Status = 'good' | 'attention' | 'bad' | 'unknown';

const words: Readonly<Record<Status, string>> = {
  good: 'Good',
  attention: 'Needs a look',
  bad: 'Bad',
  unknown: 'Cannot tell yet',
};

/** The shapes differ too, so that the state can be told without colour: disc, triangle, diamond, hollow ring. */
export function StatusDot({ status, label = words[status] }: { status: Status; label?: string }) {
  return (
    <svg viewBox="0 0 12 12" className="size-3 shrink-0" role="img" aria-label={label} data-figure="">
      {status === 'good' && <circle cx="6" cy="6" r="5" fill="var(--good)" />}
      {status === 'attention' && <path d="M6 1 11.5 11 .5 11Z" fill="var(--warn)" />}
      {status === 'bad' && <path d="M6 .3 11.7 6 6 11.7 .3 6Z" fill="var(--bad)" />}
      {status === 'unknown' && <circle cx="6" cy="6" r="4" fill="none" stroke="var(--unknown)" strokeWidth="2" />}
    </svg>
  );
}
