import { parseArgs } from 'node:util';
import { AppError } from '../../shared/errors.ts';

/** What can be asked for when the app is started. */
export interface StartOptions {
  /** Serve a browser, even where the desktop window could be opened. */
  readonly browser: boolean;
  /** Open the person's browser at the address, rather than only print it. */
  readonly open: boolean;
  /** 0: any free one. */
  readonly port: number;
  readonly profile: string | undefined;
  readonly help: boolean;
}

export const startUsage = `Usage: npm start -- [options]

  --browser        use the browser even where the desktop window can open
  --no-open        only print the address, do not open the browser
  --port N         listen on port N instead of any free one
  --profile DIR    keep the books in DIR
  --help           show this text
`;

/** Throws BAD_INPUT with a sentence that names the word it stumbled over. */
export function readStartOptions(words: readonly string[]): StartOptions {
  let values: { browser?: boolean; 'no-open'?: boolean; port?: string; profile?: string; help?: boolean };
  try {
    ({ values } = parseArgs({
      args: [...words],
      options: {
        browser: { type: 'boolean' },
        'no-open': { type: 'boolean' },
        port: { type: 'string' },
        profile: { type: 'string' },
        help: { type: 'boolean' },
      },
    }));
  } catch (cause) {
    throw new AppError('BAD_INPUT', argumentProblem(cause), { cause });
  }
  const { browser = false, help = false, port = '0', profile } = values;
  const portNumber = /^\d{1,5}$/.test(port) ? Number(port) : Number.NaN;
  if (!(portNumber <= 65_535)) {
    throw new AppError('BAD_INPUT', `--port takes a number from 1 to 65535, and "${port}" is none.`);
  }
  if (profile === '') throw new AppError('BAD_INPUT', '--profile takes the path of a folder.');
  return { browser, open: !values['no-open'], port: portNumber, profile, help };
}

/** Node's own sentence about a wrong argument, without its advice for programmers. */
export function argumentProblem(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : 'The arguments cannot be read.';
  const [sentence = message] = message.split('. ');
  return sentence.endsWith('.') ? sentence : `${sentence}.`;
}
