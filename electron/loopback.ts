import { join } from 'node:path';
import { version } from '../package.json';
import { AppError, errorTexts } from '../shared/errors.ts';
import { createCore } from './core.ts';
import { openBrowser } from './http/openBrowser.ts';
import { type LoopbackServer, startLoopbackServer } from './http/server.ts';
import { systemClock } from './platform/clock.ts';
import { closingDeadlineMs, endsWithin } from './platform/deadline.ts';
import { fileLog } from './platform/log.ts';
import { profilePaths } from './platform/paths.ts';
import { profileFolder } from './platform/profileFolder.ts';
import { readStartOptions, type StartOptions, startUsage } from './platform/startOptions.ts';
import { spawnBundledWorker } from './workers/spawn.ts';

/** Composition root: the core on 127.0.0.1, for a browser. */
async function main(options: StartOptions): Promise<void> {
  const paths = profilePaths(profileFolder(options.profile));
  const log = fileLog(paths.log, systemClock.now);
  const core = await createCore({
    paths,
    host: { kind: 'loopback', appVersion: version },
    spawn: spawnBundledWorker,
    clock: systemClock,
    log,
  });
  let server: LoopbackServer;
  try {
    server = await startLoopbackServer({
      router: core.router,
      createContext: core.createContext,
      rendererRoot: join(import.meta.dirname, '../renderer'),
      port: options.port,
      log,
    });
  } catch (cause) {
    await core.close();
    throw portProblem(cause, options.port);
  }

  let isStopping = false;
  async function stop(): Promise<void> {
    // A second Ctrl-C is a person who does not want to wait.
    if (isStopping) process.exit(130);
    isStopping = true;
    await server.close();
    const closed = await endsWithin(core.close(), closingDeadlineMs);
    if (!closed) log.write('warn', 'left before running jobs had stopped');
    process.exit(0);
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      stop().catch((cause: unknown) => fail(cause));
    });
  }

  process.stdout.write(`Countinghouse is ready at ${server.url}\n`);
  if (options.open) openBrowser(server.issueTicketUrl());
}

function portProblem(cause: unknown, port: number): unknown {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'EADDRINUSE') {
    return new AppError('BAD_INPUT', `Port ${port} is used by another program; choose another with --port.`, { cause });
  }
  if (code === 'EACCES') {
    return new AppError('BAD_INPUT', `Port ${port} is reserved by the system; choose one above 1023.`, { cause });
  }
  return cause;
}

function fail(cause: unknown, exitCode = 1): never {
  if (!(cause instanceof AppError)) {
    process.stderr.write(`Countinghouse could not start: ${cause instanceof Error ? cause.message : cause}\n`);
  } else if (cause.code === 'BAD_INPUT') process.stderr.write(`${cause.message}\n`);
  else process.stderr.write(`${cause.message} ${errorTexts[cause.code].nextStep}\n`);
  process.exit(exitCode);
}

function optionsOrExit(): StartOptions {
  try {
    return readStartOptions(process.argv.slice(2));
  } catch (cause) {
    fail(cause, 2);
  }
}

const options = optionsOrExit();
if (options.help) process.stdout.write(startUsage);
else main(options).catch((cause: unknown) => fail(cause));
