import { DropdownMenu } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import { classNames } from './classNames.ts';
import { Kbd } from './Kbd.tsx';

export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly icon?: ReactNode;
  readonly shortcut?: string;
  readonly isDangerous?: boolean;
  readonly disabledReason?: string | null;
  perform(): void;
}

/** A button that opens a list of actions. */
export function Menu({ trigger, items }: { trigger: ReactElement; items: readonly MenuItem[] }) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="end"
          sideOffset={6}
          collisionPadding={12}
          className="z-50 min-w-48 animate-enter rounded-[10px] border border-line bg-surface p-1 shadow-floating"
        >
          {items.map((item) => (
            <DropdownMenu.Item
              key={item.id}
              disabled={Boolean(item.disabledReason)}
              onSelect={() => item.perform()}
              className={classNames(
                'flex cursor-pointer items-center gap-2 rounded-chip px-2.5 py-1.5 text-control outline-none data-highlighted:bg-hover data-disabled:cursor-not-allowed data-disabled:text-faint',
                item.isDangerous && 'text-bad',
              )}
            >
              {item.icon}
              <span className="flex-1">
                {item.label}
                {item.disabledReason && <span className="block text-tiny">{item.disabledReason}</span>}
              </span>
              {item.shortcut && <Kbd shortcut={item.shortcut} />}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
