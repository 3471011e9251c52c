import { useEffect } from 'react';
import { actionDefinition } from '../../../shared/actions.ts';
import { actionRegistry } from './ActionRegistry.ts';
import { ShortcutMatcher } from './ShortcutMatcher.ts';

/** Listens for the shortcuts of all actions that are offered at this moment. */
export function useShortcuts(): void {
  useEffect(() => {
    const matcher = new ShortcutMatcher();
    function onKeyDown(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing || event.repeat) return;
      const candidates = actionRegistry.available().flatMap(({ id }) => {
        const { shortcut } = actionDefinition(id);
        return shortcut === undefined ? [] : [{ id, shortcut }];
      });
      const heard = matcher.press(event, candidates, placeOf(event.target), event.timeStamp);
      if (heard === null) return;
      event.preventDefault();
      if (heard !== 'begun') actionRegistry.perform(heard);
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

/** What has the focus decides which keys are free: text takes letters, a button takes Enter and Space. */
function placeOf(target: EventTarget | null): 'page' | 'control' | 'text' | 'overlay' {
  if (!(target instanceof HTMLElement)) return 'page';
  const takesText =
    target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target.closest('select') !== null ||
    (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type));
  if (takesText) return 'text';
  if (target.closest('[role="dialog"], [role="menu"], [role="listbox"]')) return 'overlay';
  return target.closest('button, a, [role="checkbox"], [role="switch"], [role="slider"], [role="radio"]')
    ? 'control'
    : 'page';
}
