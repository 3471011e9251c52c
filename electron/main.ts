import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { version } from '../package.json';
import { createCore } from './core.ts';
import { startDesktop } from './desktop/lifecycle.ts';
import { systemClock } from './platform/clock.ts';
import { hostFlags } from './platform/hostFlags.ts';
import { fileLog } from './platform/log.ts';
import { profilePaths } from './platform/paths.ts';
import { profileFolder, profileNamed } from './platform/profileFolder.ts';
import { spawnBundledWorker } from './workers/spawn.ts';

/** Composition root: the core in a desktop window. */

// Electron takes none of these on its command line; set so early, they count for what is allocated from here on.
for (const flag of hostFlags) setFlagsFromString(flag);

const paths = profilePaths(profileFolder(profileNamed(process.argv)));
const log = fileLog(paths.log, systemClock.now);

startDesktop({
  profileRoot: paths.root,
  rendererRoot: join(import.meta.dirname, '../renderer'),
  preload: join(import.meta.dirname, '../preload/preload.cjs'),
  log,
  createCore: () =>
    createCore({
      paths,
      host: { kind: 'desktop', appVersion: version },
      spawn: spawnBundledWorker,
      clock: systemClock,
      log,
    }),
});
