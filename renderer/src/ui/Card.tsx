import { type ReactNode, useId } from 'react';
import { classNames } from './classNames.ts';

export interface CardProps {
  readonly title?: string;
  readonly description?: ReactNode;
  /** Buttons at the right of the title. */
  readonly actions?: ReactNode;
  /** Without inner space, for lists and tables that reach the edges. */
  readonly isFlush?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

export function Card({ title, description, actions, isFlush = false, className, children }: CardProps) {
  const titleId = useId();
  const hasHead = Boolean(title || actions);
  return (
    <section
      aria-labelledby={title ? titleId : undefined}
      className={classNames(
        'rounded-card border border-line bg-surface shadow-raised',
        !isFlush && 'px-4.5 py-4',
        className,
      )}
    >
      {hasHead && (
        <div
          className={classNames(
            'flex flex-wrap items-start justify-between gap-x-4 gap-y-2',
            isFlush ? 'px-4.5 py-3.5' : 'mb-3',
          )}
        >
          <div className="min-w-0">
            {title && (
              <h2 id={titleId} className="text-body font-semibold">
                {title}
              </h2>
            )}
            {description && <div className="text-control text-soft">{description}</div>}
          </div>
          {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
        </div>
      )}
      {children}
    </section>
  );
}
