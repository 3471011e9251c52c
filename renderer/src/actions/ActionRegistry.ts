import { type ActionId, actionIds } from '../../../shared/actions.ts';

export interface ActionOffer {
  perform(): void;
  /** Why it cannot be done at this moment, or null when it can. */
  readonly disabledReason: string | null;
}

/** Which actions can be done now, and how: screens offer theirs while they are open. */
export class ActionRegistry {
  #offers = new Map<ActionId, ActionOffer[]>();
  #listeners = new Set<() => void>();
  #version = 0;

  /** Offers an action until the returned function is called. The newest offer counts: a dialog may cover a screen. */
  offer(id: ActionId, offer: ActionOffer): () => void {
    this.#offers.set(id, [...(this.#offers.get(id) ?? []), offer]);
    this.#changed();
    return () => {
      const left = (this.#offers.get(id) ?? []).filter((other) => other !== offer);
      if (left.length > 0) this.#offers.set(id, left);
      else this.#offers.delete(id);
      this.#changed();
    };
  }

  current(id: ActionId): ActionOffer | undefined {
    return this.#offers.get(id)?.at(-1);
  }

  /** In the order of the list in shared/actions.ts. */
  available(): readonly { readonly id: ActionId; readonly offer: ActionOffer }[] {
    return actionIds.flatMap((id) => {
      const offer = this.current(id);
      return offer ? [{ id, offer }] : [];
    });
  }

  /** Does it, unless nobody offers it or it is off. Returns whether it was done. */
  perform(id: ActionId): boolean {
    const offer = this.current(id);
    if (!offer || offer.disabledReason !== null) return false;
    offer.perform();
    return true;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  version = (): number => this.#version;

  #changed(): void {
    this.#version += 1;
    for (const listener of this.#listeners) listener();
  }
}

export const actionRegistry = new ActionRegistry();
