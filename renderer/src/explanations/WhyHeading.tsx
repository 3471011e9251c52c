import type { ReactNode, Ref } from 'react';

/** Level of the headline of the panel: 2 where it is a card of a screen, 3 inside a side panel. */
export type WhyLevel = 2 | 3;

/** The headline. It can take the focus, so that a key can bring a person here. */
export function WhyHeading({
  level,
  id,
  ref,
  children,
}: {
  level: WhyLevel;
  id: string;
  ref: Ref<HTMLHeadingElement> | undefined;
  children: ReactNode;
}) {
  const Tag = level === 2 ? 'h2' : 'h3';
  return (
    <Tag id={id} ref={ref} tabIndex={-1} className="rounded-chip text-body font-semibold outline-offset-4">
      {children}
    </Tag>
  );
}

/** One part of the panel with its heading, one level below the headline. */
export function WhyPart({ level, title, children }: { level: WhyLevel; title: string; children: ReactNode }) {
  const Tag = level === 2 ? 'h3' : 'h4';
  return (
    <div className="mt-4 break-inside-avoid">
      <Tag className="mb-1.5 font-semibold">{title}</Tag>
      {children}
    </div>
  );
}
