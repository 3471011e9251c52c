import { strict } from './strict.ts';

interface Item {
  readonly id?: string;
  readonly label?: string;
  readonly role?: string;
  readonly click?: () => void;
  readonly submenu?: readonly Item[];
}

let applicationMenu: readonly Item[] = [];

export const Menu = strict('Menu', {
  buildFromTemplate(template: readonly Item[]): readonly Item[] {
    return template;
  },
  setApplicationMenu(menu: readonly Item[]) {
    applicationMenu = menu;
  },
});

function find(items: readonly Item[], id: string): Item | undefined {
  for (const item of items) {
    const found = item.id === id ? item : find(item.submenu ?? [], id);
    if (found !== undefined) return found;
  }
  return undefined;
}

export function chooseMenuItem(id: string): void {
  const item = find(applicationMenu, id);
  if (item?.click === undefined) throw new Error(`The application menu has no item "${id}".`);
  item.click();
}
