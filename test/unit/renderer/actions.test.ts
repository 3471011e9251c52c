import { describe, expect, it } from 'vitest';
import { ActionRegistry } from '../../../renderer/src/actions/ActionRegistry.ts';
import { ShortcutMatcher } from '../../../renderer/src/actions/ShortcutMatcher.ts';
import { parseShortcut, shortcutKeys } from '../../../renderer/src/actions/shortcut.ts';
import { type ActionId, actionDefinition, actionIds } from '../../../shared/actions.ts';

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey', boolean>> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});

/** Pairs of actions whose shortcuts would fight: the same, or one the beginning of the other, where both can be heard. */
function conflicts(definitions: readonly { id: string; scope: string; shortcut?: string }[]): string[] {
  const canMeet = (a: string, b: string) => a === b || a === 'everywhere' || b === 'everywhere';
  const steps = (shortcut: string) => parseShortcut(shortcut).map((step) => JSON.stringify(step));
  return definitions.flatMap((a, index) =>
    definitions.slice(index + 1).flatMap((b) => {
      if (a.shortcut === undefined || b.shortcut === undefined || !canMeet(a.scope, b.scope)) return [];
      const [one, other] = [steps(a.shortcut), steps(b.shortcut)];
      const shorter = Math.min(one.length, other.length);
      return one.slice(0, shorter).join() === other.slice(0, shorter).join() ? [`${a.id} and ${b.id}`] : [];
    }),
  );
}

describe('the list of actions', () => {
  it('gives no two actions that can be heard at once the same shortcut', () => {
    expect(conflicts(actionIds.map((id) => ({ id, ...actionDefinition(id) })))).toEqual([]);
  });

  it('would notice two that fight, also when one begins the other', () => {
    const a = { id: 'a', scope: 'everywhere', shortcut: 'g h' };
    expect(conflicts([a, { id: 'b', scope: 'review', shortcut: 'g' }])).toEqual(['a and b']);
    expect(conflicts([a, { id: 'b', scope: 'review', shortcut: 'G H' }])).toEqual(['a and b']);
    expect(
      conflicts([
        { id: 'b', scope: 'review', shortcut: 'n' },
        { id: 'c', scope: 'rules', shortcut: 'n' },
      ]),
    ).toEqual([]);
  });

  it('gives every action a label of its own that begins with a capital letter', () => {
    const labels = actionIds.map((id) => actionDefinition(id).label);
    for (const label of labels) expect(label).toMatch(/^[A-Z][^.]+$/);
    for (const scope of new Set(actionIds.map((id) => actionDefinition(id).scope))) {
      const own = actionIds
        .filter((id) => actionDefinition(id).scope === scope)
        .map((id) => actionDefinition(id).label);
      expect(new Set(own).size).toBe(own.length);
    }
  });
});

describe('the action registry', () => {
  it('does what was offered last, and goes back to the one before when that is withdrawn', () => {
    const registry = new ActionRegistry();
    const done: string[] = [];
    registry.offer('goHome', { perform: () => done.push('screen'), disabledReason: null });
    const withdraw = registry.offer('goHome', { perform: () => done.push('dialog'), disabledReason: null });
    expect(registry.perform('goHome')).toBe(true);
    withdraw();
    expect(registry.perform('goHome')).toBe(true);
    expect(done).toEqual(['dialog', 'screen']);
  });

  it('refuses what nobody offers and what has a reason against it', () => {
    const registry = new ActionRegistry();
    expect(registry.perform('goHome')).toBe(false);
    registry.offer('goHome', { perform: () => expect.fail('was done'), disabledReason: 'Not now.' });
    expect(registry.perform('goHome')).toBe(false);
    expect(registry.available().map(({ id, offer }) => [id, offer.disabledReason])).toEqual([['goHome', 'Not now.']]);
  });

  it('tells listeners of each offer and each withdrawal', () => {
    const registry = new ActionRegistry();
    const versions: number[] = [];
    registry.subscribe(() => versions.push(registry.version()));
    registry.offer('goHome', { perform: () => {}, disabledReason: null })();
    expect(versions).toEqual([1, 2]);
  });
});

