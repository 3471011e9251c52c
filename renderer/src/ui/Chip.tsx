import type { ReactNode } from 'react';
import { classNames } from './classNames.ts';

/**
 * guess: a model thinks so (dashed) · confirmed: a person or a rule decided (solid) · unsure: nobody knows yet ·
 * plain: a mere label.
 */
export type ChipKind = 'guess' | 'confirmed' | 'unsure' | 'plain';

const kindClasses: Readonly<Record<ChipKind, string>> = {
  guess: 'border-dashed border-edge bg-transparent text-ink',
  confirmed: 'border-line bg-sunk text-ink',
  unsure: 'border-dotted border-edge bg-transparent text-unknown italic',
  plain: 'border-line bg-sunk text-soft',
};

const kindWords: Readonly<Record<ChipKind, string>> = {
  guess: ', suggested',
  confirmed: '',
  unsure: '',
  plain: '',
};

export function Chip({ kind = 'plain', title, children }: { kind?: ChipKind; title?: string; children: ReactNode }) {
  return (
    <span
      title={title}
      className={classNames(
        'inline-block max-w-full truncate rounded-chip border px-2 py-px align-middle text-control',
        kindClasses[kind],
      )}
    >
      {children}
      {kindWords[kind] && <span className="sr-only">{kindWords[kind]}</span>}
    </span>
  );
}
