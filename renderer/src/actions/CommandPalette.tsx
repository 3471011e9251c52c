import { Command } from 'cmdk';
import { Dialog as RadixDialog } from 'radix-ui';
import { useState, useSyncExternalStore } from 'react';
import { actionDefinition } from '../../../shared/actions.ts';
import { Kbd } from '../ui/Kbd.tsx';
import { actionRegistry } from './ActionRegistry.ts';
import { scopeNames } from './scopeNames.ts';

/** Everything that can be done on this screen and everywhere, found by typing. */
export function CommandPalette({ isOpen, onClose }: { isOpen: boolean; onClose(): void }) {
  return (
    <RadixDialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <RadixDialog.Portal>
        <RadixDialog.Overlay className="fixed inset-0 z-40 bg-scrim" />
        <RadixDialog.Content
          aria-describedby={undefined}
          className="fixed top-[12vh] left-1/2 z-50 w-[min(560px,calc(100vw-24px))] -translate-x-1/2 overflow-hidden rounded-card border border-line bg-surface shadow-floating"
        >
          <RadixDialog.Title className="sr-only">Find an action</RadixDialog.Title>
          <Actions onClose={onClose} />
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  );
}

function Actions({ onClose }: { onClose(): void }) {
  useSyncExternalStore(actionRegistry.subscribe, actionRegistry.version);
  const [text, setText] = useState('');
  const entries = actionRegistry
    .available()
    .filter(({ id }) => id !== 'openPalette')
    .map(({ id, offer }) => ({ id, offer, definition: actionDefinition(id) }));
  const here = entries.filter((entry) => entry.definition.scope !== 'everywhere');
  const everywhere = entries.filter((entry) => entry.definition.scope === 'everywhere');
  return (
    <Command label="Find an action" loop>
      <Command.Input
        autoFocus
        value={text}
        onValueChange={setText}
        placeholder="What would you like to do?"
        className="w-full border-b border-line bg-transparent px-4.5 py-3 text-body outline-none"
      />
      <Command.List label="Actions" className="max-h-[min(420px,56vh)] overflow-y-auto p-1.5">
        <Command.Empty className="px-3 py-6 text-center text-soft">No action is called “{text}”.</Command.Empty>
        {[here, everywhere]
          .filter((group) => group.length > 0)
          .map((group) => (
            <Command.Group
              key={group[0]?.definition.scope}
              heading={scopeNames[group[0]?.definition.scope ?? 'everywhere']}
              className="[&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-tiny [&_[cmdk-group-heading]]:text-faint"
            >
              {group.map(({ id, offer, definition }) => (
                <Command.Item
                  key={id}
                  value={definition.label}
                  keywords={[...(definition.keywords ?? [])]}
                  disabled={offer.disabledReason !== null}
                  onSelect={() => {
                    onClose();
                    actionRegistry.perform(id);
                  }}
                  className="flex cursor-pointer items-center justify-between gap-3 rounded-control px-3 py-2 aria-disabled:cursor-not-allowed aria-disabled:text-faint data-[selected=true]:bg-hover"
                >
                  <span>
                    {definition.label}
                    {offer.disabledReason !== null && <span className="block text-small">{offer.disabledReason}</span>}
                  </span>
                  {definition.shortcut && <Kbd shortcut={definition.shortcut} />}
                </Command.Item>
              ))}
            </Command.Group>
          ))}
      </Command.List>
    </Command>
  );
}
