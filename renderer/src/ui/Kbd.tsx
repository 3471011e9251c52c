import { Fragment } from 'react';
import { shortcutKeys } from '../actions/shortcut.ts';

/** One key, or the keys of a shortcut: `Mod+K` shows as Ctrl K (⌘ K on a Mac), `g h` as G then H. */
export function Kbd({ shortcut }: { shortcut: string }) {
  return (
    <span className="inline-flex items-center gap-1 whitespace-nowrap">
      {shortcutKeys(shortcut).map((step, index) => (
        <Fragment key={step.join('+')}>
          {index > 0 && <span className="text-tiny text-faint">then</span>}
          {step.map((key) => (
            <kbd
              key={key}
              className="rounded-[5px] border border-b-2 border-current/25 px-1.5 font-sans text-tiny leading-4"
            >
              {key}
            </kbd>
          ))}
        </Fragment>
      ))}
    </span>
  );
}
