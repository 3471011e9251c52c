import { formatMoney } from '../../../../shared/money.ts';
import type { ComboboxOption } from '../../ui/Combobox.tsx';
import { formatDate } from '../../ui/format.ts';

/** Formats that differ from each other; the person's own is added where it is not among them. */
const commonLocales = [
  'en-GB',
  'en-US',
  'en-IN',
  'en-IE',
  'de-DE',
  'de-AT',
  'de-CH',
  'fr-FR',
  'fr-CH',
  'fr-CA',
  'es-ES',
  'es-MX',
  'it-IT',
  'nl-NL',
  'pt-PT',
  'pt-BR',
  'sv-SE',
  'nb-NO',
  'da-DK',
  'fi-FI',
  'pl-PL',
  'cs-CZ',
  'hu-HU',
  'ja-JP',
  'ko-KR',
  'zh-CN',
  'tr-TR',
  'uk-UA',
];

export function localeOptions(chosen: string | null): readonly ComboboxOption[] {
  const tags = chosen === null || commonLocales.includes(chosen) ? commonLocales : [chosen, ...commonLocales];
  const names = new Intl.DisplayNames(['en'], { type: 'language', languageDisplay: 'standard' });
  return tags
    .map((tag) => ({ value: tag, label: names.of(tag) ?? tag, hint: formatDate('2026-11-23', tag) }))
    .sort((a, b) => a.label.localeCompare(b.label));
}

export function currencyOptions(): readonly ComboboxOption[] {
  const names = new Intl.DisplayNames(['en'], { type: 'currency' });
  return Intl.supportedValuesOf('currency').map((code) => ({ value: code, label: `${code} ${names.of(code) ?? ''}` }));
}

/** What the choice means: `−1.234,50 EUR · 23. Nov. 2026`. */
export function exampleOf(locale: string, currency: string): string {
  return `${formatMoney(-123_450, currency, locale, true)} · ${formatDate('2026-11-23', locale)}`;
}
