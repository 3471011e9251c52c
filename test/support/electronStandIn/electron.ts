// What `import { … } from 'electron'` gives under the stand-in. An export that is missing here ends the import with a
// SyntaxError; a missing member of one that is here throws (see strict.ts).
import { closeFirstWindow, windowFacts } from './browserWindow.ts';
import { chooseMenuItem } from './menu.ts';

export { app } from './app.ts';
export { BrowserWindow } from './browserWindow.ts';
export { ipcMain } from './ipcMain.ts';
export { Menu } from './menu.ts';
export { protocol } from './protocol.ts';
export { session } from './session.ts';
export { dialog, nativeTheme, screen } from './surroundings.ts';

/** What a person does with the window, told by the test through the process's message channel. */
process.on('message', (message) => {
  if (typeof message !== 'object' || message === null || !('kind' in message)) return;
  if (message.kind === 'chooseMenuItem' && 'id' in message) chooseMenuItem(String(message.id));
  if (message.kind === 'closeWindow') void closeFirstWindow();
  if (message.kind === 'facts') process.send?.({ kind: 'facts', facts: windowFacts() });
});
process.channel?.unref();
