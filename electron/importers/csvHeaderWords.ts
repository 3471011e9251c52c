import { readCurrency } from './bankAmounts.ts';

export type HeaderRole =
  | 'date'
  | 'text'
  | 'payee'
  | 'amount'
  | 'debit'
  | 'credit'
  | 'direction'
  | 'currency'
  | 'account'
  | 'category'
  | 'bankId'
  | 'balance'
  | 'status';

/** A column name's likely meanings, each with a rank: the lower, the more the name says that it is the main column of that kind. */
export type HeaderRanks = Partial<Record<HeaderRole, number>>;

/** Letters that Unicode does not take apart, as people write them without accents. */
const undecomposed: Readonly<Record<string, string>> = { ß: 'ss', ł: 'l', ø: 'o', đ: 'd', ı: 'i', æ: 'ae' };

/** Lower case letters and digits, accents removed, words parted by single spaces. */
export function plainHeader(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßłøđıæ]/g, (letter) => undecomposed[letter] ?? letter)
    .replace(/[^\p{L}\p{N}+]+/gu, ' ')
    .trim();
}

/** Names per meaning, the best first. A name of several words also matches inside a longer column name, a name ending in `*` as a prefix of a word. */
const namesByRole: Readonly<Record<HeaderRole, readonly string[]>> = {
  date: [
    'date, datum, data, fecha, 日付, 取引日, 利用日, 交易日, 日期, 交易日期, 交易时间, dato, дата, pvm, paivamaara, tarih, kuupaev, booking date, buchungsdatum, ' +
      'buchungstag, buchung, bokforingsdag, bokforingsdatum, bogfort, bogforingsdato, bokfort, bokforingsdato, ' +
      'kirjauspaiva, date operation, date de l operation, date comptable, date de comptabilisation, ' +
      'fecha operacion, fecha de operacion, fecha contable, data contabile, data operazione, data movimento, ' +
      'data mov, data lancamento, data da operacao, boekdatum, boekingsdatum, transactiedatum, дата операции, ' +
      'дата проводки, дата транзакции, data operacji, data ksiegowania, data transakcji, datum provedeni, ' +
      'datum zauctovani, posting date, posted date, post date, date posted, transaction date, trans date, ' +
      'date of transaction, transaktionsdatum, transaktionsdag, processed date, date processed, ' +
      'tranzakcio datuma, konyveles datuma, islem tarihi, дата платежа, dtposted, datetime, date time, ' +
      'date and time, datum verrichting, date transaction, date de transaction, ' +
      'uitvoeringsdatum, date d execution, dateop, date op, data registrazione',
    'created, created at, created on, posted, started date, completed date, timestamp, time, when, day, ' +
      'belegdatum, umsatzdatum, dag, data balancete, date*, datum*, fecha*, data*, dato*, дата*, date, datum, ' +
      'buchungstag*, tag, jour, dia, giorno',
    'value date, valutadatum, valuta, wertstellung, wertstellungstag, wertstellungsdatum, wert, date valeur, ' +
      'date de valeur, fecha valor, f valor, data valuta, data valor, rentedatum, rentedato, valuteringsdag, ' +
      'дата валютирования, arvopaiva, settlement date, effective date, verrekendatum, datum verrekening, ' +
      'execution date, erteknap, data waluty, initial date, final date, due date',
  ],
  text: [
    'original description, original statement, 摘要, 内容, 交易说明, description, descriptions, transaction description, ' +
      'verwendungszweck, buchungstext, libelle, concepto, descrizione, descrizione operazione, causale, ' +
      'omschrijving, descricao, historico, descripcion, описание, описание операции, назначение, ' +
      'назначение платежа, tekst, text, label, details, detail, transaction details, narrative, narration, memo, ' +
      'particulars, beskrivelse, beskrivning, rubrik, selite, selitys, opis, opis operacji, opis transakcji, ' +
      'tytul, kozlemeny, aciklama, transaktionsbeschreibung, beschreibung, umsatztext, vorgang verwendungszweck, mededelingen, mededeling, vrije mededeling, ' +
      'communication, communications, libelle operation, vorgang, forklaring, viesti, popis, zprava, reszletek, ' +
      'transaction text, bank text, spesifikasjon, operazione, dettagli, lancamento, selgitus, ' +
      'transactie, zprava pro prijemce, uzivatelska identifikace, historico do lancamento, 商品说明, 利用店名 商品名',
    'payment reference, transaction ref, transaction, transactions, remarks, remark, remarque, detail de l ecriture, reference, message, ' +
      'message for payee, message for me, note, notes, notiz, comment, comments, kommentar, info, information, ' +
      'observations, observaciones, movimiento, movimento, operation, operacion, meddelande, referens, poznamka, ' +
      'title, subject, betreff, zweck, item, item title, omschrijving*, description*, descri*, libelle*, ' +
      'details*, verwendungszweck*, transaction description*, opis*, описание*, toelichting',
    'type, transaction type, umsatzart, umsatztyp, transaktionstyp, mutatiesoort, code, typ, tipo, art, ' +
      'тип операции, operation type, kategorie transakce',
  ],
  payee: [
    'payee, naam van de tegenpartij, naam tegenpartij bevat, nom de la contrepartie, nom contrepartie, ' +
      '交易对方, merchant, merchant name, payee name, empfanger, beguenstigter zahlungspflichtiger, ' +
      'begunstigter zahlungspflichtiger, auftraggeber empfanger, auftraggeber begunstigter, ' +
      'auftraggeber beguenstigter, zahlungsempfanger, zahlungsempfanger in, zahlungsbeteiligter, ' +
      'name zahlungsbeteiligter, beneficiaire, beneficiario, ordenante beneficiario, ' +
      'naam tegenpartij, naam omschrijving, counterparty, counterparty name, counteraccount name, ' +
      'counter party, получатель, контрагент, partner name, partner, partner neve, nazev protiuctu, ' +
      'nazwa kontrahenta, kontrahent, nadawca odbiorca, odbiorca, mottagare, modtager, mottaker, sender receiver name, saaja maksja, saaja maksaja, ' +
      'saaja, saajan nimi, recipient, recipient name, beneficiary, handelaar, vendor, shop, store, supplier, ' +
      'commercant, comercio, estabelecimento, esercente, kontoinhaber gegenkonto',
    'tegenpartij, contrepartie, name, naam, nom, nombre, nome, to, from, payer, zahlungspflichtige r, zahlungspflichtiger, auftraggeber, beguenstigter*, begunstigter*, ' +
      'empfanger*, payee*, merchant*, counterparty*',
  ],
  amount: [
    'amount, betrag, montant, importe, importo, bedrag, valor, quantia, сумма, сумма платежа, ' +
      'belopp, belob, beløb, belop, beløp, summa, suma, kwota, kwota operacji, kwota transakcji, castka, ' +
      'zauctovana castka, osszeg, tranzakcio osszege, tutar, cantidad, monto, umsatz, transaction amount, ' +
      'amount eur, amount usd, amount gbp, booked amount, buchungsbetrag, montant de l operation, ' +
      'montant operation, maara, maara euroa, objem, 利用金額, 金额, 金額, 交易金额, summa eur, transaktionsbelopp, trnamt, сумма в валюте счета, net amount, ' +
      'bedrag eur, betrag eur, betrag in eur, importo eur, importe eur',
    'сумма операции, sum, net, netto, neto, total, value, amount*, betrag*, montant*, importe*, importo*, bedrag*, valor*, сумма*, ' +
      'belopp*, belob*, beløb*, kwota*, price, paid, spent, expense amount, umsatz*, converted amount, ' +
      'billing amount',
    // PayPal: what stays of it after the fee is what the balance moves by.
    'gross, brutto, bruto, lordo',
  ],
  debit: [
    'debit, debits, debet, dr, 出金, 支出, お支払金額, withdrawal, withdrawals, withdrawn, money out, paid out, outflow, soll, belastung, ' +
      'ausgabe, ausgaben, debito, cargo, cargos, addebito, addebiti, uscite, uscita, dare, af, uit, gastos, ' +
      'gasto, saida, saidas, расход, списание, uttag, ud, ut, ut av konto, ut fra konto, ut fra, out, expense, expenses, spend, ' +
      'charges, kiadas, terhelés, debit amount, withdrawal amount, amount debit, amount out, payments out, ' +
      'obciazenia, obciazenie, borc, depenses, depense, adeudo, lastschrift, debit amt, withdrawal amt, wydatki, ' +
      'payment amount',
    'debit*, withdrawal*, money out*, paid out*, outflow*, belastung*, uscite*, cargo*, debet*',
  ],
  credit: [
    'credit, credits, kredit, cr, 入金, 收入, お預り金額, deposit, deposits, deposited, money in, paid in, inflow, haben, gutschrift, ' +
      'einnahme, einnahmen, credito, abono, abonos, accredito, accrediti, entrate, entrata, avere, bij, ' +
      'ingresos, ingreso, entrada, entradas, приход, поступление, зачисление, insattning, insattningar, ind, ' +
      'inn, inn pa konto, inn pa, in, income, received, receipts, bevetel, credit amount, deposit amount, amount credit, ' +
      'amount in, payments in, uznania, uznanie, alacak, recettes, recette, wplywy, credit amt, deposit amt',
    'credit*, deposit*, money in*, paid in*, inflow*, gutschrift*, entrate*, abono*, kredit*',
  ],
  direction: [
    'debit credit, credit debit, d c, dc, c d, cd, dr cr, cr dr, drcr, soll haben, s h, af bij, bij af, ' +
      'bevetel kiadas, sens, sign, vorzeichen, credit debit indicator, debit credit indicator, dc indicator, ' +
      'transaction type, direction, richting, +, debe haber, дебет кредит, приход расход, obciazenia uznania, ' +
      'debet credit, deebet kreedit, inflow outflow, in out, 收 支',
    'type, typ, tipo, umsatzart, тип, тип операции, indicator, flag, kind, details',
  ],
  currency: [
    'currency, wahrung, waehrung, devise, munt, moneda, divisa, moeda, валюта, валюта платежа, mena, mena uctu, waluta, ' +
      'devizanem, ccy, curr, cur, valuta, buchungswahrung, currency code, valutakod, valuuta, muntsoort, ' +
      'currencycode, doviz, валюта счета, account currency, ' +
      'transaction currency, tranzakcio devizaneme, monnaie, curdef',
    'валюта операции, currency*, wahrung*, devise*, валюта*, kod waluty',
  ],
  account: [
    'account, account name, account number, posted account, kliendi konto, konto, kontoname, auftragskonto, kontonummer, compte, ' +
      'numero de compte, cuenta, numero de cuenta, conto, rekening, rekeningnummer, conta, счет, счёт, ' +
      'номер счета, номер карты, iban, iban bban, card, card number, card no, kreditkarte, kredietkaart, ' +
      'kontonr, tili, rachunek, numer rachunku, cislo uctu, nazev uctu, szamlaszam, szamla neve, hesap, ' +
      'auftraggeberkonto, iban auftragskonto, iban auftraggeberkonto, account no, last 4 digits, карта, ' +
      'wallet',
    'account key',
  ],
  category: [
    'category, categories, kategorie, categorie, categoria, категория, kategori, kategoria, kategooria, ' +
      'rubriek, category name, budget category',
    'sub category, subcategory, master category, category*, kategorie*, categorie*',
  ],
  bankId: [
    'transaction id, transactionid, trans id, txn id, fitid, id, unique id, uuid, transaktions id, ' +
      'transaktionsnummer, transaction number, transaction no, transaction reference number, ' +
      'transaction reference, transactiereferentie, reference number, bank reference, id transakce, ' +
      'id transaction, id transaccion, id transazione, numer transakcji, номер операции, buchungsreferenz, ' +
      'operation number, operation id, id operacji, megbizas azonosito, archivierungskennung, arkistointitunnus, ' +
      'volgnr, id pohybu, transaktionscode, identificador, verifikationsnummer, numero de operacion, referenz',
  ],
  balance: [
    'balance, bal, 残高, 余额, saldo, solde, kontostand, guthaben, running balance, account balance, balance after transaction, ' +
      'остаток, баланс, egyenleg, zustatek, bakiye, saldo na trn, saldo na mutatie, saldo nach buchung, ' +
      'saldo po operacji, jaak, closing balance, saldo contable, saldo disponibile, ending balance, ' +
      'bokfort saldo, available balance',
    'balance*, saldo*, solde*, остаток*, kontostand*',
  ],
  status: [
    'status, state, transaction status, статус, estado, statut, stato, stav, tila, durum, situacao, transaktionsstatus',
  ],
};

