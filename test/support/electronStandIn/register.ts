import { registerHooks } from 'node:module';

// node --import ./register.ts out/main/main.js: the built main bundle runs under plain Node, and its `import 'electron'`
// is answered by electron.ts beside this file.
const standIn = new URL('./electron.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url: standIn, format: 'module-typescript', shortCircuit: true }
      : next(specifier, context),
});
