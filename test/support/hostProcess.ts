import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { hostEnvironment, hostFlags } from '../../electron/platform/hostFlags.ts';

const built = resolve(import.meta.dirname, '../../out/main');
const launcher = resolve(import.meta.dirname, '../../electron/launch.ts');

/** A built host (`loopback.js`, `cli.js`) as its own process, under the Node that runs the tests. */
export interface HostProcess {
  readonly child: ChildProcessWithoutNullStreams;
  /** The next whole line on standard output. */
  nextLine(): Promise<string>;
  /** Waits for the end; what is still to come on standard output is not kept for `nextLine`. */
  end(): Promise<{ code: number | null; stdout: string; stderr: string }>;
}

/** Whom the process runs as; only root may choose. */
interface ProcessUser {
  readonly uid?: number;
  readonly gid?: number;
}

export function startHost(
  entry: 'loopback.js' | 'cli.js',
  words: readonly string[],
  stdin = '',
  user: ProcessUser = {},
): HostProcess {
  return startProcess(join(built, entry), words, { ...process.env, ...hostEnvironment }, stdin, user, hostFlags);
}

/** What `npm start` runs. */
export function startLauncher(words: readonly string[], environment: NodeJS.ProcessEnv): HostProcess {
  return startProcess(launcher, words, environment, '');
}

function startProcess(
  file: string,
  words: readonly string[],
  environment: NodeJS.ProcessEnv,
  stdin: string,
  user: ProcessUser = {},
  flags: readonly string[] = [],
): HostProcess {
  const child = spawn(process.execPath, [...flags, file, ...words], { env: environment, ...user });
  const exited = once(child, 'close');
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    stdout += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    stderr += chunk;
  });
  child.stdin.end(stdin);
  // Not readline's iterator: that stops reading, and so the process, once a thousand lines wait to be asked for.
  let taken = 0;
  return {
    child,
    async nextLine() {
      for (;;) {
        const end = stdout.indexOf('\n', taken);
        if (end >= 0) {
          const line = stdout.slice(taken, end);
          taken = end + 1;
          return line;
        }
        if (child.stdout.readableEnded) throw new Error(`${file} ended without another line: ${stderr}`);
        await Promise.race([once(child.stdout, 'data'), once(child.stdout, 'end')]);
      }
    },
    async end() {
      const [code]: unknown[] = await exited;
      return { code: typeof code === 'number' ? code : null, stdout, stderr };
    },
  };
}
