import { dayNumber } from '../../shared/dates.ts';
import { minorUnitDigits } from '../../shared/money.ts';
import { type TextHashes, textHashesOf } from './categoryMemory.ts';
import type { CategorisableRow } from './categoryModel.ts';
import { type Block, blockCode, blockSeed, blockWeight } from './featureBlocks.ts';
import { type FeatureList, FeatureStore } from './featureList.ts';
import { finishHash, type HashIndex, hashInteger, hashText } from './hashing.ts';
import { type LexiconWord, lexiconKeys } from './lexicon.ts';
import { magnitudeOf } from './magnitude.ts';
import { merchantCodeInText } from './merchantCodes.ts';
import { splitWords } from './words.ts';

const weekdayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const monthParts = ['first days of the month', 'start of the month', 'middle of the month', 'end of the month'];
function magnitudeLabel(bucket: number): string {
  const edge = (value: number) => (2 ** (Math.max(0, value) / 2) - 1).toFixed(2);
  return `an amount from ${edge(bucket - 0.5)} to ${edge(bucket + 0.5)}`;
}

/** What was read of a text and a payee. */
interface ReadText {
  readonly payee: string;
  readonly words: readonly string[];
  readonly textWords: readonly string[];
  readonly kinds: readonly LexiconWord[];
  readonly payeeHash: number;
  readonly hashes: TextHashes;
  readonly features: FeatureList;
}

/** About 10 MB. */
const textsKept = 8192;

/** What a merchant code in the text says, then what its words usually mean. */
function kindsOf(text: string, words: readonly string[], tokens: readonly string[]): LexiconWord[] {
  const kinds = lexiconKeys(words, tokens);
  const key = merchantCodeInText(text);
  return key === null ? kinds : [{ key, word: 'MCC' }, ...kinds.filter((kind) => kind.key !== key)];
}

/**
 * Turns rows into sparse features. One reader is reused for many rows: what it holds describes the row read last.
 * Features are named by 32-bit hashes (at 60,000 features of one person the expected number of collisions is under one),
 * so a model holds numbers only and no word of the bank texts.
 */
export class FeatureReader {
  /** Features that depend on the text and the payee alone, those of the words first; the same list for as long as the
   * reader remembers the text. */
  ofText: FeatureList;
  /** All other features; overwritten by the next row. */
  ofRow: FeatureList;
  /** What the features are called for people, those of the text first; filled only by `readWithLabels`. */
  readonly labels: string[] = [];
  /** Words of two letters or more: those of the bank text, then those that only the payee has. */
  words: readonly string[] = [];
  /** What the words usually mean. */
  kinds: readonly LexiconWord[] = [];
  /** The words of the bank text alone. */
  textWords: readonly string[] = [];
  textHashes: TextHashes = { text: 0, payee: 0, start: 0, first: 0 };
  /** Stands for the account. */
  accountHash = 0;
  /** Number of the row's day. */
  day = 0;
  private account: string | null = null;
  private date = '';
  private payeeHash = 0;
  private labelling = false;
  private readonly texts = new Map<string, ReadText>();
  private readonly storeOfTexts = new FeatureStore();
  private readonly storeOfRow = new FeatureStore();
  /** Where features are added at the moment. */
  private store = this.storeOfRow;

  constructor() {
    this.ofText = this.storeOfTexts.close();
    this.ofRow = this.storeOfRow.close();
  }

  /** Number of features. */
  get count(): number {
    return this.ofText.end - this.ofText.start + this.ofRow.end;
  }

  readWithLabels(row: CategorisableRow): void {
    this.labelling = true;
    this.read(row);
    this.labelling = false;
  }

  read(row: CategorisableRow): void {
    this.labels.length = 0;
    if (row.account !== this.account) {
      this.account = row.account;
      this.accountHash = hashText(0x811c9dc5, row.account);
    }
    if (row.date !== this.date) {
      this.date = row.date;
      this.day = dayNumber(row.date);
      if (Number.isNaN(this.day)) throw new RangeError(`“${row.date}” is no date.`);
    }
    const known = this.labelling ? undefined : this.texts.get(row.text);
    if (known && known.payee === row.payee) this.recall(known);
    else this.readText(row);
    this.store = this.storeOfRow;
    this.store.clear();
    this.readHistory(row);
    this.readAmountAndTiming(row);
    this.ofRow = this.store.close();
  }

