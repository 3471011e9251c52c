import type { CsvLayoutChoice, ImportOptions, ImportSummary } from '../../../../shared/contract/imports.ts';
import { queryClient, trpc, trpcClient } from '../../rpc/client.ts';
import { readAsBase64 } from './fileContent.ts';
import { type FileOfSeveral, nextOpen, questionOfFile } from './severalFiles.ts';

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
  | { readonly kind: 'done'; readonly summary: ImportSummary }
  /** Several files at once: the list of them, with what became of each. */
  | { readonly kind: 'several' };

export interface ImportState {
  readonly step: ImportStep;
  /** Files that come after this one. */
  readonly waiting: readonly File[];
  /** The files of which the one at hand is one; null where it came alone. */
  readonly several: readonly FileOfSeveral[] | null;
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
  #state: ImportState = { step: { kind: 'choose' }, waiting: [], several: null };
  /** Of several files, the one that is shown for its answer. */
  #answered = -1;
  #listeners = new Set<() => void>();
  /** The several files are imported one after another, also those that are added meanwhile. */
  #running: Promise<void> = Promise.resolve();

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  state = (): ImportState => this.#state;

  /** Takes files in: one at once where none is under way, several as a list, others after the one at hand. */
  add(files: readonly File[]): void {
    if (files.length === 0) return;
    const isFree = ['choose', 'refused', 'done'].includes(this.#state.step.kind);
    if (this.#state.several !== null || (isFree && files.length > 1)) {
      this.#addToSeveral(files);
      return;
    }
    this.#set({ waiting: [...this.#state.waiting, ...files] });
    const { kind } = this.#state.step;
    if (kind === 'choose' || kind === 'refused' || kind === 'done') this.next();
  }

  /** Takes files in the place of the one at hand. Those that wait come after them. */
  replace(files: readonly File[]): void {
    if (files.length === 0) return;
    if (this.#state.several !== null || files.length > 1) {
      this.#addToSeveral(files);
      return;
    }
    this.#set({ waiting: [...files, ...this.#state.waiting] });
    this.next();
  }

  /** Shows a file that the host has at hand already, where none is being imported. */
  look(file: StagedFile): void {
    if (this.#state.step.kind === 'importing') return;
    this.#set({ step: { kind: 'preview', file, choices: noChoices, problem: null } });
  }

  /** Leaves the file at hand for the next one, or for the choice of another. */
  next(): void {
    if (this.#state.step.kind === 'importing') return;
    if (this.#state.several !== null && this.#state.step.kind !== 'several') {
      this.#set({ step: { kind: 'several' } });
      return;
    }
    const [file, ...waiting] = this.#state.waiting;
    this.#set({ step: { kind: 'choose' }, waiting, several: null });
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
      if (this.#state.several === null) this.#set({ step: { kind: 'done', summary } });
      else this.#answeredBy(summary);
    } catch (problem) {
      this.#set({ step: { kind: 'preview', file, choices, problem } });
    }
  }

  /** Shows one of several files, to answer what it leaves open. */
  answer(position: number): void {
    const state = this.#state.several?.[position]?.state;
    if (state?.kind !== 'open' || this.#state.step.kind !== 'several') return;
    this.#answered = position;
    this.#set({ step: { kind: 'preview', file: state.file, choices: noChoices, problem: null } });
  }

  /** Goes on to the next file that asks, or back to the list. */
  #answeredBy({ imported, alreadyThere, heldBack }: ImportSummary): void {
    this.#setOfSeveral(this.#answered, { kind: 'ended', imported, alreadyThere, heldBack });
    this.#set({ step: { kind: 'several' } });
    const next = nextOpen(this.#state.several ?? [], this.#answered);
    if (next !== null) this.answer(next);
  }

  #addToSeveral(files: readonly File[]): void {
    const before = this.#state.several ?? [];
    const added = files.map(
      ({ name }, at): FileOfSeveral => ({
        id: `${before.length + at} ${name}`,
        name,
        state: { kind: 'waiting' },
      }),
    );
    // A file that is shown for its answer stays at hand.
    const step: ImportStep = this.#state.several === null ? { kind: 'several' } : this.#state.step;
    this.#set({ several: [...before, ...added], step });
    this.#running = this.#running.then(async () => {
      for (const [at, file] of files.entries()) await this.#importOfSeveral(before.length + at, file);
    });
  }

  /** Imports one of several files unseen, where it leaves nothing open. */
  async #importOfSeveral(position: number, file: File): Promise<void> {
    try {
      this.#setOfSeveral(position, { kind: 'working', step: 'reading' });
      const contentBase64 = await readAsBase64(file, () => {});
      const staged = await trpcClient.imports.stageFile.mutate({ name: file.name, contentBase64 });
      const preview = await queryClient.fetchQuery(previewOptions(staged, noChoices));
      const accounts = await trpcClient.accounts.listAccounts.query();
      const question = questionOfFile(
        preview,
        accounts.map(({ name }) => name),
      );
      if (question !== null) {
        this.#setOfSeveral(position, { kind: 'open', file: staged, question });
        return;
      }
      this.#setOfSeveral(position, { kind: 'working', step: 'importing' });
      const { imported, alreadyThere, heldBack } = await trpcClient.imports.importFile.mutate({
        stagedFileId: staged.stagedFileId,
        options: optionsOf(noChoices),
      });
      this.#setOfSeveral(position, { kind: 'ended', imported, alreadyThere, heldBack });
    } catch (error) {
      this.#setOfSeveral(position, { kind: 'refused', error });
    }
  }

  #setOfSeveral(position: number, state: FileOfSeveral['state']): void {
    const several = this.#state.several?.map((file, at) => (at === position ? { ...file, state } : file)) ?? null;
    this.#set({ several });
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
