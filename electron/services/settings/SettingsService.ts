import { type Settings, settingsSchema } from '../../../shared/contract/settings.ts';
import type { BookDatabase } from '../../database/BookDatabase.ts';
import type { EventService } from '../events/EventService.ts';

const currencyOfRegion: Readonly<Record<string, string>> = {
  AU: 'AUD',
  BR: 'BRL',
  CA: 'CAD',
  CH: 'CHF',
  CN: 'CNY',
  CZ: 'CZK',
  DK: 'DKK',
  GB: 'GBP',
  HU: 'HUF',
  IN: 'INR',
  JP: 'JPY',
  MX: 'MXN',
  NO: 'NOK',
  NZ: 'NZD',
  PL: 'PLN',
  RU: 'RUB',
  SE: 'SEK',
  TR: 'TRY',
  US: 'USD',
  ZA: 'ZAR',
};

/** The settings of a new profile; the currency is that of the system's region. */
function defaultSettings(): Settings {
  const region = new Intl.Locale(Intl.DateTimeFormat().resolvedOptions().locale).maximize().region ?? '';
  return {
    theme: 'system',
    density: 'comfortable',
    locale: null,
    homeCurrency: currencyOfRegion[region] ?? 'EUR',
    hiddenColumns: [],
    watchedFolder: null,
  };
}

export class SettingsService {
  readonly #database: BookDatabase;
  readonly #events: EventService;

  constructor(dependencies: { database: BookDatabase; events: EventService }) {
    this.#database = dependencies.database;
    this.#events = dependencies.events;
  }

  getSettings(_input?: unknown): Settings {
    const rows = this.#database.reader.all<{ key: string; valueJson: string }>(
      // Keys with a dot are what single areas remember, and no settings of the app.
      "SELECT key, value_json AS valueJson FROM settings WHERE instr(key, '.') = 0",
    );
    const stored = Object.fromEntries(rows.map(({ key, valueJson }) => [key, JSON.parse(valueJson)]));
    const settings = settingsSchema.safeParse({ ...defaultSettings(), ...stored });
    return settings.success ? settings.data : defaultSettings();
  }

  /** BCP 47 tag in which to write dates and amounts. */
  locale(): string {
    return this.getSettings().locale ?? Intl.DateTimeFormat().resolvedOptions().locale;
  }

  async updateSettings(input: { readonly [Key in keyof Settings]?: Settings[Key] | undefined }): Promise<Settings> {
    await this.#database.write(({ connection }) => {
      for (const [key, value] of Object.entries(input)) {
        if (value === undefined) continue;
        connection.run(
          'INSERT INTO settings (key, value_json) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value_json = excluded.value_json',
          key,
          JSON.stringify(value),
        );
      }
    });
    this.#events.changed('settings');
    return this.getSettings();
  }
}
