import { readAmountCell } from './bankAmounts.ts';
import { DateOrderDetector } from './bankDates.ts';
import { readDirection } from './csvColumnProfile.ts';
import { cellOf, type TableRecord } from './csvTable.ts';
import type { CsvColumns, Delimiter } from './statement.ts';

/** What a column's signs mean, learnt from all its cells. */
export interface SignCustoms {
  /** The debit column writes money out with a minus. */
  debitIsNegative: boolean;
  /** Only money in carries a plus and nothing a minus, so a bare amount of a `reversed` column is money out. */
  plusMeansIn: boolean;
  /** Each side writes its amounts the other way: what is credited with a minus. */
  creditSideIsNegative: boolean;
  /** Money in is written with a minus beside a direction that already says so. */
  creditIsNegative: boolean;
  /** Where a direction column marks one way only, what an empty cell of it means. */
  bareWay: 'in' | 'out' | null;
}

/** As many different amounts decide how a column writes them; more would only fill the memory. */
const mostAmountsKept = 50_000;
const lastRecordsKept = 10;

/** What only all rows of a table together say, counted record by record. */
export class TableSurvey {
  readonly dates = new DateOrderDetector();
  /** Different cells of the money columns, in the order in which they come. */
  readonly amountCells = new Set<string>();
  /** The records at the end, where a table may name its balances. */
  readonly lastRecords: TableRecord[] = [];
  #records = 0;
  readonly #widths = new Map<number, number>();
  readonly #count = {
    sides: 0,
    negativeSides: 0,
    debits: 0,
    negativeDebits: 0,
    credits: 0,
    negativeCredits: 0,
    minuses: 0,
    ins: 0,
    outs: 0,
  };
  #wideRecords = 0;
  #splitAmounts = 0;
  #lastDate = '';
  readonly #columns: CsvColumns;
  readonly #headerWidth: number;
  readonly #delimiter: Delimiter;

  constructor(columns: CsvColumns, table: { headerWidth: number; delimiter: Delimiter }) {
    this.#columns = columns;
    this.#headerWidth = table.headerWidth;
    this.#delimiter = table.delimiter;
  }

  add(record: TableRecord): void {
    const { cells } = record;
    const { date, amount, debit, credit } = this.#columns;
    this.#records += 1;
    this.lastRecords.push(record);
    if (this.lastRecords.length > lastRecordsKept) this.lastRecords.shift();
    this.#widths.set(cells.length, (this.#widths.get(cells.length) ?? 0) + 1);
    for (const column of [amount, debit, credit]) {
      const cell = column === null ? undefined : cells[column];
      if (cell !== undefined && cell !== '' && this.amountCells.size < mostAmountsKept) this.amountCells.add(cell);
    }
    const dateCell = date === null ? undefined : cells[date];
    if (dateCell !== undefined && dateCell !== '' && dateCell !== this.#lastDate) {
      this.dates.add(dateCell);
      this.#lastDate = dateCell;
    }
    this.#countSigns(record);
    if (amount !== null && cells.length > this.#headerWidth) {
      this.#wideRecords += 1;
      if (/^[-+]?\d+$/.test(cells[amount] ?? '') && /^\d{1,2}$/.test(cells[amount + 1] ?? '')) this.#splitAmounts += 1;
    }
  }

  #countSigns(record: TableRecord): void {
    const count = this.#count;
    const { debit: debitColumn, credit: creditColumn, amount: amountColumn, direction } = this.#columns;
    const debit = debitColumn === null ? null : readAmountCell(cellOf(record, debitColumn));
    if (debit && /[1-9]/.test(debit.digits)) {
      count.debits += 1;
      if (debit.isNegative) count.negativeDebits += 1;
    }
    const credit = debitColumn === null || creditColumn === null ? null : readAmountCell(cellOf(record, creditColumn));
    if (credit && /[1-9]/.test(credit.digits)) {
      count.sides += 1;
      if (credit.isNegative) count.negativeSides += 1;
    }
    const amount = amountColumn === null ? null : readAmountCell(cellOf(record, amountColumn));
    if (amount?.isNegative) count.minuses += 1;
    const way = direction === null ? null : readDirection(cellOf(record, direction));
    if (way === 'in') count.ins += 1;
    if (way === 'out') count.outs += 1;
    if (amount && way === 'in') {
      count.credits += 1;
      if (amount.isNegative) count.negativeCredits += 1;
    }
  }

  signs(): SignCustoms {
    const count = this.#count;
    return {
      debitIsNegative: count.negativeDebits * 2 > count.debits,
      creditSideIsNegative: count.debits > 0 && count.negativeDebits === 0 && count.negativeSides === count.sides,
      plusMeansIn: count.minuses === 0,
      creditIsNegative: count.negativeCredits * 2 > count.credits,
      bareWay: count.outs === 0 && count.ins > 0 ? 'out' : count.ins === 0 && count.outs > 0 ? 'in' : null,
    };
  }

  /** The number of cells that most records have, and their share of all. */
  usualWidth(): { width: number; share: number } {
    let usual = 0;
    let most = 0;
    for (const [width, count] of this.#widths) {
      if (count > most) [usual, most] = [width, count];
    }
    return { width: usual, share: this.#records === 0 ? 0 : most / this.#records };
  }

  /** A decimal comma that also separates cells leaves amounts as `-4` and `50`: cents would be lost without a word. */
  get splitsAmounts(): boolean {
    const isComma = this.#delimiter === ',' && this.#headerWidth > 0;
    return isComma && this.#wideRecords > 0 && this.#splitAmounts === this.#wideRecords;
  }
}
