import { useState } from 'react';
import { CommandPalette } from './CommandPalette.tsx';
import { ShortcutSheet } from './ShortcutSheet.tsx';
import { useAction } from './useAction.ts';
import { useShortcuts } from './useShortcuts.ts';

/** What listens for shortcuts, and the two places that list what can be done. */
export function ActionSurfaces() {
  const [open, setOpen] = useState<'palette' | 'shortcuts' | null>(null);
  useAction('openPalette', () => setOpen((shown) => (shown === 'palette' ? null : 'palette')));
  useAction('showShortcuts', () => setOpen('shortcuts'));
  useShortcuts();
  return (
    <>
      <CommandPalette isOpen={open === 'palette'} onClose={() => setOpen(null)} />
      <ShortcutSheet isOpen={open === 'shortcuts'} onClose={() => setOpen(null)} />
    </>
  );
}
