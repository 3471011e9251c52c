import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, test } from 'vitest';
import { applicationMenu, menuAccelerator } from '../../../electron/desktop/menu.ts';
import { isActionId } from '../../../shared/actions.ts';

function flatten(items: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flatten(item.submenu) : [])]);
}

function menu(platform: NodeJS.Platform = 'linux', withDevTools = false) {
  const chosen: string[] = [];
  const items = flatten(applicationMenu({ platform, withDevTools, onAction: (action) => chosen.push(action) }));
  return { items, chosen, roles: items.map(({ role }) => role) };
}

describe('the application menu', () => {
  test('sends the page the name of what was chosen', () => {
    const { items, chosen } = menu();
    const click: unknown = items.find(({ id }) => id === 'goImport')?.click;
    if (typeof click === 'function') click();
    expect(chosen).toEqual(['goImport']);
  });

  test('names actions that exist, each once', () => {
    const ids = menu().items.flatMap(({ id }) => (id === undefined ? [] : [id]));
    expect(ids.filter((id) => !isActionId(id))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('lets a text field keep its own undo, cut, copy and paste', () => {
    expect(menu().roles).toEqual(expect.arrayContaining(['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll']));
  });

  test('takes no key away from the page', () => {
    const taken = menu().items.filter(
      ({ accelerator, registerAccelerator }) => accelerator && registerAccelerator !== false,
    );
    expect(taken).toEqual([]);
  });

  test('offers developer tools in development only', () => {
    expect(menu('linux', false).roles).not.toContain('toggleDevTools');
    expect(menu('linux', false).roles).not.toContain('reload');
    expect(menu('linux', true).roles).toContain('toggleDevTools');
  });

  test('quits from the app menu on a Mac and from the file menu elsewhere', () => {
    expect(menu('darwin').roles).toContain('appMenu');
    expect(menu('darwin').roles).not.toContain('quit');
    expect(menu('win32').roles).toContain('quit');
  });

  test.each([
    ['Mod+k', 'CmdOrCtrl+K'],
    ['Mod+,', 'CmdOrCtrl+,'],
    ['Mod+Enter', 'CmdOrCtrl+Enter'],
    ['g h', null],
    ['?', null],
  ])('shows the shortcut %s as %s', (shortcut, accelerator) => {
    expect(menuAccelerator(shortcut)).toBe(accelerator);
  });
});
