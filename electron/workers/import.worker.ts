import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { decodeText } from '../importers/decodeText.ts';
import { bytesInMemory, type FileBytes } from '../importers/fileBytes.ts';
import { type OpenedFile, openBankFile } from '../importers/readBankFile.ts';
import { declaredOfxEncoding } from '../importers/readOfx.ts';
import { sourcesOfRows } from '../importers/rowSources.ts';
import type { CsvLayoutChoice, ReadRecord } from '../importers/statement.ts';
import { tableFingerprint } from '../importers/tableFingerprint.ts';
import { layoutOver } from '../services/imports/layoutChoice.ts';
import { PreparedRecords } from '../services/imports/PreparedRecords.ts';
import type { PreparedFile, RefusedFile, RowBatch } from '../services/imports/preparedFile.ts';
import { serve, WorkerCancelled, type WorkerControl, waitForAsking } from './serve.ts';

export interface ImportInput {
  readonly path: string;
  readonly name: string;
  /** What the person chose about the layout, and the currency of the account. */
  readonly layout: CsvLayoutChoice;
  /** How tables of a fingerprint were corrected before; what is chosen now is put over it. */
  readonly profiles: readonly { readonly id: number; readonly fingerprint: string; readonly layout: CsvLayoutChoice }[];
  /** One Int32 in shared memory: how many batches of rows were asked for. A busy thread hears no message. */
  readonly asked: SharedArrayBuffer;
}

export type ImportMessage =
  | { readonly kind: 'file'; readonly file: PreparedFile }
  | { readonly kind: 'batch'; readonly batch: RowBatch };

/** Smaller files are read once and kept. */
const keptBytes = 8_000_000;
const rowsPerBatch = 250;

type Control = WorkerControl<ImportMessage>;

function whileOpen<Result>(path: string, work: (bytes: FileBytes, isUnchanged: () => boolean) => Result): Result {
  const file = openSync(path, 'r');
  try {
    const { size, mtimeMs } = fstatSync(file);
    if (size <= keptBytes) {
      const content = new Uint8Array(readFileSync(file));
      return work(bytesInMemory(content), () => true);
    }
    const read = (from: number, length: number) => {
      const bytes = new Uint8Array(length);
      let filled = 0;
      while (filled < length) {
        const count = readSync(file, bytes, filled, length - filled, from + filled);
        if (count === 0) break;
        filled += count;
      }
      return bytes.subarray(0, filled);
    };
    const isUnchanged = () => {
      const now = fstatSync(file);
      return now.size === size && now.mtimeMs === mtimeMs;
    };
    return work({ size, read }, isUnchanged);
  } finally {
    closeSync(file);
  }
}

/** Opens a file as tables of its layout were corrected before, with what is chosen now over that. */
class FileOpener {
  readonly #bytes: FileBytes;
  readonly #input: ImportInput;
  readonly #control: Control;
  #sha256 = '';

  constructor(bytes: FileBytes, input: ImportInput, control: Control) {
    this.#bytes = bytes;
    this.#input = input;
    this.#control = control;
  }

  open(): { opened: OpenedFile; records: PreparedRecords; profileId: number | null; fingerprint: string | null } {
    const { layout, profiles } = this.#input;
    const { currency, ...chosen } = layout;
    const first = this.#openWith(layout);
    const fingerprint = this.#fingerprintOf(first.opened, chosen);
    for (const profile of profiles) {
      const isKnown = fingerprint === profile.fingerprint;
      // What was unreadable before it was corrected is known by how it then read.
      const mayBeKnown = !first.opened.ok && first.opened.code === 'UNREADABLE_TABLE';
      if (!isKnown && !mayBeKnown) continue;
      const corrected = this.#openWith(layoutOver(profile.layout, layout));
      const isRight = isKnown || this.#fingerprintOf(corrected.opened, {}) === profile.fingerprint;
      if (corrected.opened.ok && isRight) {
        return { ...corrected, profileId: profile.id, fingerprint: profile.fingerprint };
      }
    }
    return { ...first, profileId: null, fingerprint };
  }

  get sha256(): string {
    return this.#sha256;
  }

