import { EventEmitter } from 'node:events';
import { strict } from './strict.ts';

/** The app listens here; pages speak through `deliver`. */
const bus = new EventEmitter();

export const ipcMain = strict('ipcMain', {
  on(channel: string, listener: (event: unknown, ...values: unknown[]) => void) {
    bus.on(channel, listener);
  },
});

export function deliver(channel: string, event: unknown, values: unknown[]): void {
  bus.emit(channel, event, ...values);
}
