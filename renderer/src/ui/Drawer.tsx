import { X } from 'lucide-react';
import { Dialog as RadixDialog } from 'radix-ui';
import { type ReactNode, useId } from 'react';
import { medium, useMediaQuery } from '../hooks/useMediaQuery.ts';
import { IconButton } from './Button.tsx';

export interface DrawerProps {
  readonly isOpen: boolean;
  onClose(): void;
  readonly title: string;
  readonly footer?: ReactNode;
  readonly children: ReactNode;
}

// Head and foot stick inside the scrolling panel: the close button makes the scroller reachable by keyboard.
const headClasses = 'sticky top-0 z-10 flex items-start justify-between gap-4 bg-surface px-4.5 pt-3.5 pb-1.5';
const footClasses = 'sticky bottom-0 flex flex-wrap justify-end gap-2 border-t border-line bg-surface px-4.5 py-3';

/** Slides in from the right over the screen and holds the focus until it is closed. */
export function Drawer({ isOpen, onClose, title, footer, children }: DrawerProps) {
  return (
    <RadixDialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <RadixDialog.Portal>
        <RadixDialog.Overlay className="fixed inset-0 z-40 bg-scrim" />
        <RadixDialog.Content
          aria-describedby={undefined}
          className="fixed inset-y-0 right-0 z-40 flex w-full max-w-md animate-slide flex-col overflow-y-auto border-l border-line bg-surface shadow-floating"
        >
          <div className={headClasses}>
            <RadixDialog.Title className="text-body font-semibold">{title}</RadixDialog.Title>
            <RadixDialog.Close asChild>
              <IconButton label="Close" hasTooltip={false} icon={<X size={16} />} />
            </RadixDialog.Close>
          </div>
          <div className="flex-1 px-4.5 pb-4">{children}</div>
          {footer && <div className={footClasses}>{footer}</div>}
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  );
}

/**
 * Beside the content where there is room, so that a list can be walked through with the panel open; a drawer otherwise.
 * Put it into a flex row after the content.
 */
export function SidePanel({ isOpen, onClose, title, footer, children }: DrawerProps) {
  const isDrawer = useMediaQuery(medium);
  const titleId = useId();
  if (isDrawer) {
    return (
      <Drawer isOpen={isOpen} onClose={onClose} title={title} footer={footer}>
        {children}
      </Drawer>
    );
  }
  if (!isOpen) return null;
  return (
    <aside
      aria-labelledby={titleId}
      className="flex w-96 shrink-0 flex-col self-stretch overflow-y-auto rounded-card border border-line bg-surface shadow-raised"
    >
      <div className={headClasses}>
        <h2 id={titleId} className="text-body font-semibold">
          {title}
        </h2>
        <IconButton label="Close panel" hasTooltip={false} icon={<X size={16} />} onClick={onClose} />
      </div>
      <div className="flex-1 px-4.5 pb-4">{children}</div>
      {footer && <div className={footClasses}>{footer}</div>}
    </aside>
  );
}
