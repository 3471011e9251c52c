import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useDelayed } from '../hooks/useDelayed.ts';
import { classNames } from './classNames.ts';

/** What to show where there is nothing yet: what is the case, and the next step. */
export function EmptyState({ title, children, action }: { title: string; children: ReactNode; action?: ReactNode }) {
  return (
    <div className="mx-auto flex max-w-md flex-col items-center gap-2 px-6 py-14 text-center">
      <h2 className="font-serif text-[19px] font-semibold">{title}</h2>
      <div className="text-soft">{children}</div>
      {action && <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}

export type NoticeTone = 'info' | 'good' | 'attention' | 'bad';

const toneClasses: Readonly<Record<NoticeTone, string>> = {
  info: 'bg-unknown-soft',
  good: 'bg-accent-soft',
  attention: 'bg-warn-soft',
  bad: 'bg-bad-soft',
};

const toneIcons: Readonly<Record<NoticeTone, ReactNode>> = {
  info: <Info size={15} className="text-unknown" />,
  good: null,
  attention: <TriangleAlert size={15} className="text-warn" />,
  bad: <CircleAlert size={15} className="text-bad" />,
};

/** One or two sentences inside a card or above a list, with at most one action. */
export function InlineNotice({
  tone = 'info',
  action,
  children,
}: {
  tone?: NoticeTone;
  action?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div
      className={classNames(
        'flex flex-wrap items-center gap-x-3 gap-y-2 rounded-[9px] px-3 py-2 text-ink',
        toneClasses[tone],
      )}
    >
      {toneIcons[tone] && <span className="shrink-0">{toneIcons[tone]}</span>}
      <div className="min-w-0 flex-1 basis-48">{children}</div>
      {action}
    </div>
  );
}

/** Grey lines in the shape of what is coming. Shows nothing for the first 400 ms, because most answers are faster. */
export function Skeleton({ lines = 3, label = 'Loading' }: { lines?: number; label?: string }) {
  const isDue = useDelayed(400);
  return (
    <output className="block py-2">
      {isDue && (
        <>
          <span className="sr-only">{label}</span>
          {Array.from({ length: lines }, (_, line) => line).map((line) => (
            <div
              key={line}
              className="my-2 h-4 animate-pulse rounded-chip bg-line"
              style={{ width: `${[92, 78, 85, 64, 88][line % 5]}%` }}
            />
          ))}
        </>
      )}
    </output>
  );
}