interface NameEntry {
  role: HeaderRole;
  rank: number;
}

const exactNames = new Map<string, NameEntry[]>();
const namePrefixes: (NameEntry & { prefix: string })[] = [];
for (const [role, groups] of Object.entries(namesByRole)) {
  if (!isHeaderRole(role)) continue;
  groups.forEach((names, rank) => {
    for (const name of names.split(', ')) {
      if (name.endsWith('*')) {
        namePrefixes.push({ prefix: `${plainHeader(name.slice(0, -1))} `, role, rank: 2 * rank + 1 });
        continue;
      }
      const plain = plainHeader(name);
      const entries = exactNames.get(plain) ?? [];
      if (!entries.some((entry) => entry.role === role)) exactNames.set(plain, [...entries, { role, rank: 2 * rank }]);
    }
  });
}

function isHeaderRole(role: string): role is HeaderRole {
  return Object.hasOwn(namesByRole, role);
}

/** Words that make a column a second one of its kind: the other party's account, the amount before conversion, a fee. */
const secondary =
  /(?:^| )(?:original\w*|ursprung\w*|origin\w*|puvodni|fremd\w*|foreign|local|converted|counter\w*|gegen\w*|tegen\w*|protiuct\w*|kontrahent\w*|empfanger\w*|beneficiar\w*|fee|fees|gebuhr\w*|entgelt|frais|commission|comision|tax|vat|mwst|tva|cashback|кэшбэк|бонусы|rate|kurs|koers|taux|limit|reward\w*|points|local|to|from|interest|bic|blz|swift)(?: |$)/;

