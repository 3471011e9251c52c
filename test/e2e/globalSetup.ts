import { ensureBuilt } from '../../electron/launcher/build.ts';

export default async function globalSetup(): Promise<void> {
  await ensureBuilt();
}
