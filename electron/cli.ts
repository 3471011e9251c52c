import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { callTRPCProcedure, getTRPCErrorFromUnknown, getTRPCErrorShape } from '@trpc/server';
import { z } from 'zod';
import { version } from '../package.json';
import type { Job } from '../shared/contract/jobs.ts';
import { AppError, type AppErrorShape } from '../shared/errors.ts';
import { type Core, createCore } from './core.ts';
import { systemClock } from './platform/clock.ts';
import { closingDeadlineMs, endsWithin } from './platform/deadline.ts';
import { reportError, toAppError } from './platform/errors.ts';
import { fileLog, silentLog } from './platform/log.ts';
import { profilePaths } from './platform/paths.ts';
import { profileFolder } from './platform/profileFolder.ts';
import { progressBar } from './platform/progressBar.ts';
import { argumentProblem } from './platform/startOptions.ts';
import { describeProcedures, findProcedure } from './rpc/describe.ts';
import { appRouter } from './rpc/router.ts';
import { spawnBundledWorker } from './workers/spawn.ts';

const usage = `Usage: npm run -s countinghouse -- <command> [options]

  list                               print every procedure with the JSON Schema of its input
  call <area.procedure> ['<json>']   call one; "-" reads the JSON from standard input

  --profile DIR    the books to work on
  --help           show this text

The result is printed as JSON on standard output, an error as JSON on standard error.
A call that starts a job waits for its end. Ctrl-C cancels.
`;

interface Command {
  readonly name: 'list' | 'call' | 'help';
  readonly procedure: string;
  readonly json: string | undefined;
  readonly profile: string | undefined;
}

/** Ends the program: what was wrong, and whether it was the way of asking. */
class CommandFailure extends Error {
  readonly error: AppErrorShape;
  readonly exitCode: number;

  constructor(error: AppErrorShape, exitCode: number) {
    super(error.message);
    this.error = error;
    this.exitCode = exitCode;
  }
}

function usageProblem(code: 'BAD_INPUT' | 'UNKNOWN_PROCEDURE', message: string): CommandFailure {
  return new CommandFailure(reportError(new AppError(code, message), silentLog, 'command line'), 2);
}

function readCommand(words: string[]): Command {
  let parsed: { values: { profile?: string; help?: boolean }; positionals: string[] };
  try {
    parsed = parseArgs({
      args: words,
      allowPositionals: true,
      options: { profile: { type: 'string' }, help: { type: 'boolean' } },
    });
  } catch (cause) {
    throw usageProblem('BAD_INPUT', argumentProblem(cause));
  }
  const { values, positionals } = parsed;
  const [name, procedure = '', json, ...rest] = positionals;
  const { profile } = values;
  if (values.help) return { name: 'help', procedure, json, profile };
  if (name !== 'list' && name !== 'call') {
    throw usageProblem('BAD_INPUT', name ? `There is no command "${name}"; use list or call.` : 'Say list or call.');
  }
  if (name === 'call' && procedure === '') throw usageProblem('BAD_INPUT', 'Name the procedure to call.');
  if (rest.length > 0) throw usageProblem('BAD_INPUT', 'The input is one JSON value: put it in single quotes.');
  return { name, procedure, json, profile };
}

async function readInput(json: string | undefined): Promise<unknown> {
  if (json === undefined) return undefined;
  try {
    return JSON.parse(json === '-' ? await text(process.stdin) : json);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : 'it cannot be read';
    throw usageProblem('BAD_INPUT', `The input is not JSON: ${reason}.`);
  }
}

/** Waits until the line has left, so that ending the program cuts nothing off. */
function print(stream: NodeJS.WriteStream, value: unknown, indent?: number): Promise<void> {
  const line = `${JSON.stringify(value ?? null, null, indent)}\n`;
  return new Promise((resolve, reject) => {
    stream.write(line, (problem) => (problem ? reject(problem) : resolve()));
  });
}

/** Shows the progress of whatever job runs, until the returned function is called. */
function showProgress(core: Core): () => void {
  const bar = progressBar(process.stderr);
  const stopWatching = core.jobs.subscribe((job) => bar.show(job.progress, job.step));
  return () => {
    stopWatching();
    bar.clear();
  };
}

function waitForJob(core: Core, jobId: string, signal: AbortSignal): Promise<Job> {
  const cancel = () => {
    // The job may have ended in this very moment; then there is nothing to cancel, and `settled` tells its end.
    invoke(core, 'jobs.cancelJob', 'mutation', { jobId }).catch(() => {});
  };
  if (signal.aborted) cancel();
  else signal.addEventListener('abort', cancel, { once: true });
  return core.jobs.settled(jobId);
}

