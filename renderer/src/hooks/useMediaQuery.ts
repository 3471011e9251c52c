import { useSyncExternalStore } from 'react';

/** Whether the media query holds at this moment. */
export function useMediaQuery(query: string): boolean {
  return useSyncExternalStore(
    (notify) => {
      const list = matchMedia(query);
      list.addEventListener('change', notify);
      return () => list.removeEventListener('change', notify);
    },
    () => matchMedia(query).matches,
  );
}

/** Widths at which the layout changes; the same as the breakpoints in theme/app.css. */
export const narrow = '(max-width: 799.98px)';
export const medium = '(max-width: 1099.98px)';
