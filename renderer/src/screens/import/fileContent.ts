import { type AppErrorShape, errorTexts } from '../../../../shared/errors.ts';

/** What the host takes in one message: 44 million base64 characters (`stageFile`). */
const largestFile = 33_000_000;
/** A multiple of three, so that the pieces of base64 can be joined. */
const pieceBytes = 3 * 128 * 1024;
/** `String.fromCharCode` takes its characters as arguments, of which there may not be too many. */
const stretchBytes = 8192;

/**
 * The bytes of a file as base64, read piece by piece so that the window stays awake.
 *
 * @param onProgress hears the share that is read, from 0 to 1
 * @throws {AppErrorShape} FILE_TOO_LARGE, or FILE_UNREADABLE where the browser may not read it (a folder, a file that
 * was moved meanwhile)
 */
export async function readAsBase64(file: File, onProgress: (share: number) => void): Promise<string> {
  if (file.size > largestFile) {
    throw problem('FILE_TOO_LARGE', `“${file.name}” is larger than the 33 MB that can be read at once.`);
  }
  const pieces: string[] = [];
  for (let start = 0; start < file.size; start += pieceBytes) {
    pieces.push(base64Of(await bytesOf(file, start)));
    onProgress(Math.min(1, (start + pieceBytes) / file.size));
  }
  return pieces.join('');
}

async function bytesOf(file: File, start: number): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.slice(start, start + pieceBytes).arrayBuffer());
  } catch {
    throw problem('FILE_UNREADABLE', `“${file.name}” could not be read: it was moved, or it is a folder.`);
  }
}

function base64Of(bytes: Uint8Array): string {
  let binary = '';
  for (let start = 0; start < bytes.length; start += stretchBytes) {
    binary += String.fromCharCode(...bytes.subarray(start, start + stretchBytes));
  }
  return btoa(binary);
}

function problem(code: 'FILE_TOO_LARGE' | 'FILE_UNREADABLE', message: string): AppErrorShape {
  return { code, message, nextStep: errorTexts[code].nextStep, correlationId: '' };
}
