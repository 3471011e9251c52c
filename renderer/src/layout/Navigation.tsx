import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { trpc } from '../rpc/client.ts';
import { NumberText } from '../ui/Values.tsx';

const groups = [
  {
    title: null,
    links: [
      { to: '/', label: 'Home' },
      { to: '/transactions', label: 'Transactions' },
      { to: '/review', label: 'Review' },
      { to: '/matches', label: 'Matches' },
      { to: '/import', label: 'Import' },
    ],
  },
  {
    title: 'Books',
    links: [
      { to: '/accounts', label: 'Accounts' },
      { to: '/categories', label: 'Categories' },
      { to: '/payees', label: 'Payees' },
    ],
  },
  {
    title: 'Automation',
    links: [
      { to: '/rules', label: 'Rules' },
      { to: '/audit', label: 'Audit log' },
    ],
  },
  { title: 'Models', links: [{ to: '/training', label: 'Training' }] },
  { title: null, links: [{ to: '/settings', label: 'Settings' }] },
] as const;

export function Brand() {
  return (
    <span className="flex items-center gap-2 font-serif text-[16px] leading-none font-semibold">
      <svg viewBox="0 0 16 16" className="size-4" aria-hidden="true" data-figure="">
        <rect width="16" height="16" rx="4" fill="var(--accent)" />
        <path d="M4.5 5h7M4.5 8h7M4.5 11h4" stroke="var(--paper)" strokeWidth="1.4" strokeLinecap="round" />
      </svg>
      Countinghouse
    </span>
  );
}

/** The links to every screen. Beside the page where there is room, in a drawer below 800 px. */
export function Navigation({ onNavigate }: { onNavigate?: () => void }) {
  const waiting = useQuery(trpc.profile.getProfile.queryOptions()).data?.waiting ?? 0;
  return (
    <nav aria-label="Screens">
      {groups.map((group, index) => (
        <div key={group.links[0].to} className={index > 0 ? 'mt-4' : undefined}>
          {group.title && <h2 className="mb-1 px-2.5 text-tiny font-medium text-faint">{group.title}</h2>}
          <ul>
            {group.links.map((link) => (
              <li key={link.to}>
                <Link
                  to={link.to}
                  {...(onNavigate ? { onClick: onNavigate } : {})}
                  activeOptions={{ exact: link.to === '/', includeSearch: false }}
                  className="flex items-center justify-between rounded-[7px] px-2.5 py-1.5 text-soft max-md:py-2.5 transition-colors duration-150 hover:text-ink aria-[current=page]:bg-surface aria-[current=page]:font-medium aria-[current=page]:text-ink aria-[current=page]:shadow-raised"
                >
                  {link.label}
                  {link.to === '/review' && waiting > 0 && (
                    <span className="font-medium text-accent">
                      <NumberText value={waiting} />
                      <span className="sr-only"> waiting</span>
                    </span>
                  )}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
