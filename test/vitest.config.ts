import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    include: ['test/{unit,contract,migrations,security,architecture,fuzz}/**/*.test.{ts,tsx}'],
    environment: 'node',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    retry: 0,
    // Each worker thread of a test strips types with a WebAssembly module. When the wrapper of a call from there into
    // JavaScript is compiled anew while another thread ends, V8 (13.6) frees it twice and aborts; so it never is.
    execArgv: ['--wasm-wrapper-tiering-budget=1000000000'],
  },
});
