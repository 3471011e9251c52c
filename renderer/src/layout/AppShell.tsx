import { Outlet, useLocation } from '@tanstack/react-router';
import { Menu as MenuIcon, Search, X } from 'lucide-react';
import { Dialog as RadixDialog } from 'radix-ui';
import { useEffect, useRef, useState } from 'react';
import { actions } from '../../../shared/actions.ts';
import { actionRegistry } from '../actions/ActionRegistry.ts';
import { ActionSurfaces } from '../actions/ActionSurfaces.tsx';
import { narrow, useMediaQuery } from '../hooks/useMediaQuery.ts';
import { IconButton } from '../ui/Button.tsx';
import { Kbd } from '../ui/Kbd.tsx';
import { InlineNotice } from '../ui/States.tsx';
import { ToastRegion } from '../ui/Toast.tsx';
import { JobStrip } from './JobStrip.tsx';
import { Brand, Navigation } from './Navigation.tsx';
import { useHostChanges } from './useHostChanges.ts';
import { useShellActions } from './useShellActions.tsx';

/** Everything around the screens: navigation, what is being worked on, messages, palette and shortcuts. */
export function AppShell() {
  const { isConnectionLost } = useHostChanges();
  const isNarrow = useMediaQuery(narrow);
  const shellDialogs = useShellActions();
  const main = useFocusOnNavigation();
  return (
    <div className="grid h-dvh grid-rows-[auto_minmax(0,1fr)] md:grid-cols-[204px_minmax(0,1fr)] md:grid-rows-1">
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-60 focus:rounded-control focus:bg-surface focus:px-3 focus:py-1.5 focus:shadow-floating"
      >
        Skip to the content
      </a>
      {isNarrow ? <TopBar /> : <SideBar />}
      <div className="flex min-h-0 min-w-0 flex-col">
        {isConnectionLost && (
          <div role="alert" className="border-b border-line p-2 md:px-8.5">
            <InlineNotice tone="attention">
              The connection to Countinghouse is lost. What you see may be out of date; it comes back by itself when the
              program runs again.
            </InlineNotice>
          </div>
        )}
        <main
          id="main"
          ref={main}
          tabIndex={-1}
          data-scroll-restoration-id="main"
          className="@container-size min-h-0 flex-1 overflow-y-auto px-4 pt-5 pb-8 outline-none md:px-8.5 md:pt-6.5 md:pb-10"
        >
          <Outlet />
        </main>
        <JobStrip />
      </div>
      <ActionSurfaces />
      {shellDialogs}
      <ToastRegion />
    </div>
  );
}

function SideBar() {
  return (
    <header className="flex min-h-0 flex-col overflow-y-auto border-r border-line bg-sunk px-3 py-4.5">
      <div className="px-2.5 pt-1 pb-5">
        <Brand />
      </div>
      <Navigation />
      <button
        type="button"
        onClick={() => actionRegistry.perform('openPalette')}
        className="mt-auto flex items-center justify-between rounded-[7px] px-2.5 py-1.5 text-control text-soft hover:text-ink"
      >
        {actions.openPalette.label}
        <Kbd shortcut={actions.openPalette.shortcut} />
      </button>
    </header>
  );
}

function TopBar() {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <header className="flex items-center justify-between border-b border-line bg-sunk px-4 py-2">
      <Brand />
      <div className="flex gap-1">
        <IconButton
          label={actions.openPalette.label}
          icon={<Search size={17} />}
          onClick={() => actionRegistry.perform('openPalette')}
        />
        <RadixDialog.Root open={isOpen} onOpenChange={setIsOpen}>
          <RadixDialog.Trigger asChild>
            <IconButton label="Open the menu" icon={<MenuIcon size={18} />} />
          </RadixDialog.Trigger>
          <RadixDialog.Portal>
            <RadixDialog.Overlay className="fixed inset-0 z-40 bg-scrim" />
            <RadixDialog.Content
              aria-describedby={undefined}
              className="fixed inset-y-0 right-0 z-40 w-64 max-w-[85vw] animate-slide overflow-y-auto border-l border-line bg-sunk p-4 shadow-floating"
            >
              <div className="mb-2 flex items-center justify-between pl-2.5">
                <RadixDialog.Title className="text-tiny font-medium text-faint">Menu</RadixDialog.Title>
                <RadixDialog.Close asChild>
                  <IconButton label="Close the menu" hasTooltip={false} icon={<X size={17} />} />
                </RadixDialog.Close>
              </div>
              <Navigation onNavigate={() => setIsOpen(false)} />
            </RadixDialog.Content>
          </RadixDialog.Portal>
        </RadixDialog.Root>
      </div>
    </header>
  );
}

/** A new screen gets the focus, as a new page would, unless something in it took it already. */
function useFocusOnNavigation() {
  const main = useRef<HTMLElement>(null);
  const pathname = useLocation({ select: (location) => location.pathname });
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    if (!main.current?.contains(document.activeElement)) main.current?.focus({ preventScroll: true });
  }, [pathname]);
  return main;
}
