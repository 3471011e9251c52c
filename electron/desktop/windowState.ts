import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

const windowStateSchema = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().min(200),
  height: z.int().min(200),
  isMaximized: z.boolean(),
});
export type WindowState = z.infer<typeof windowStateSchema>;

interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How much of the window must be on some screen, in pixels, for a person to take hold of it. */
const handle = 80;

/** The state of last time; null on first start, after a damaged file, or when no screen shows that place any more. */
export function loadWindowState(path: string, workAreas: readonly Rectangle[]): WindowState | null {
  let saved: unknown;
  try {
    saved = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
  const { data } = windowStateSchema.safeParse(saved);
  return data !== undefined && workAreas.some((area) => overlaps(data, area)) ? data : null;
}

export function saveWindowState(path: string, state: WindowState): void {
  try {
    writeFileSync(path, JSON.stringify(state));
  } catch {
    // Forgetting where the window stood is no reason to keep it from closing.
  }
}

function overlaps(window: Rectangle, area: Rectangle): boolean {
  const across = Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x);
  const down = Math.min(window.y + window.height, area.y + area.height) - Math.max(window.y, area.y);
  return across >= handle && down >= handle;
}
