import type { MenuItemConstructorOptions } from 'electron';
import { type ActionId, actionDefinition } from '../../shared/actions.ts';

export interface MenuOptions {
  readonly platform: NodeJS.Platform;
  readonly withDevTools: boolean;
  readonly onAction: (action: ActionId) => void;
}

/** The application menu. What the page can do by name is sent to the page; the rest are the platform's own roles. */
export function applicationMenu({ platform, withDevTools, onAction }: MenuOptions): MenuItemConstructorOptions[] {
  const isMac = platform === 'darwin';
  const action = (id: ActionId): MenuItemConstructorOptions => {
    const { label, shortcut } = actionDefinition(id);
    const accelerator = shortcut === undefined ? null : menuAccelerator(shortcut);
    return {
      id,
      label,
      click: () => onAction(id),
      // Shown only: the page listens to its own shortcuts, which also know whether a text field has the focus.
      ...(accelerator === null ? {} : { accelerator, registerAccelerator: false }),
    };
  };
  const line: MenuItemConstructorOptions = { type: 'separator' };

  return [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    {
      label: '&File',
      submenu: [action('goImport'), line, action('goSettings'), line, isMac ? { role: 'close' } : { role: 'quit' }],
    },
    {
      label: '&Edit',
      submenu: [
        { role: 'undo' },
        { role: 'redo' },
        line,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
        line,
        action('undoLastChange'),
      ],
    },
    {
      label: '&View',
      submenu: [
        action('openPalette'),
        line,
        action('goHome'),
        action('goTransactions'),
        action('goReview'),
        action('goRules'),
        action('goAudit'),
        action('goTraining'),
        line,
        action('toggleTheme'),
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'togglefullscreen' },
        ...(withDevTools ? [line, { role: 'reload' } as const, { role: 'toggleDevTools' } as const] : []),
      ],
    },
    { role: 'windowMenu' },
    { role: 'help', submenu: [action('goHowItWorks'), action('showShortcuts')] },
  ];
}

/** Electron's name of a one-step shortcut with Mod; null for the others, which a menu cannot show. */
export function menuAccelerator(shortcut: string): string | null {
  if (!shortcut.startsWith('Mod+') || shortcut.includes(' ')) return null;
  const key = shortcut.slice('Mod+'.length);
  return `CmdOrCtrl+${key.length === 1 ? key.toUpperCase() : key}`;
}
