import { strict } from './strict.ts';

export const nativeTheme = strict('nativeTheme', {
  themeSource: 'system',
  get shouldUseDarkColors() {
    return this.themeSource === 'dark';
  },
});

const workArea = { x: 0, y: 0, width: 1920, height: 1080 };

export const screen = strict('screen', { getAllDisplays: () => [{ workArea }] });

/** A message box would wait for a person; the stand-in prints what it would say. */
export const dialog = strict('dialog', {
  showErrorBox(title: string, content: string) {
    process.stderr.write(`[dialog] ${title}: ${content}\n`);
  },
});
