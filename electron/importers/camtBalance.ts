import { decimalToMinorUnits } from '../../shared/money.ts';
import { readCurrency } from './bankAmounts.ts';
import { readCamtDay } from './camtDate.ts';
import { type Element, elementsAt, textAt } from './camtTree.ts';
import type { StatementPeriod } from './statement.ts';

interface Balance {
  code: string;
  /** Signed minor units. */
  amount: number;
  date: string | null;
}

/** Opening balances, the best first: of the statement, or what the one before closed with. */
const openings = ['OPBD', 'PRCD'] as const;
/** Closing balances: of a statement that is complete, or of a day that still goes on. */
const closings = ['CLBD', 'ITBD'] as const;

function readBalance(element: Element, accountCurrency: string | null): Balance[] {
  const amounts = elementsAt(element, ['AMT']);
  const indicator = textAt(element, 'CDTDBTIND');
  const [written] = amounts;
  if (element.isBroken || written === undefined || amounts.length > 1 || !/^(?:CRDT|DBIT)$/.test(indicator)) return [];
  if (!/^\+?\d+(?:\.\d*)?$/.test(written.value)) return [];
  const stated = /\sCcy\s*=\s*(["'])(.*?)\1/i.exec(written.attributes)?.[2];
  const currency = stated === undefined ? accountCurrency : readCurrency(stated);
  // A balance in another currency is none of the statement's.
  if (currency === null || (accountCurrency !== null && currency !== accountCurrency)) return [];
  const amount = decimalToMinorUnits(written.value, currency);
  if (amount === null) return [];
  const date = textAt(element, 'DT', 'DT') || textAt(element, 'DT', 'DTTM') || textAt(element, 'DT');
  return [
    {
      code: textAt(element, 'TP', 'CDORPRTRY', 'CD').toUpperCase(),
      amount: indicator === 'DBIT' && amount !== 0 ? -amount : amount,
      date: readCamtDay(date),
    },
  ];
}

/** Of several balances of the best code the earliest or latest, since some banks list those of each day. */
function chosen(balances: readonly Balance[], codes: readonly string[], wanted: 'earliest' | 'latest'): Balance | null {
  const code = codes.find((candidate) => balances.some((balance) => balance.code === candidate));
  const candidates = balances.filter((balance) => balance.code === code);
  return candidates.reduce<Balance | null>((best, balance) => {
    if (best === null) return balance;
    const [left, right] = [balance.date ?? '', best.date ?? ''];
    if (wanted === 'earliest') return left < right ? balance : best;
    return left >= right ? balance : best;
  }, null);
}

/** Balances and days of a statement (`Bal`, `FrToDt`). Some banks date the opening balance on the day before. */
export function readCamtPeriod(statement: Element, accountCurrency: string | null): StatementPeriod {
  const balances = elementsAt(statement, ['BAL']).flatMap((element) => readBalance(element, accountCurrency));
  const opening = chosen(balances, openings, 'earliest');
  const closing = chosen(balances, closings, 'latest');
  const from = textAt(statement, 'FRTODT', 'FRDTTM') || textAt(statement, 'FRTODT', 'FRDT');
  const to = textAt(statement, 'FRTODT', 'TODTTM') || textAt(statement, 'FRTODT', 'TODT');
  return {
    openingBalance: opening?.amount ?? null,
    closingBalance: closing?.amount ?? null,
    startDate: readCamtDay(from) ?? opening?.date ?? null,
    endDate: readCamtDay(to) ?? closing?.date ?? null,
  };
}