describe('shortcuts', () => {
  const candidates: readonly { id: ActionId; shortcut: string }[] = [
    { id: 'openPalette', shortcut: 'Mod+k' },
    { id: 'goHome', shortcut: 'g h' },
    { id: 'skipGroup', shortcut: 's' },
    { id: 'confirmGroup', shortcut: 'Enter' },
    { id: 'showShortcuts', shortcut: '?' },
  ];

  it('hears one key, a key with Ctrl or Command, and two keys in a row', () => {
    const matcher = new ShortcutMatcher();
    expect(matcher.press(press('s'), candidates, 'page', 0)).toBe('skipGroup');
    expect(matcher.press(press('k', { ctrlKey: true }), candidates, 'page', 0)).toBe('openPalette');
    expect(matcher.press(press('K', { metaKey: true }), candidates, 'page', 0)).toBe('openPalette');
    expect(matcher.press(press('g'), candidates, 'page', 0)).toBe('begun');
    expect(matcher.press(press('h'), candidates, 'page', 100)).toBe('goHome');
  });

  it('forgets the first key after a while, and when another shortcut follows it', () => {
    const matcher = new ShortcutMatcher();
    matcher.press(press('g'), candidates, 'page', 0);
    expect(matcher.press(press('h'), candidates, 'page', 5000)).toBeNull();
    matcher.press(press('g'), candidates, 'page', 6000);
    expect(matcher.press(press('s'), candidates, 'page', 6100)).toBe('skipGroup');
  });

  it('takes ? with or without Shift, because layouts differ, but not s with Shift', () => {
    const matcher = new ShortcutMatcher();
    expect(matcher.press(press('?', { shiftKey: true }), candidates, 'page', 0)).toBe('showShortcuts');
    expect(matcher.press(press('?'), candidates, 'page', 0)).toBe('showShortcuts');
    expect(matcher.press(press('S', { shiftKey: true }), candidates, 'page', 0)).toBeNull();
  });

  it('leaves plain keys to whoever types, and Enter to the button that has the focus', () => {
    const matcher = new ShortcutMatcher();
    expect(matcher.press(press('s'), candidates, 'text', 0)).toBeNull();
    expect(matcher.press(press('s'), candidates, 'overlay', 0)).toBeNull();
    expect(matcher.press(press('k', { ctrlKey: true }), candidates, 'text', 0)).toBe('openPalette');
    expect(matcher.press(press('Enter'), candidates, 'control', 0)).toBeNull();
    expect(matcher.press(press('s'), candidates, 'control', 0)).toBe('skipGroup');
    expect(matcher.press(press('Enter'), candidates, 'page', 0)).toBe('confirmGroup');
  });

  it('leave Ctrl Z to the field that is being edited', () => {
    const matcher = new ShortcutMatcher();
    const undo = [{ id: 'undoLastChange', shortcut: 'Mod+z' }] as const;
    expect(matcher.press(press('z', { ctrlKey: true }), undo, 'text', 0)).toBeNull();
    expect(matcher.press(press('z', { ctrlKey: true }), undo, 'overlay', 0)).toBeNull();
    expect(matcher.press(press('z', { ctrlKey: true }), undo, 'control', 0)).toBe('undoLastChange');
  });

  it('are shown in the words of the platform', () => {
    expect(shortcutKeys('Mod+Shift+z', false)).toEqual([['Ctrl', 'Shift', 'Z']]);
    expect(shortcutKeys('Mod+k', true)).toEqual([['⌘', 'K']]);
    expect(shortcutKeys('g h', false)).toEqual([['G'], ['H']]);
    expect(shortcutKeys('Enter', false)).toEqual([['↵']]);
  });
});
