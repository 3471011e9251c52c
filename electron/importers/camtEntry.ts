import { decimalToMinorUnits, minorUnitDigits } from '../../shared/money.ts';
import { readCurrency } from './bankAmounts.ts';
import { type Referenced, toldText } from './bankReferences.ts';
import { readCamtDay } from './camtDate.ts';
import { type Element, elementsAt, textAt } from './camtTree.ts';
import { quoted, type Unread } from './statement.ts';

/** One transaction of an entry, before it is known which of its references are unique. */
export interface EntryRow extends Referenced {
  currency: string;
  payee: string | null;
}

interface Money {
  /** Unsigned minor units. */
  amount: number;
  currency: string;
}

/** ISO 20022 writes amounts as decimals with a point, without sign, and the currency as an attribute. */
function readMoney(amounts: readonly Element[], accountCurrency: string | null): Money | { problem: string } {
  const element = amounts[0];
  if (element === undefined || element.value === '') return { problem: 'The entry has no amount.' };
  const written = element.value;
  if (amounts.length > 1 || element.children.length > 0) return { problem: 'The entry states several amounts.' };
  if (!/^\+?\d+(?:\.\d*)?$/.test(written)) return { problem: `The amount ${quoted(written)} is not a number.` };
  const stated = /\sCcy\s*=\s*(["'])(.*?)\1/i.exec(element.attributes)?.[2];
  const currency = stated === undefined ? accountCurrency : readCurrency(stated);
  if (currency === null) {
    return {
      problem:
        stated === undefined
          ? `The amount ${quoted(written)} has no currency.`
          : `The currency ${quoted(stated)} of the amount ${quoted(written)} is not known.`,
    };
  }
  const amount = decimalToMinorUnits(written, currency);
  if (amount === null) {
    return {
      problem: `The amount ${quoted(written)} is too large, or has more decimal places than the ${minorUnitDigits(currency)} of ${currency}.`,
    };
  }
  return { amount, currency };
}

const ways: ReadonlyMap<string, 'in' | 'out'> = new Map([
  ['CRDT', 'in'],
  ['DBIT', 'out'],
]);

function readDate(entry: Element): string | null {
  for (const name of ['BOOKGDT', 'VALDT']) {
    const written = textAt(entry, name, 'DT') || textAt(entry, name, 'DTTM');
    if (written === '') continue;
    return readCamtDay(written);
  }
  return null;
}

/** Why an entry is no transaction of the account yet; null where it is booked. */
function reasonAgainstStatus(entry: Element): string | null {
  const status = textAt(entry, 'STS') || textAt(entry, 'STS', 'CD') || textAt(entry, 'STS', 'PRTRY');
  switch (status.toUpperCase()) {
    case 'BOOK':
      return null;
    case 'PDNG':
      return 'The entry is pending (PDNG): the bank has not booked it yet.';
    case 'INFO':
      return 'The entry is for information only (INFO): it is not booked to the account.';
    case 'FUTR':
      return 'The entry is announced for a later day (FUTR): the bank has not booked it yet.';
    case '':
      return 'The entry does not say whether it is booked.';
    default:
      return `The entry has the status ${quoted(status)}, which does not say that it is booked.`;
  }
}

function joined(parts: readonly string[]): string {
  const kept: string[] = [];
  for (const part of parts) {
    if (part !== '' && !kept.some((other) => other.includes(part))) kept.push(part);
  }
  return kept.join(' ');
}

/** What the payment was for, free or structured, then what the bank adds to it. */
function textOf(entry: Element, details: Element | null): string {
  const free = details === null ? [] : elementsAt(details, ['RMTINF', 'USTRD']).map(({ value }) => value);
  const structured =
    details === null
      ? []
      : [
          ...elementsAt(details, ['RMTINF', 'STRD', 'ADDTLRMTINF']).map(({ value }) => value),
          ...elementsAt(details, ['RMTINF', 'STRD', 'CDTRREFINF', 'REF']).map(({ value }) => value),
        ];
  const told = free.some((value) => value !== '') ? [free.join(' ').trim()] : structured;
  const added = details === null ? '' : textAt(details, 'ADDTLTXINF');
  return joined([...told, added, textAt(entry, 'ADDTLNTRYINF')].map(toldText));
}

/**
 * Who is on the other side. The parties of a reversal are those of the payment that it takes back, so there the money
 * that comes in comes from the creditor.
 */
function payeeOf(details: Element | null, way: 'in' | 'out', isReversal: boolean): string | null {
  if (details === null) return null;
  const role = (way === 'in') === isReversal ? 'CDTR' : 'DBTR';
  for (const party of [role, `ULTMT${role}`]) {
    // Since version 8 a party is wrapped, being a person or an agent.
    const name =
      toldText(textAt(details, 'RLTDPTIES', party, 'NM')) || toldText(textAt(details, 'RLTDPTIES', party, 'PTY', 'NM'));
    if (name !== '') return name;
  }
  return null;
}

/**
 * References by which the bank may know an entry again. The bank's own is made to be unique; the entry's is at some banks
 * a counter that begins anew with each statement, or the account that a batch was collected for.
 */
function referencesOf(entry: Element): string[] {
  const ofBank = toldText(textAt(entry, 'ACCTSVCRREF'));
  const ofEntry = toldText(textAt(entry, 'NTRYREF')).replaceAll(' ', '');
  const isUsable = ofEntry.length >= 12 && !/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(ofEntry);
  return [...(ofBank.length >= 6 ? [ofBank] : []), ...(isUsable ? [ofEntry] : [])];
}

/** Minor units with the sign of the way the money goes; never a negative zero. */
function signed(amount: number, way: 'in' | 'out'): number {
  return way === 'out' && amount !== 0 ? -amount : amount;
}

/** The signed amounts of a batch's payments, null where they do not add up to the entry exactly. */
function amountsOfBatch(details: readonly Element[], entry: Money, way: 'in' | 'out'): number[] | null {
  const amounts: number[] = [];
  for (const detail of details) {
    const direct = elementsAt(detail, ['AMT']);
    const money = readMoney(direct.length > 0 ? direct : elementsAt(detail, ['AMTDTLS', 'TXAMT', 'AMT']), null);
    if ('problem' in money || money.currency !== entry.currency) return null;
    const stated = textAt(detail, 'CDTDBTIND');
    const detailWay = stated === '' ? way : ways.get(stated);
    if (detailWay === undefined) return null;
    amounts.push(signed(money.amount, detailWay));
  }
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  return total === signed(entry.amount, way) ? amounts : null;
}

/**
 * The transactions of an entry (ISO 20022 `Ntry`): one for each payment of a batch where their amounts add up to the
 * entry, else one for the entry. Or the sentence that says why it is none.
 */
export function readEntry(entry: Element, accountCurrency: string | null): EntryRow[] | Unread {
  if (entry.isBroken) {
    return { problem: 'The tags of this entry do not match, so it is impossible to tell which details belong to it.' };
  }
  const unsettled = reasonAgainstStatus(entry);
  if (unsettled !== null) return { problem: unsettled };
  const money = readMoney(elementsAt(entry, ['AMT']), accountCurrency);
  if ('problem' in money) return money;
  const indicators = elementsAt(entry, ['CDTDBTIND']).map(({ value }) => value);
  const way = indicators.length === 1 ? ways.get(indicators[0] ?? '') : undefined;
  if (way === undefined) {
    return {
      problem: `The entry of ${quoted(`${money.currency} ${textAt(entry, 'AMT')}`)} does not say whether it is money in or out.`,
    };
  }
  const date = readDate(entry);
  if (date === null) return { problem: 'The entry has no booking date that exists.', kind: 'unreadable_date' };
  // Whether an entry takes another back is no matter of its sign: the indicator is that of the entry itself.
  const isReversal = /^(?:true|1)$/i.test(textAt(entry, 'RVSLIND'));
  const details = elementsAt(entry, ['NTRYDTLS', 'TXDTLS']);
  const references = referencesOf(entry);
  const row = (detail: Element | null, amount: number, ids: string[]): EntryRow => ({
    date,
    amount,
    currency: money.currency,
    text: textOf(entry, detail),
    payee: payeeOf(detail, amount === 0 ? way : amount > 0 ? 'in' : 'out', isReversal),
    references: ids,
  });
  const batch = details.length > 1 ? amountsOfBatch(details, money, way) : null;
  if (batch === null) {
    return [row(details.length === 1 ? (details[0] ?? null) : null, signed(money.amount, way), references)];
  }
  return details.map((detail, index) => {
    const own = toldText(textAt(detail, 'REFS', 'ACCTSVCRREF'));
    const numbered = references.map((reference) => `${reference}/${index + 1}`);
    return row(detail, batch[index] ?? 0, own.length < 6 || references.includes(own) ? numbered : [own, ...numbered]);
  });
}
