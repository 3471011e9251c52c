import { useRouter } from '@tanstack/react-router';
import type { MouseEvent } from 'react';
import { buttonClasses } from '../../ui/Button.tsx';

/** Goes to an address inside the app that the host proposes, such as `/transactions?state=unsure`. */
export function HostLink({
  to,
  label,
  variant = 'secondary',
}: {
  to: string;
  label: string;
  variant?: 'primary' | 'secondary';
}) {
  const router = useRouter();
  function go(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    void router.navigate({ href: to });
  }
  return (
    <a href={to} onClick={go} className={buttonClasses(variant, 'small')}>
      {label}
    </a>
  );
}
