import type { ActionId } from '../../../shared/actions.ts';
import { matchesStep, parseShortcut } from './shortcut.ts';

type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

interface Candidate {
  readonly id: ActionId;
  readonly shortcut: string;
}

/** Time for the second key of `g h`, in milliseconds. */
const sequenceMs = 1500;

/** With Ctrl or Command these edit the text that has the focus: Ctrl Z in a field must not undo a change of the books. */
const editingKeys = new Set(['a', 'c', 'v', 'x', 'y', 'z']);

/** Finds the action that a key press means. Remembers the first key of a shortcut of two. */
export class ShortcutMatcher {
  #pressed: readonly KeyPress[] = [];
  #lastPress = Number.NEGATIVE_INFINITY;

  /**
   * @param place what has the focus: text takes all plain keys, a control takes Enter and Space, and over a dialog only
   *   shortcuts with Ctrl or Command count
   * @param at milliseconds on any steady clock
   * @returns the action, `begun` where the key begins a longer shortcut, or null
   */
  press(
    press: KeyPress,
    candidates: readonly Candidate[],
    place: 'page' | 'control' | 'text' | 'overlay',
    at: number,
  ): ActionId | 'begun' | null {
    if (['Shift', 'Control', 'Alt', 'Meta'].includes(press.key)) return null;
    const isPlain = !press.ctrlKey && !press.metaKey && !press.altKey;
    const isElsewhere = place === 'text' || place === 'overlay';
    if (isElsewhere && (isPlain || editingKeys.has(press.key.toLowerCase()))) return null;
    if (place === 'control' && (press.key === 'Enter' || press.key === ' ') && isPlain) return null;

    const before = at - this.#lastPress <= sequenceMs ? this.#pressed : [];
    this.#lastPress = at;
    for (const pressed of before.length > 0 ? [[...before, press], [press]] : [[press]]) {
      const fitting = candidates.filter(({ shortcut }) => beginsWith(shortcut, pressed));
      const whole = fitting.find(({ shortcut }) => parseShortcut(shortcut).length === pressed.length);
      if (whole) {
        this.#pressed = [];
        return whole.id;
      }
      if (fitting.length > 0) {
        this.#pressed = pressed;
        return 'begun';
      }
    }
    this.#pressed = [];
    return null;
  }
}

function beginsWith(shortcut: string, pressed: readonly KeyPress[]): boolean {
  const steps = parseShortcut(shortcut);
  return (
    pressed.length <= steps.length &&
    pressed.every((press, index) => {
      const step = steps[index];
      return step !== undefined && matchesStep(step, press);
    })
  );
}
