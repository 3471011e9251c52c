import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ending } from './childProcess.ts';

const root = resolve(import.meta.dirname, '../..');
const at = (...parts: string[]) => join(root, ...parts);

const buildStamp = at('out', '.built');
const buildLock = at('out', '.building');

/** Changes whenever a file that goes into the build changes. Size and time are enough, and take milliseconds. */
function sourceFingerprint(): string {
  const hash = createHash('sha256');
  const files = ['electron.vite.config.ts', 'package.json', 'package-lock.json'];
  for (const folder of ['electron', 'renderer', 'resources', 'shared']) {
    if (!existsSync(at(folder))) continue;
    for (const entry of readdirSync(at(folder), { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) files.push(join(entry.parentPath, entry.name));
    }
  }
  for (const file of files.sort()) {
    const { size, mtimeMs } = statSync(resolve(root, file));
    hash.update(`${file}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

function isBuilt(fingerprint: string): boolean {
  return existsSync(buildStamp) && readFileSync(buildStamp, 'utf8') === fingerprint;
}

/**
 * Builds `out/` unless it is there and nothing in the source has changed; once, however many start at the same time.
 * Rejects with a BuildFailure that carries what the bundler said.
 */
export async function ensureBuilt(onBuild: () => void = () => {}): Promise<void> {
  while (!isBuilt(sourceFingerprint())) {
    mkdirSync(at('out'), { recursive: true });
    if (!takeBuildLock()) {
      await wait(200);
      continue;
    }
    try {
      const fingerprint = sourceFingerprint();
      if (isBuilt(fingerprint)) return;
      onBuild();
      await build();
      writeFileSync(buildStamp, fingerprint);
      return;
    } finally {
      rmSync(buildLock, { force: true });
    }
  }
}

function takeBuildLock(): boolean {
  try {
    writeFileSync(buildLock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    if (!isRunning(Number(readIfThere(buildLock)))) rmSync(buildLock, { force: true });
    return false;
  }
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function isRunning(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch {
    return false;
  }
}

export class BuildFailure extends Error {
  override readonly name = 'BuildFailure';
}

async function build(): Promise<void> {
  const bundler = at('node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const child = spawn(process.execPath, [bundler, 'build', '--logLevel', 'warn'], {
    cwd: root,
    env: { ...process.env, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => output.push(chunk));
  const { code } = await ending(child);
  if (code === 0) return;
  throw new BuildFailure(Buffer.concat(output).toString());
}
