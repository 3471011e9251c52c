import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react';
import type { Settings } from '../../../shared/contract/settings.ts';
import { applyAppearance, onSystemThemeChange } from './appearance.ts';

interface Preferences {
  /** BCP 47 tag for numbers and dates. */
  readonly locale: string;
  /** Height of a table row in pixels. */
  readonly rowHeight: number;
  readonly homeCurrency: string;
}

const defaultSettings: Settings = {
  theme: 'system',
  density: 'comfortable',
  locale: null,
  homeCurrency: 'EUR',
  hiddenColumns: [],
  watchedFolder: null,
};

const PreferencesContext = createContext<Preferences>(preferencesOf(defaultSettings));

function preferencesOf(settings: Settings): Preferences {
  return {
    locale: settings.locale ?? navigator.language,
    rowHeight: settings.density === 'compact' ? 28 : 36,
    homeCurrency: settings.homeCurrency,
  };
}

/** Makes the settings felt everywhere: theme and density on the document, locale and row height in components. */
export function PreferencesProvider({ settings, children }: { settings: Settings | undefined; children: ReactNode }) {
  useEffect(() => {
    if (!settings) return;
    applyAppearance(settings);
    return onSystemThemeChange(() => applyAppearance(settings));
  }, [settings]);
  const preferences = useMemo(() => preferencesOf(settings ?? defaultSettings), [settings]);
  return <PreferencesContext value={preferences}>{children}</PreferencesContext>;
}

export function usePreferences(): Preferences {
  return useContext(PreferencesContext);
}