type ProcedureType = 'query' | 'mutation' | 'subscription';

async function invoke(core: Core, path: string, type: ProcedureType, input: unknown, signal?: AbortSignal) {
  const ctx = core.createContext();
  try {
    const result: unknown = await callTRPCProcedure({
      router: core.router,
      path,
      type,
      ctx,
      input,
      getRawInput: async () => input,
      signal,
      batchIndex: 0,
    });
    return result;
  } catch (cause) {
    const error = getTRPCErrorFromUnknown(cause);
    const shape = getTRPCErrorShape({ config: core.router._def._config, error, type, path, input, ctx });
    throw new CommandFailure(shape.data.app, 1);
  }
}

const startedJobSchema = z.object({ id: z.string() });

async function call(command: Command, signal: AbortSignal): Promise<void> {
  const { procedure: path, profile } = command;
  const procedure = findProcedure(appRouter, path);
  if (procedure === null) throw usageProblem('UNKNOWN_PROCEDURE', `There is no procedure "${path}".`);
  const input = await readInput(command.json);

  const paths = profilePaths(profileFolder(profile));
  const log = fileLog(paths.log, systemClock.now);
  const core = await createCore({
    paths,
    host: { kind: 'command-line', appVersion: version },
    spawn: spawnBundledWorker,
    clock: systemClock,
    log,
  }).catch((cause: unknown) => {
    throw new CommandFailure(reportError(cause, log, 'start'), 1);
  });
  const hideProgress = showProgress(core);
  try {
    const result = await invoke(core, path, procedure.type, input, signal);
    if (procedure.type === 'subscription') {
      hideProgress();
      await printEvents(result, signal);
    } else if (procedure.startsJob) {
      const job = await waitForJob(core, startedJobSchema.parse(result).id, signal);
      hideProgress();
      await printJob(job);
    } else {
      hideProgress();
      await print(process.stdout, result, 2);
    }
  } finally {
    hideProgress();
    await endsWithin(core.close(), closingDeadlineMs);
  }
}

async function printJob(job: Job): Promise<void> {
  if (job.status === 'completed') return print(process.stdout, job, 2);
  const stopped = new AppError('CANCELLED', 'The job was stopped before its end.');
  throw new CommandFailure(job.error ?? reportError(stopped, silentLog, 'command line'), 1);
}

const longestTimerMs = 2 ** 31 - 1;

async function printEvents(events: unknown, signal: AbortSignal): Promise<void> {
  const iterable = z.custom<AsyncIterable<unknown>>((value) => Symbol.asyncIterator in Object(value)).parse(events);
  const iterator = iterable[Symbol.asyncIterator]();
  const aborted = new Promise<{ done: true; value: undefined }>((resolve) => {
    signal.addEventListener('abort', () => resolve({ done: true, value: undefined }), { once: true });
  });
  // Waiting for an event is nothing to Node: without a timer it would take the program for finished.
  const wakefulness = setInterval(() => {}, longestTimerMs);
  try {
    for (;;) {
      const step = await Promise.race([iterator.next(), aborted]);
      if (step.done) return;
      await print(process.stdout, step.value);
    }
  } finally {
    clearInterval(wakefulness);
  }
}

async function main(): Promise<number> {
  const interruption = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      // A second Ctrl-C is a person who does not want to wait.
      if (interruption.signal.aborted) process.exit(130);
      interruption.abort();
    });
  }
  try {
    const command = readCommand(process.argv.slice(2));
    if (command.name === 'help') process.stdout.write(usage);
    else if (command.name === 'list') await print(process.stdout, describeProcedures(appRouter), 2);
    else await call(command, interruption.signal);
    return 0;
  } catch (cause) {
    if (interruption.signal.aborted && !(cause instanceof CommandFailure)) return 130;
    const failure =
      cause instanceof CommandFailure
        ? cause
        : new CommandFailure(reportError(toAppError(cause), silentLog, 'command line'), 1);
    await print(process.stderr, { error: failure.error });
    return interruption.signal.aborted ? 130 : failure.exitCode;
  }
}

// The reader of a pipe may leave first (`| head`); that is no failure of ours.
process.stdout.on('error', () => process.exit(0));
main().then((exitCode) => process.exit(exitCode));
