import type { Settings } from '../../../shared/contract/settings.ts';

export type Appearance = Pick<Settings, 'theme' | 'density'>;

/** Read by public/firstPaint.js before anything else runs. */
const storageKey = 'countinghouse.appearance';

/** Shows the theme and density, and remembers them for the first paint of the next start. */
export function applyAppearance({ theme, density }: Appearance): void {
  const isDark = theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = isDark ? 'dark' : 'light';
  document.documentElement.dataset.density = density;
  try {
    localStorage.setItem(storageKey, JSON.stringify({ theme, density }));
  } catch {
    // Storage may be switched off; the settings in the profile are what counts.
  }
}

/** Calls back when the system changes between light and dark. Returns the way to stop listening. */
export function onSystemThemeChange(listener: () => void): () => void {
  const query = matchMedia('(prefers-color-scheme: dark)');
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}
