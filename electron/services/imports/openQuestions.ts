import type { FileInput } from '../../../shared/contract/imports.ts';
import { AppError } from '../../../shared/errors.ts';
import type { PreparedFile } from './preparedFile.ts';

/** What a file can leave open that decides on days, on amounts, or on where its rows belong. */
export type OpenQuestion = 'dateOrder' | 'decimalSign' | 'amountForm' | 'columns' | 'account';

/** What is asked of a file that somebody imports by hand, having seen its preview. */
export const askedOfOneFile: readonly OpenQuestion[] = ['dateOrder'];
/** What is asked where files are imported unseen. */
export const askedOfManyFiles: readonly OpenQuestion[] = ['dateOrder', 'decimalSign', 'amountForm', 'columns'];
/** What is asked where nobody looks on: also which account a file belongs to. */
export const askedOfWatchedFiles: readonly OpenQuestion[] = [...askedOfManyFiles, 'account'];

/** What a file leaves open, the weightiest first. What was chosen is certain. */
export function openQuestions(
  file: PreparedFile,
  { accountId, options }: Pick<FileInput, 'accountId' | 'options'>,
): OpenQuestion[] {
  const questions: OpenQuestion[] = [];
  if (!(file.csv?.certain.dateOrder ?? file.dates?.certain ?? true)) questions.push('dateOrder');
  if (file.csv) {
    const { certain } = file.csv;
    if (!certain.decimalSign) questions.push('decimalSign');
    if (!certain.amountForm) questions.push('amountForm');
    if (!certain.columns) questions.push('columns');
  }
  const isNamed =
    accountId !== undefined ||
    options.account !== undefined ||
    file.statements.every(({ account }) => account.externalId !== null || account.name !== null);
  if (!isNamed && file.csv?.layout.columns.account == null) questions.push('account');
  return questions;
}

const sentences: Readonly<Record<Exclude<OpenQuestion, 'dateOrder'>, string>> = {
  decimalSign: 'It leaves open whether a point or a comma begins the decimals of its amounts.',
  amountForm: 'It leaves open which of its amounts are money in and which are money out.',
  columns: 'Its column names do not say which column holds the amounts.',
  account: 'It does not say which of your accounts it belongs to.',
};

/** A date order that no row of the file decides is asked, never guessed; so is whatever else may not be open. */
export function undecided(question: OpenQuestion, name: string, file: PreparedFile): AppError {
  if (question !== 'dateOrder') return new AppError('NEEDS_ANSWER', `${name}: ${sentences[question]}`);
  const example = file.firstRowDate;
  return new AppError(
    'DATE_ORDER_UNDECIDED',
    `The dates can be read with the day first or with the month first, and no row decides it${example ? `: the first would be ${example}` : ''}.`,
  );
}
