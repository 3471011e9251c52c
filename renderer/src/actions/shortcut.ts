/** One key press of a shortcut. `mod` is Ctrl, and Command on a Mac. */
export interface KeyStep {
  readonly key: string;
  readonly mod: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
}

type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/** `Mod+Shift+Z` is one step; `g h` is two, one after the other. */
export function parseShortcut(shortcut: string): readonly KeyStep[] {
  return shortcut.split(' ').map((step) => {
    const parts = step === '+' ? ['+'] : step.split('+');
    const key = parts.at(-1) ?? '';
    const modifiers = new Set(parts.slice(0, -1));
    return {
      key: key.length === 1 ? key.toLowerCase() : key,
      mod: modifiers.has('Mod'),
      shift: modifiers.has('Shift'),
      alt: modifiers.has('Alt'),
    };
  });
}

/** Whether the key press is this step. Shift counts only beside letters and named keys: `?` needs it on most layouts. */
export function matchesStep(step: KeyStep, press: KeyPress): boolean {
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  const isSymbol = key.length === 1 && key === key.toUpperCase();
  return (
    key === step.key &&
    step.mod === (press.ctrlKey || press.metaKey) &&
    step.alt === press.altKey &&
    (isSymbol || step.shift === press.shiftKey)
  );
}

const isMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);

const keyNames: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Enter: '↵',
  Escape: 'Esc',
  ' ': 'Space',
};

/** The keys to show for each step of a shortcut, in the words of the platform. */
export function shortcutKeys(shortcut: string, mac: boolean = isMac): readonly (readonly string[])[] {
  return parseShortcut(shortcut).map((step) => [
    ...(step.mod ? [mac ? '⌘' : 'Ctrl'] : []),
    ...(step.alt ? [mac ? '⌥' : 'Alt'] : []),
    ...(step.shift ? [mac ? '⇧' : 'Shift'] : []),
    keyNames[step.key] ?? (step.key.length === 1 ? step.key.toUpperCase() : step.key),
  ]);
}
