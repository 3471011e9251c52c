import type { FileOutcome, ImportPreview } from '../../../../shared/contract/imports.ts';
import { missingRole } from './columnRoles.ts';
import type { StagedFile } from './ImportSession.ts';
import { openProperties } from './layoutQuestions.ts';

/** One of several files that were handed over together, and how far it is. */
export interface FileOfSeveral {
  /** Two of them may have the same name. */
  readonly id: string;
  readonly name: string;
  readonly state:
    | { readonly kind: 'waiting' }
    | { readonly kind: 'working'; readonly step: 'reading' | 'importing' }
    | { readonly kind: 'open'; readonly file: StagedFile; readonly question: string }
    | { readonly kind: 'refused'; readonly error: unknown }
    | ({ readonly kind: 'ended' } & Pick<FileOutcome, 'imported' | 'alreadyThere' | 'heldBack'>);
}

/** Why a file cannot be imported unseen, in words; null where it leaves nothing open. `accounts` are those of the book. */
export function questionOfFile(preview: ImportPreview, accounts: readonly string[]): string | null {
  const { csv, dates, categories, namesAccount } = preview;
  if (csv?.certain.dateOrder === false || dates?.certain === false) return 'Which comes first in its dates?';
  if (csv && missingRole(csv.layout) !== null) return 'Which of its columns is which?';
  if (csv && openProperties(csv, {}).length > 0) return 'Was it read rightly?';
  if (categories.length > 0) return 'Are its categories known?';
  const [chosen] = preview.accounts;
  if (!namesAccount && accounts.some((name) => name !== chosen?.name)) return 'Which account is it of?';
  return null;
}

/** The next file that waits for an answer, after the one at `position`. */
export function nextOpen(files: readonly FileOfSeveral[], position: number): number | null {
  const order = files.map((_, at) => (position + 1 + at) % files.length);
  return order.find((at) => files[at]?.state.kind === 'open') ?? null;
}
