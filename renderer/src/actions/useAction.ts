import { useEffect, useRef } from 'react';
import type { ActionId } from '../../../shared/actions.ts';
import { actionRegistry } from './ActionRegistry.ts';

/**
 * Offers an action while the component is there: in the palette, by its shortcut, and from the desktop menu.
 *
 * @param disabledReason why it cannot be done at this moment; null when it can
 */
export function useAction(id: ActionId, perform: () => void, disabledReason: string | null = null): void {
  const latest = useRef(perform);
  useEffect(() => {
    latest.current = perform;
  });
  useEffect(() => actionRegistry.offer(id, { perform: () => latest.current(), disabledReason }), [id, disabledReason]);
}
