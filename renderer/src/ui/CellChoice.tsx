import { Popover } from 'radix-ui';
import { type ReactElement, type ReactNode, useEffect, useRef } from 'react';

/** A choice that opens over a cell of a table. When it closes, the row has the focus again, so that arrows go on. */
export function CellChoice({
  label,
  cell,
  onClose,
  children,
}: {
  /** Names the choice for screen readers. */
  label: string;
  /** What it opens under. */
  cell: ReactElement;
  onClose(): void;
  children: ReactNode;
}) {
  const anchor = useRef<HTMLDivElement>(null);
  const row = useRef<HTMLElement>(null);
  const wasLeft = useRef(false);
  useEffect(() => {
    row.current = anchor.current?.closest('tr') ?? null;
  }, []);
  return (
    <Popover.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Popover.Anchor asChild ref={anchor}>
        {cell}
      </Popover.Anchor>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={4}
          collisionPadding={12}
          aria-label={label}
          onInteractOutside={() => {
            wasLeft.current = true;
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (!wasLeft.current) row.current?.focus({ preventScroll: true });
          }}
          className="z-50 w-72 max-w-[calc(100vw-24px)] rounded-[10px] border border-line bg-surface shadow-floating"
        >
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
