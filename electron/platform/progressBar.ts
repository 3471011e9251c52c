const width = 24;
const clearLine = '\r\u001b[2K';

export interface ProgressBar {
  show(share: number, step: string): void;
  clear(): void;
}

/** One line that redraws itself. Silent unless `stream` is a terminal, so that redirected output stays clean. */
export function progressBar(stream: NodeJS.WriteStream): ProgressBar {
  let isShown = false;
  return {
    show(share, step) {
      if (!stream.isTTY) return;
      isShown = true;
      // A terminal that does not tell its width is taken for a narrow one: a line that wraps cannot be redrawn.
      const room = (stream.columns || 80) - 1;
      stream.write(`${clearLine}${progressLine(share, step).slice(0, room)}`);
    },
    clear() {
      if (isShown) stream.write(clearLine);
      isShown = false;
    },
  };
}

/** @param share between 0 and 1 */
export function progressLine(share: number, step: string): string {
  const filled = Math.round(Math.min(1, Math.max(0, share)) * width);
  return `[${'#'.repeat(filled)}${'.'.repeat(width - filled)}] ${String(Math.floor(share * 100)).padStart(3)} %  ${step}`;
}
