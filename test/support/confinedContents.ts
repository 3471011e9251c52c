import { EventEmitter } from 'node:events';
import { type Contents, confine } from '../../electron/desktop/navigation.ts';
import { silentLog } from '../../electron/platform/log.ts';

/** A page under the app's rules, and what became of its attempts to leave. */
export class ConfinedContents extends EventEmitter implements Contents {
  #openHandler: (() => { action: 'deny' }) | undefined;
  webRtcPolicy = 'default';

  constructor() {
    super();
    confine(this, silentLog);
  }

  setWindowOpenHandler(handler: () => { action: 'deny' }): void {
    this.#openHandler = handler;
  }

  setWebRTCIPHandlingPolicy(policy: string): void {
    this.webRtcPolicy = policy;
  }

  /** What Electron would do with a new window; it allows one where no handler was set. */
  openWindow(): string {
    return this.#openHandler?.().action ?? 'allow';
  }

  /** Whether the app let the page go to `url`. */
  attempt(event: string, url = ''): boolean {
    let isPrevented = false;
    const preventDefault = () => {
      isPrevented = true;
    };
    this.emit(event, { url, preventDefault });
    return !isPrevented;
  }
}
