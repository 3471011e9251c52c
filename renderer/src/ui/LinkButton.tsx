import { createLink, type LinkComponent } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, ReactNode, Ref } from 'react';
import { type ButtonVariant, buttonClasses } from './Button.tsx';

interface AnchorProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'className'> {
  readonly variant?: ButtonVariant;
  readonly size?: 'regular' | 'small';
  readonly icon?: ReactNode;
  readonly ref?: Ref<HTMLAnchorElement>;
}

function Anchor({ variant = 'secondary', size = 'regular', icon, children, ...rest }: AnchorProps) {
  return (
    <a {...rest} className={buttonClasses(variant, size)}>
      {icon}
      {children}
    </a>
  );
}

/** Goes to another screen, and looks like a button. Takes `to` and `search` like Link. */
export const LinkButton: LinkComponent<typeof Anchor> = createLink(Anchor);