  /** Share of the row's words that `known` finds; where it has none, whether such rows were learnt. */
  knownShare(known: Pick<HashIndex, 'find'>, emptyTextSeen: boolean): number {
    const { length } = this.words;
    const { start, hashes } = this.ofText;
    if (length === 0) return emptyTextSeen ? 1 : 0;
    let found = 0;
    for (let word = 0; word < length; word += 1) if (known.find(hashes[start + word] ?? 1) >= 0) found += 1;
    return found / length;
  }

  /** Reads what depends on the text and the payee alone, and keeps it: bank texts repeat. */
  private readText(row: CategorisableRow): void {
    const { words, codes, tokens } = splitWords(row.text);
    const ownWords = words.length;
    this.textWords = words.slice();
    const fromPayee = splitWords(row.payee).words;
    for (const word of fromPayee) if (!words.includes(word)) words.push(word);
    this.words = words;
    this.payeeHash = fromPayee.length === 0 ? 0 : hashText(0x811c9dc5, fromPayee.join(' '));
    this.kinds = kindsOf(row.text, words, tokens);
    this.textHashes = textHashesOf(row, this.textWords);
    if (this.storeOfTexts.lists >= textsKept) {
      this.texts.clear();
      this.storeOfTexts.clear();
    }
    this.store = this.storeOfTexts;
    this.readWords(words, ownWords, codes);
    if (fromPayee.length > 0) this.addOne('payee', this.payeeHash, `the payee ${row.payee}`);
    if (words.length > 0) {
      this.addOne('text', hashText(0x811c9dc5, words.join(' ')), 'the whole text');
      const start = hashText(hashInteger(hashText(0x811c9dc5, words[0] ?? ''), 2), words[1] ?? '');
      const label = this.labelling ? `the text starting “${words.slice(0, 2).join(' ')}”` : '';
      this.addOne('start', start, label);
    }
    this.ofText = this.store.close();
    if (this.labelling) return;
    const { textWords, kinds, payeeHash, textHashes: hashes, ofText: features } = this;
    this.texts.set(row.text, { payee: row.payee, words, textWords, kinds, payeeHash, hashes, features });
  }

  private recall(text: ReadText): void {
    this.ofText = text.features;
    this.words = text.words;
    this.textWords = text.textWords;
    this.kinds = text.kinds;
    this.payeeHash = text.payeeHash;
    this.textHashes = text.hashes;
  }

  private readWords(words: readonly string[], ownWords: number, codes: readonly string[]): void {
    const label = (word: string) => (this.labelling ? `the word “${word}”` : '');
    const wordValue = blockWeight.word / Math.sqrt(words.length);
    for (const word of words) this.add('word', hashText(blockSeed.word ?? 0, word), wordValue, label(word));

    const pairValue = blockWeight.wordPair / Math.sqrt(Math.max(1, ownWords - 1));
    for (let index = 1; index < ownWords; index += 1) {
      const before = words[index - 1] ?? '';
      const word = words[index] ?? '';
      const hash = hashText(hashInteger(hashText(blockSeed.wordPair ?? 0, before), 1), word);
      this.add('wordPair', hash, pairValue, this.labelling ? `the words “${before} ${word}”` : '');
    }

    let groupsOfLetters = 0;
    for (const word of words) {
      for (let size = 3; size <= 5; size += 1) groupsOfLetters += Math.max(0, word.length + 3 - size);
    }
    const lettersValue = blockWeight.letters / Math.sqrt(Math.max(1, groupsOfLetters));
    for (const word of words) {
      const padded = ` ${word} `;
      for (let size = 3; size <= 5; size += 1) {
        for (let from = 0; from + size <= padded.length; from += 1) {
          this.add('letters', hashText(blockSeed.letters ?? 0, padded, from, from + size), lettersValue, label(word));
        }
      }
    }

    const codeValue = blockWeight.code / Math.sqrt(Math.max(1, codes.length));
    for (const code of codes) {
      this.add('code', hashText(blockSeed.code ?? 0, code), codeValue, this.labelling ? `the code “${code}”` : '');
    }
    for (const { key, word } of this.kinds) {
      const kindLabel = this.labelling ? `what “${word}” usually means` : '';
      this.add('kind', hashText(blockSeed.kind ?? 0, key), blockWeight.kind, kindLabel);
    }
    if (words.length === 0) this.addOne('empty', 0, 'an empty text');
  }

