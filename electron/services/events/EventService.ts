import { EventEmitter, on } from 'node:events';
import type { ChangedArea, ChangeEvent } from '../../../shared/contract/events.ts';

/** Tells every screen which areas changed, so that none has to poll. */
export class EventService {
  readonly #emitter = new EventEmitter().setMaxListeners(0);
  readonly #waiting = new Set<ChangedArea>();
  #sequence = 0;

  /** Call after the commit. What changes within one turn of the event loop is told once. */
  changed(...areas: ChangedArea[]): void {
    const isFirst = this.#waiting.size === 0;
    for (const area of areas) this.#waiting.add(area);
    if (!isFirst || this.#waiting.size === 0) return;
    setImmediate(() => {
      this.#sequence += 1;
      const event: ChangeEvent = { sequence: this.#sequence, areas: [...this.#waiting].sort() };
      this.#waiting.clear();
      this.#emitter.emit('changed', event);
    });
  }

  /** Ends every subscription. */
  close(): void {
    this.#emitter.emit('closed');
  }

  async *watchChanges(_input: unknown, signal: AbortSignal | undefined): AsyncGenerator<ChangeEvent> {
    const events = on(this.#emitter, 'changed', { close: ['closed'], ...(signal ? { signal } : {}) });
    yield { sequence: this.#sequence, areas: [] };
    try {
      for await (const [event] of events) yield event;
    } catch (error) {
      if (!signal?.aborted) throw error;
    }
  }
}