/** Whether a column name says that it is a second one of its kind. */
export function isSecondary(name: string): boolean {
  return secondary.test(plainHeader(name));
}

/** The currency that a column name states: `Betrag (EUR)`, `Amount CZK`. */
export function currencyOfName(name: string): string | null {
  for (const word of name.split(/[^\p{L}\p{Sc}]+/u)) {
    const code = word.replace(/^([A-Z]{3})\p{Sc}$/u, '$1');
    const isWritten = /^[A-Z]{3}$/.test(code) || /^\p{Sc}$/u.test(code);
    const currency = isWritten ? readCurrency(code) : null;
    if (currency !== null) return currency;
  }
  return null;
}

const currencyInBrackets = /\(\s*(?:[A-Z]{0,3}\p{Sc}|[A-Z]{3}|Rs\.?)\s*\)/u;

/** What a column name may mean, with ranks; empty where the name says nothing. */
export function headerRanks(name: string): HeaderRanks {
  const plain = plainHeader(name);
  if (plain === '' || plain.length > 60) return {};
  const ranks: HeaderRanks = {};
  const add = (role: HeaderRole, rank: number) => {
    const before = ranks[role];
    if (before === undefined || rank < before) ranks[role] = rank;
  };
  const exact =
    exactNames.get(plain) ??
    exactNames.get(withoutCurrency(plain)) ??
    exactNames.get(plainHeader(name.replace(currencyInBrackets, ' '))) ??
    // Some banks have several columns of a kind, `Description1`, `Description2`.
    exactNames.get(plain.replace(/ ?\d$/, ''));
  for (const entry of exact ?? []) add(entry.role, entry.rank);
  if (!exact) {
    const penalty = secondary.test(plain) ? 4 : 0;
    for (const entry of namePrefixes) if (`${plain} `.startsWith(entry.prefix)) add(entry.role, entry.rank + penalty);
  } else if (
    plain !== 'original description' &&
    plain !== 'original statement' &&
    secondary.test(plain) &&
    !exactNames.has(plain)
  ) {
    for (const entry of exact) ranks[entry.role] = entry.rank + 4;
  }
  return ranks;
}

/** `amount in eur` and `betrag eur` without the currency. */
function withoutCurrency(plain: string): string {
  const match = /^(.+?)(?: in| en| i)? ([a-z]{3})$/.exec(plain);
  return match && readCurrency(match[2] ?? '') !== null ? (match[1] ?? plain) : plain;
}