  private readHistory(row: CategorisableRow): void {
    const { labelling, payeeHash, accountHash } = this;
    const first = this.words[0] ?? '';
    const direction = Math.sign(row.amount);
    const bucket = Math.round(magnitudeOf(row.amount, row.currency)) * (direction || 1);
    const digits = minorUnitDigits(row.currency);
    const money = labelling ? (row.amount / 10 ** digits).toFixed(digits) : '';

    if (payeeHash !== 0) {
      const name = labelling ? row.payee : '';
      this.addOne('payeeAmount', hashInteger(payeeHash, row.amount), `exactly ${money} at ${name}`);
      this.addOne('payeeMagnitude', hashInteger(payeeHash, bucket), `an amount like this at ${name}`);
      this.addOne('payeeAccount', hashInteger(payeeHash, accountHash), `${name} on this account`);
    }
    if (first !== '') {
      const startAccount = hashInteger(hashText(0x811c9dc5, first), accountHash);
      this.addOne('startAccount', startAccount, labelling ? `“${first}” on this account` : '');
    }
    this.addOne('account', accountHash, 'the account');
    this.addOne('accountMagnitude', hashInteger(accountHash, bucket), 'an amount like this on this account');
    this.addOne('accountAmount', hashInteger(accountHash, row.amount), `exactly ${money} on this account`);
    this.addOne('currency', hashText(0x811c9dc5, row.currency), `the currency ${row.currency}`);
    this.addOne('exactAmount', hashInteger(0x811c9dc5, row.amount), `exactly ${money}`);
  }

  private readAmountAndTiming(row: CategorisableRow): void {
    const { labelling } = this;
    const direction = Math.sign(row.amount);
    this.addOne('direction', direction + 1, direction < 0 ? 'money going out' : 'money coming in');

    // Linear interpolation between two half-octaves, so that near amounts look alike on both sides of a border.
    const magnitude = magnitudeOf(row.amount, row.currency);
    const lower = Math.floor(magnitude);
    const share = magnitude - lower;
    for (const [bucket, part] of [
      [lower, 1 - share],
      [lower + 1, share],
    ] as const) {
      if (part === 0) continue;
      const hash = hashInteger(blockSeed.magnitude ?? 0, bucket * 3 + direction + 1);
      this.add('magnitude', hash, blockWeight.magnitude * part, this.labelling ? magnitudeLabel(bucket) : '');
    }
    const unit = 10 ** minorUnitDigits(row.currency);
    const roundness = [1000, 100, 50, 10, 5, 1].find((size) => row.amount % (size * unit) === 0) ?? 0;
    this.addOne('round', roundness, roundness > 0 ? `a multiple of ${roundness}` : 'an amount that is not round');
    const lastDigits = Math.abs(row.amount) % 100;
    this.addOne(
      'lastDigits',
      lastDigits,
      labelling ? `an amount that ends in ${String(lastDigits).padStart(2, '0')}` : '',
    );

    const dayOfMonth = Number(row.date.slice(8, 10));
    const weekday = (((this.day + 4) % 7) + 7) % 7;
    const part = dayOfMonth <= 3 ? 0 : dayOfMonth <= 10 ? 1 : dayOfMonth <= 20 ? 2 : 3;
    this.addOne('weekday', weekday, `a ${weekdayNames[weekday]}`);
    this.addOne('day', dayOfMonth, `day ${dayOfMonth} of the month`);
    this.addOne('monthPart', part, `the ${monthParts[part]}`);
    const accountDay = hashInteger(this.accountHash, dayOfMonth);
    this.addOne('accountDay', accountDay, `day ${dayOfMonth} on this account`);
  }

  private addOne(block: Block, discriminator: number, label: string): void {
    this.add(block, hashInteger(blockSeed[block] ?? 0, discriminator), blockWeight[block], label);
  }

  private add(block: Block, hash: number, value: number, label: string): void {
    this.store.add(blockCode[block] ?? 0, finishHash(hash), value);
    if (this.labelling) this.labels.push(label);
  }
}