  #openWith(layout: CsvLayoutChoice): { opened: OpenedFile; records: PreparedRecords } {
    const hash = createHash('sha256');
    const records = new PreparedRecords();
    const opened = openBankFile(this.#bytes, layout, {
      bytes: (piece) => {
        if (this.#sha256 === '') hash.update(piece);
        this.#stopWhenCancelled();
      },
      record: (record) => {
        records.survey(0, record);
        if (records.surveyed % 5000 === 0) this.#stopWhenCancelled();
      },
    });
    if (this.#sha256 === '') this.#sha256 = hash.digest('hex');
    return { opened, records };
  }

  /** The fingerprint of a table as it reads when nothing is chosen, or as it was chosen where it is unreadable otherwise. */
  #fingerprintOf(opened: OpenedFile, chosen: CsvLayoutChoice): string | null {
    if (!opened.ok) return null;
    const reading = opened.table === null ? opened.file.csv : opened.table.reading;
    if (reading === null) return null;
    const bearing = [chosen.delimiter, chosen.headerLine, chosen.encoding];
    if (bearing.every((choice) => choice === undefined)) return tableFingerprint(reading);
    const unaided = this.#openWith({}).opened;
    return this.#fingerprintOf(unaided, {}) ?? tableFingerprint(reading);
  }

  #stopWhenCancelled(): void {
    if (this.#control.isCancelled()) throw new WorkerCancelled();
  }
}

function* recordsOf(
  opened: Extract<OpenedFile, { ok: true }>,
  sourceOf: (line: number) => string | undefined = () => undefined,
): Generator<[statement: number, record: ReadRecord]> {
  if (opened.table !== null) {
    for (const record of opened.table.records()) yield [0, record];
    return;
  }
  for (const held of opened.file.heldRows) yield [0, { held }];
  for (const [at, { rows }] of opened.file.statements.entries()) {
    for (const row of rows) {
      const source = sourceOf(row.line);
      yield [at, source === undefined ? { row } : { row, source }];
    }
  }
}

/** The source of each row of a file that is no table; none of a workbook, whose lines are no text. */
function sourcesOf(opened: Extract<OpenedFile, { ok: true }>, bytes: FileBytes) {
  if (opened.table !== null || opened.file.format === 'xlsx') return undefined;
  const content = bytes.read(0, bytes.size);
  const { text } = decodeText(content, undefined, declaredOfxEncoding(content));
  const { heldRows, statements } = opened.file;
  return sourcesOfRows(
    text,
    [...heldRows, ...statements.flatMap(({ rows }) => rows)].map(({ line }) => line),
  );
}

function send(
  opened: Extract<OpenedFile, { ok: true }>,
  records: PreparedRecords,
  { bytes, input, control }: { bytes: FileBytes; input: ImportInput; control: Control },
) {
  const asked = new Int32Array(input.asked);
  let sent = 0;
  let batch: { statement: number; rows: RowBatch['rows'][number][]; heldRows: RowBatch['heldRows'][number][] } = {
    statement: 0,
    rows: [],
    heldRows: [],
  };
  const flush = (statement: number) => {
    if (batch.rows.length + batch.heldRows.length > 0) {
      waitForAsking(asked, sent, control);
      control.report({ kind: 'batch', batch });
      sent += 1;
    }
    batch = { statement, rows: [], heldRows: [] };
  };
  for (const [statement, { row, source, held }] of recordsOf(opened, sourcesOf(opened, bytes))) {
    if (statement !== batch.statement || batch.rows.length + batch.heldRows.length >= rowsPerBatch) flush(statement);
    if (row) batch.rows.push(records.prepare(row, source));
    else batch.heldRows.push(held);
  }
  flush(0);
}

await serve<ImportInput, ImportMessage, RefusedFile | null>((input, control) =>
  whileOpen(input.path, (bytes, isUnchanged) => {
    const opener = new FileOpener(bytes, input, control);
    const { opened, records, profileId, fingerprint } = opener.open();
    if (!opened.ok) return opened;
    if (opened.table === null) for (const [at, record] of recordsOf(opened)) records.survey(at, record);
    const file = records.file(opened, { sha256: opener.sha256, profileId, fingerprint });
    control.report({ kind: 'file', file });
    send(opened, records, { bytes, input, control });
    if (isUnchanged()) return null;
    const message = `${input.name} was changed while it was read.`;
    return { ok: false, code: 'FILE_UNREADABLE', message };
  }),
);
