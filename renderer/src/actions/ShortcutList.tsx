import { actionDefinition, actionIds, actionScopes } from '../../../shared/actions.ts';
import { Kbd } from '../ui/Kbd.tsx';
import { scopeNames } from './scopeNames.ts';

interface ShortcutGroup {
  readonly title: string;
  readonly entries: readonly { readonly label: string; readonly shortcuts: readonly string[] }[];
}

const actionGroups: readonly ShortcutGroup[] = actionScopes.map((scope) => ({
  title: scopeNames[scope],
  entries: actionIds.flatMap((id) => {
    const definition = actionDefinition(id);
    return definition.scope === scope && definition.shortcut !== undefined
      ? [{ label: definition.label, shortcuts: [definition.shortcut] }]
      : [];
  }),
}));

const tableGroup: ShortcutGroup = {
  title: 'In every table',
  entries: [
    { label: 'Move between rows', shortcuts: ['ArrowUp', 'ArrowDown'] },
    { label: 'Move by a page', shortcuts: ['PageUp', 'PageDown'] },
    { label: 'First and last row', shortcuts: ['Home', 'End'] },
    { label: 'Open the row', shortcuts: ['Enter'] },
    { label: 'Select the row', shortcuts: ['Space'] },
  ],
};

/** Every shortcut there is, by the screen on which it counts. */
export function ShortcutList() {
  return (
    <div className="columns-1 gap-8 sm:columns-2">
      {[...actionGroups, tableGroup]
        .filter((group) => group.entries.length > 0)
        .map((group) => (
          <section key={group.title} className="mb-5 break-inside-avoid">
            <h3 className="mb-1 text-small font-medium text-soft">{group.title}</h3>
            <ul>
              {group.entries.map((entry) => (
                <li
                  key={entry.label}
                  className="flex items-center justify-between gap-3 border-b border-line py-1 text-control"
                >
                  {entry.label}
                  <span className="flex gap-2">
                    {entry.shortcuts.map((shortcut) => (
                      <Kbd key={shortcut} shortcut={shortcut} />
                    ))}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        ))}
    </div>
  );
}
