import type { CsvLayoutChoice, ImportOptions, ImportSummary } from '../../../../shared/contract/imports.ts';
import { queryClient, trpc, trpcClient } from '../../rpc/client.ts';
import { readAsBase64 } from './fileContent.ts';

/** What the person decided about a file. Null: not asked or not answered yet. */
export interface ImportChoices {
  readonly layout: CsvLayoutChoice;
  readonly account: string | null;
  readonly currency: string | null;
  readonly categories: ImportOptions['categories'] | null;
}

export interface StagedFile {
  readonly stagedFileId: string;
  readonly name: string;
}

export type ImportStep =
  | { readonly kind: 'choose' }
  | { readonly kind: 'reading'; readonly fileName: string; readonly progress: number }
  | { readonly kind: 'refused'; readonly fileName: string; readonly error: unknown }
  | {
      readonly kind: 'preview';
      readonly file: StagedFile;
      readonly choices: ImportChoices;
      /** Why the import that was started from here did not come to its end. */
      readonly problem: unknown;
    }
  | {
      readonly kind: 'importing';
      readonly file: StagedFile;
      readonly choices: ImportChoices;
      readonly startedAt: string;
    }
  | { readonly kind: 'done'; readonly summary: ImportSummary };

export interface ImportState {
  readonly step: ImportStep;
  /** Files that come after this one. */
  readonly waiting: readonly File[];
}

const noChoices: ImportChoices = { layout: {}, account: null, currency: null, categories: null };

/** The options that the host takes. */
function optionsOf({ layout, account, currency, categories }: ImportChoices): ImportOptions {
  return {
    ...(Object.keys(layout).length > 0 ? { layout } : {}),
    ...(account === null ? {} : { account }),
    ...(currency === null ? {} : { currency }),
    categories: categories ?? 'ignore',
  };
}

/** What importing a file with these choices would do. */
export function previewOptions(file: StagedFile, choices: ImportChoices) {
  return trpc.imports.previewImport.queryOptions({ stagedFileId: file.stagedFileId, options: optionsOf(choices) });
}

/**
 * The way of one file after the other from being chosen to being imported. It lives outside the screen, so that looking
 * at another screen meanwhile loses nothing.
 */
export class ImportSession {
  #state: ImportState = { step: { kind: 'choose' }, waiting: [] };
  #listeners = new Set<() => void>();

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  state = (): ImportState => this.#state;

  /** Takes files in: the first at once where none is under way, the others after it. */
  add(files: readonly File[]): void {
    if (files.length === 0) return;
    this.#set({ waiting: [...this.#state.waiting, ...files] });
    const { kind } = this.#state.step;
    if (kind === 'choose' || kind === 'refused' || kind === 'done') this.next();
  }

  /** Takes files in the place of the one at hand. Those that wait come after them. */
  replace(files: readonly File[]): void {
    if (files.length === 0) return;
    this.#set({ waiting: [...files, ...this.#state.waiting] });
    this.next();
  }

  /** Leaves the file at hand for the next one, or for the choice of another. */
  next(): void {
    if (this.#state.step.kind === 'importing') return;
    const [file, ...waiting] = this.#state.waiting;
    this.#set({ step: { kind: 'choose' }, waiting });
    if (file) void this.#read(file);
  }

  choose(change: Partial<ImportChoices>): void {
    const { step } = this.#state;
    if (step.kind !== 'preview') return;
    this.#set({ step: { ...step, choices: { ...step.choices, ...change }, problem: null } });
  }

  chooseLayout(change: CsvLayoutChoice): void {
    const { step } = this.#state;
    if (step.kind === 'preview') this.choose({ layout: { ...step.choices.layout, ...change } });
  }

  /** Imports the file at hand. What goes wrong, or is cancelled, leads back to its preview. */
  async start(): Promise<void> {
    const { step } = this.#state;
    if (step.kind !== 'preview') return;
    const { file, choices } = step;
    this.#set({ step: { kind: 'importing', file, choices, startedAt: new Date().toISOString() } });
    try {
      const summary = await trpcClient.imports.importFile.mutate({
        stagedFileId: file.stagedFileId,
        options: optionsOf(choices),
      });
      this.#set({ step: { kind: 'done', summary } });
    } catch (problem) {
      this.#set({ step: { kind: 'preview', file, choices, problem } });
    }
  }

  async #read(file: File): Promise<void> {
    const reading: ImportStep = { kind: 'reading', fileName: file.name, progress: 0 };
    this.#set({ step: reading });
    let latest: ImportStep = reading;
    // The person may have gone on to another file meanwhile; then this one has nothing more to say.
    const say = (step: ImportStep) => {
      if (this.#state.step !== latest) return;
      latest = step;
      this.#set({ step });
    };
    try {
      const contentBase64 = await readAsBase64(file, (progress) => say({ ...reading, progress }));
      const staged = await trpcClient.imports.stageFile.mutate({ name: file.name, contentBase64 });
      // Looked at here already, so that a file which is none is refused before anything of it is shown.
      await queryClient.fetchQuery(previewOptions(staged, noChoices));
      say({ kind: 'preview', file: staged, choices: noChoices, problem: null });
    } catch (error) {
      say({ kind: 'refused', fileName: file.name, error });
    }
  }

  #set(change: Partial<ImportState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}

export const importSession = new ImportSession();
