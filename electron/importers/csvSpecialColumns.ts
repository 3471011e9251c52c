import { approximateColumn, balanceAgreement, type ColumnProfile, isUnsettled, share } from './csvColumnProfile.ts';
import { plainHeader } from './csvHeaderWords.ts';
import type { CsvColumns, DecimalSign } from './statement.ts';

const payerNames =
  /^(?:zahlungspflichtiger?|zahlungspflichtige r|auftraggeber|absender|payer(?: name)?|from|sender|nadawca|avsandare|maksaja|ordenante|afzender|mittente)$/;
const recipientNames =
  /^(?:zahlungsempfanger(?: in)?|empfanger|beguenstigter|begunstigter|payee(?: name)?|to|recipient(?: name)?|beneficiary|odbiorca|mottagare|maksunsaaja|beneficiario|begunstigde|destinatario)$/;

/**
 * Two columns of which one names who pays and the other who is paid: the other party is in the first where money comes
 * in. Null where the table has no such pair, or leaves one of them empty.
 */
export function partyColumns(
  header: readonly string[],
  profiles: readonly ColumnProfile[],
): { payer: number; recipient: number } | null {
  const names = header.map(plainHeader);
  const payer = names.findIndex((name) => payerNames.test(name));
  const recipient = names.findIndex((name) => recipientNames.test(name));
  const isFilled = (profiles[payer]?.filled ?? 0) > 0 && (profiles[recipient]?.filled ?? 0) > 0;
  return isFilled ? { payer, recipient } : null;
}

const feeNames = /^(?:fees?|gebuhr(?:en)?|entgelt|frais|commissione?|comision|kosten|tarifa|taxa)$/;
const netNames = /^(?:net(?: amount)?|netto(?:betrag)?|neto|importe neto|importo netto|montant net|net amt)$/;

/** The column of what stays of an amount after a fee, which is what the account moves by; null where there is none. */
export function netColumn(
  header: readonly string[],
  profiles: readonly ColumnProfile[],
  amount: number,
): number | null {
  const names = header.map(plainHeader);
  if (!names.some((name) => feeNames.test(name))) return null;
  const net = names.findIndex((name) => netNames.test(name));
  const [whole, rest] = [profiles[amount], profiles[net]];
  if (!whole || !rest || rest.filled < whole.filled || share(rest.amounts, rest) < 0.9) return null;
  return net;
}

/**
 * The column of a fee that the account moves by beside the amount, as its balances show: Revolut states amounts without
 * it. Null where the balances follow the amounts alone, or neither.
 */
export function feeColumn(
  header: readonly string[],
  profiles: readonly ColumnProfile[],
  columns: Pick<CsvColumns, 'amount' | 'balance'>,
  sign: DecimalSign,
): number | null {
  const fee = header.findIndex((name) => feeNames.test(plainHeader(name)));
  const [amount, balance] = [profiles[columns.amount ?? -1], profiles[columns.balance ?? -1]];
  const feeProfile = profiles[fee];
  if (!feeProfile || feeProfile.nonZero === 0 || !amount || !balance) return null;
  const amounts = approximateColumn(amount, sign);
  const balances = approximateColumn(balance, sign);
  const fees = approximateColumn(feeProfile, sign);
  const after = amounts.map((value, row) => (value === null ? null : value - Math.abs(fees[row] ?? 0)));
  const without = balanceAgreement(amounts, balances);
  const withFee = balanceAgreement(after, balances);
  return withFee.same > 0.9 && withFee.same > without.same ? fee : null;
}

const settled = /^(?:umsatz )?(?:gebucht|verbucht)$|^(?:booked|posted|completed|settled)$/;

/** A column whose name says nothing and whose cells say of each row whether its money has moved. */
export function statusByContent(
  records: readonly (readonly string[])[],
  width: number,
  taken: ReadonlySet<number>,
): number | null {
  for (let column = 0; column < width; column += 1) {
    if (taken.has(column) || records.length === 0) continue;
    const isStatus = (cell: string) => settled.test(plainHeader(cell)) || isUnsettled(cell);
    if (records.every((record) => isStatus(record[column] ?? ''))) return column;
  }
  return null;
}

/** What card issuers write of the payment of a bill, which they state as money out where purchases are money in. */
const cardPayment =
  /\b(?:thank you|payment received|payment thank|auto ?pay|direct ?pay|e ?payment|online payment|internet payment|mobile payment|pagamento recebido|pago recibido|paiement recu|zahlung erhalten|zahlung dankend|ihre zahlung|betaling ontvangen|pagamento ricevuto|betalning mottagen)\b/;

/** Whether a text is that of a payment to a card. */
export function isCardPayment(text: string): boolean {
  return cardPayment.test(plainHeader(text));
}
