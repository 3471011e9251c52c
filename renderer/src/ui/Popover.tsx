import { Popover as RadixPopover } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';

/** Floating content that opens from a button. */
export function Popover({
  trigger,
  label,
  isOpen,
  onOpenChange,
  children,
}: {
  /** A Button or IconButton. */
  trigger: ReactElement;
  /** Names the content for screen readers. */
  label: string;
  isOpen?: boolean;
  onOpenChange?(isOpen: boolean): void;
  children: ReactNode;
}) {
  return (
    <RadixPopover.Root
      {...(isOpen === undefined ? {} : { open: isOpen })}
      {...(onOpenChange === undefined ? {} : { onOpenChange })}
    >
      <RadixPopover.Trigger asChild>{trigger}</RadixPopover.Trigger>
      <RadixPopover.Portal>
        <RadixPopover.Content
          aria-label={label}
          align="start"
          sideOffset={6}
          collisionPadding={12}
          className="z-50 max-h-(--radix-popover-content-available-height) w-72 max-w-[calc(100vw-24px)] animate-enter overflow-y-auto rounded-card border border-line bg-surface p-4 shadow-floating"
        >
          {children}
        </RadixPopover.Content>
      </RadixPopover.Portal>
    </RadixPopover.Root>
  );
}
