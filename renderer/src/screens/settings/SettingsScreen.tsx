import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Settings } from '../../../../shared/contract/settings.ts';
import { ShortcutList } from '../../actions/ShortcutList.tsx';
import { trpc } from '../../rpc/client.ts';
import { Card } from '../../ui/Card.tsx';
import { Combobox } from '../../ui/Combobox.tsx';
import { ErrorPanel } from '../../ui/ErrorPanel.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { ScreenHeader } from '../../ui/ScreenHeader.tsx';
import { Skeleton } from '../../ui/States.tsx';
import { showErrorToast } from '../../ui/Toast.tsx';
import { SegmentedControl } from '../../ui/Toggles.tsx';
import { ArchiveCard } from './ArchiveCard.tsx';
import { ExchangeRatesCard } from './ExchangeRatesCard.tsx';
import { currencyOptions, exampleOf, localeOptions } from './formats.ts';
import { ImportProfilesCard } from './ImportProfilesCard.tsx';
import { ProfileCard } from './ProfileCard.tsx';
import { WatchedFolderCard } from './WatchedFolderCard.tsx';

export function SettingsScreen() {
  const settings = useQuery(trpc.settings.getSettings.queryOptions());
  return (
    <div className="max-w-3xl">
      <ScreenHeader
        title="Settings"
        description="Everything takes effect at once and is kept in the profile folder."
        actions={<LinkButton to="/how-it-works">How it works</LinkButton>}
      />
      <div className="grid gap-4.5">
        {settings.error && <ErrorPanel error={settings.error} onRetry={() => void settings.refetch()} />}
        {settings.isPending && <Skeleton lines={5} />}
        {settings.data && <SettingsCards settings={settings.data} />}
        <WatchedFolderCard />
        <ImportProfilesCard />
        <ProfileCard />
        <ArchiveCard />
        <Card title="Keyboard shortcuts" description="A key alone counts only while you are not typing.">
          <ShortcutList />
        </Card>
      </div>
    </div>
  );
}

function SettingsCards({ settings }: { settings: Settings }) {
  const [pending, setPending] = useState<Partial<Settings>>({});
  const update = useMutation(
    trpc.settings.updateSettings.mutationOptions({ onError: showErrorToast, onSettled: () => setPending({}) }),
  );
  // What was just chosen is shown at once; if the host refuses it, the old value comes back with the message.
  const shown = { ...settings, ...pending };
  function change(next: Partial<Settings>) {
    setPending(next);
    update.mutate(next);
  }
  const locale = shown.locale ?? navigator.language;
  return (
    <>
      <Card title="Appearance">
        <div className="flex flex-wrap gap-x-10 gap-y-4">
          <SegmentedControl
            label="Theme"
            value={shown.theme}
            onChange={(theme) => change({ theme })}
            options={[
              { value: 'system', label: 'As the system' },
              { value: 'light', label: 'Light' },
              { value: 'dark', label: 'Dark' },
            ]}
          />
          <SegmentedControl
            label="Rows in tables"
            value={shown.density}
            onChange={(density) => change({ density })}
            options={[
              { value: 'comfortable', label: 'Comfortable' },
              { value: 'compact', label: 'Compact' },
            ]}
          />
        </div>
      </Card>
      <Card title="Numbers, dates and money">
        <div className="grid gap-4 sm:grid-cols-2">
          <Combobox
            label="Format of numbers and dates"
            value={shown.locale}
            onChange={(chosen) => change({ locale: chosen })}
            options={localeOptions(shown.locale)}
            placeholder="As the system"
            clearLabel="As the system"
            onClear={() => change({ locale: null })}
            hint={exampleOf(locale, shown.homeCurrency)}
          />
          <Combobox
            label="Home currency"
            value={shown.homeCurrency}
            onChange={(homeCurrency) => change({ homeCurrency })}
            options={currencyOptions()}
            valueLabel={shown.homeCurrency}
            hint="For bank files that name no currency. What is imported already keeps its own."
          />
        </div>
      </Card>
      <ExchangeRatesCard homeCurrency={shown.homeCurrency} />
    </>
  );
}
