import { foldText } from '../../shared/foldText.ts';

const longestText = 200;

/** Words of the bank before the payee: the kind of payment, in the languages whose exports write it into the text. */
const paymentKinds = new RegExp(
  `^(?:(?:${[
    'pos(?: (?:debit|purchase|withdrawal|merchandise|transaction))?',
    '(?:debit |credit |visa |contactless )?card (?:purchase|payment)(?: (?:to|at|with))?',
    'checkcard(?: \\d{4})?',
    'purchase authorized on \\d\\d/\\d\\d',
    'recurring (?:card )?payment(?: to)?',
    'contactless(?: payment)?',
    'visa (?:purchase|kob|køb|debit)',
    'direct debit(?: payment)?(?: (?:to|from))?',
    'standing order(?: to)?',
    'eftpos(?: wdl| purchase)?(?: handyway)?',
    'interac (?:purchase|retail purchase)',
    'online (?:banking )?(?:payment|transfer)(?: \\d+)? to',
    'kartenzahlung|kartenumsatz|(?:sepa[- ])?(?:folge|erst|basis|einzugs?)?-?lastschrift(?:seinzug|einzug)?|dauerauftrag|(?:online-)?(?:ü|ue)berweisung|gutschrift|kaufumsatz|girocard',
    'paiement (?:par )?(?:carte|cb)|achat cb|carte(?: \\d{4,})?(?: cb)?|prlv(?: sepa)?|prelevement|vir(?:ement)?(?: sepa)?(?: recu)?(?: de)?',
    'compra(?: (?:en|con tarjeta|tarjeta))?|pago (?:en|con tarjeta(?: en)?)|recibo(?: de)?|bizum a',
    'pagamento(?: pos)?(?: presso)?|addebito(?: sdd)?|pagamento bancomat',
    'betaalautomaat|bea,?|sepa incasso|ideal|betaling(?: til)?',
    'dankort-nota|dankort-kob|varekjop|visa varekjop|vareköp|varekøp|kortkop|kortköp|kortkøp|kortbetaling|overforing til',
    'platnosc karta|zakup przy uzyciu karty|platba kartou|nakup',
    'покупка|оплата(?: товаров и услуг)?',
  ].join('|')})[ :,/-]+)+`,
  'iu',
);

/** Payment processors and wallets that put themselves before the shop: `SQ *CORNER CAFE`. */
const processors =
  /^(?:(?:paypal|pypl|sumup|square|stripe|zettle|i?zettle|klarna|adyen|mollie|paddle(?:\.net)?|fastspring|google|shopify|toast|worldline|payu|przelewy24|ssp|wl|[a-z]{1,3}\d?) ?\*+ ?|wp-|sp_)/iu;

const legalFormsBefore = /^(?:ooo|oao|zao|pao|ip|ооо|оао|зао|пао|ип)[ _.]+/iu;
const legalFormsAfter =
  /[ ,]+(?:gmbh(?: ?& ?co\.? ?(?:kg|kgaa|ohg))?|ltda?|limited|limit|inc|incorporated|llc|llp|plc|corp|ag|kg|ohg|e\.? ?k|ug|se|s\.?a\.?r\.?l|s\.?a\.?s|s\.?a|s\.?l|s\.?r\.?l|s\.?p\.?a|b\.?v|n\.?v|ab|a\/s|aps|oyj?|sp\.? ?z ?o\.? ?o|s\.?r\.?o|a\.?s|pty|kft|ooo|ооо)\.?$/iu;

/** Barclays and its like: `… AMOUNT IN EUR 9.50 ON 08 JUL VISA …`, `… ON 20 JUL CLP`, `… 17NOV 02.34 ATM`. */
const foreignAmountTail = /(?: (?:[A-Z]{4,}|[A-Z]{4,} REP))? AMOUNT IN [A-Z]{3} .*$/i;
const dayTail =
  / ?(?:\bON )?\b\d{1,2} ?(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)(?: ?(?:19|20)\d\d)?(?: \d\d[.:]\d\d)?(?: [A-Z]{2,4})?$/i;
const laterAmount = / ?~ ?future amount.*$/i;
const codeTail = / (?:BCC|CLP|BGC|BBP|FT|DDR|STO|ATM|CPM|POS)$/;

/** Chase and its like end with a date, glued to a number before and to the payee's name again after. */
const gluedDateTail = /(?<![\d/.])\d{0,12}? ?\d\d\/\d\d(?:[/ ]?\d{2,4})?(?:[\p{L}\d].*)?$/u;
const dates = /(?<![\d.,/-])(?:\d{4}-\d\d-\d\d(?:T[\d:]+)?|\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d\d)?|\d\d\/\d\d)(?![\d/])/g;
const amounts = /(?<![\p{L}\d.,])\d{1,6}[.,]\d\d(?![\p{L}\d.,])/gu;
const times = /(?<!\d)\d{1,2}:\d\d(?::\d\d)?(?: ?[ap]m)?(?!\d)/gi;
const phones = /(?<!\d)(?:\+\d{1,3}[ -]?)?(?:\(?\d{3}\)?[ .-]\d{3}[ .-]?\d{2}[ -]?\d{1,2}|\d{3}-\d{3,7})(?!\d)/g;
const cardNumbers =
  /(?:\b(?:card|karte|carte|kfn|cb)[ :]*)?(?:[X*#x•]{2,}[ -]?\d{2,6}|\.{3} ?\d{3,4}|\*\d{4,})(?!\d)|\bX{4,}\b/g;
const references =
  /\s*(?:\b(?:eref|mref|cred|svwz|kref|abwa)\+.*$|(?:ppd|web|ccd|tel) id: ?\S+.*$|\b(?:id|ref(?:erence)?|referenz|trn|auth|rechnr|rechnung|kd-?nr|kundennr|mandat|mandate|transaction|confirmation|conf|txn|invoice|order)(?: ?(?:no|nr|id))?[.:# ]*#?(?=[a-z-]*\d)[\p{L}\d/-]{3,}.*$)/iu;
/** A number of a shop or till, and the town and state that follow it. */
const storeNumber =
  / (?:(?:stores?|shops?|filiale|fil\.?|nr\.?|no\.?|branch) ?)?(?:# ?[a-z]?\d+|(?:\d{1,3} )?[a-z]?\d{3,}(?=\s|$)|n[°º] ?\d+).*$/iu;
const gluedNumber = /(?<=\p{L}{3})\d{4,}\b.*$/u;
const longNumbers =
  /(?<![\p{L}\d])(?:\d{5,}|(?=[A-Z]*\d)(?=[A-Z\d]*[A-Z])(?=(?:[A-Z]*\d){3})[A-Z\d]{7,}|(?=[A-Z\d]*\d[A-Z]+\d)[A-Z\d]{9,})(?![\p{L}\d])/gu;
const usTail =
  / (?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY])(?: USA?)?$/;
const countryTail = / (?:USA|GBR|GB|DEU|FRA|NLD|NZL|AUS|CAN|ESP|ITA|IRL)$/;
const webAddress =
  /^(?:https?:\/\/)?(?:www\.)?([\p{L}\d-]+\.(?:com|net|org|io|co\.uk|co|uk|de|fr|es|it|nl|be|at|ch|eu|ru|se|dk|no|pl|com\.au|app|me|tv))(?=$|[\s/*?]).*$/iu;
const laterWebAddress = / (?:www\.\S+|\S+\.(?:com|net|org)\S*).*$/iu;
const quotationMarks = /["“”«»„]/g;
const leadingMarks = /^[^\p{L}\p{N}(]+/u;
const trailingMarks = /[\s\-–—*,:;/#|_+=~'`(]+$|(?<=\p{L}{2})\.$/u;

const acronyms: ReadonlySet<string> = new Set([
  'ATM',
  'USA',
  'UK',
  'EU',
  'IKEA',
  'AOK',
  'ARD',
  'UPS',
  'EE',
  'OBI',
  'IT',
  'TV',
  'AI',
  'ASOS',
  'TUI',
  'EDEKA',
  'REWE',
  'ADAC',
  'AMC',
  'IRS',
  'NASA',
  'VISA',
  'AT&T',
  'ING',
  'UBS',
  'AXA',
  'DIY',
]);

const shortWords: ReadonlySet<string> = new Set(['LTD', 'MR', 'MRS', 'DR', 'ST', 'BLVD', 'SVC', 'SVCS', 'MKTS']);

function titleCaseWord(word: string): string {
  if (acronyms.has(word) || word.length < 2) return word;
  // Few words of up to four letters without a vowel are no abbreviations: KFC, DHL, TFL, HMRC.
  if (
    word.length <= 4 &&
    (word.includes('&') || !shortWords.has(word)) &&
    !/[AEIOUYÀ-ÝАЕЁИОУЫЭЮЯ]/u.test(word) &&
    /^[\p{L}&]+$/u.test(word)
  )
    return word;
  if (/\d/.test(word)) return word;
  const [first = '', ...rest] = word;
  return first + rest.join('').toLowerCase();
}

/** Shouting text in title case, short abbreviations kept. Text with lower case letters is left as it is. */
function titleCase(text: string): string {
  if (/\p{Ll}/u.test(text) || !/\p{Lu}{2}/u.test(text)) return text;
  const words = text.split(' ');
  if (words.length === 1 && text.length <= 3) return text;
  return words.map((word) => word.split('-').map(titleCaseWord).join('-')).join(' ');
}

/** `text` without what `pattern` finds, unless hardly anything would be left. */
function without(text: string, pattern: RegExp, replacement = ' '): string {
  const rest = text.replace(pattern, replacement);
  return rest === text || !/\p{L}.*[\p{L}\d]/u.test(rest) ? text : rest.replace(/ {2,}/g, ' ').trim();
}

function cleanOnce(text: string): string {
  let name = without(text, paymentKinds, '');
  name = without(name, processors, '');
  name = without(name, legalFormsBefore, '');
  if (/\d/.test(name)) {
    name = without(name, foreignAmountTail);
    if (name.includes('~')) name = without(name, laterAmount);
    name = without(name, dayTail);
    if (name.includes('/')) name = without(name, gluedDateTail);
    name = without(name, cardNumbers);
    name = without(name, references);
    name = without(name, dates);
    name = without(name, times);
    name = without(name, amounts);
    name = without(name, phones);
    name = without(name, storeNumber);
    name = without(name, gluedNumber);
    name = without(name, longNumbers);
  }
  name = without(name, codeTail);
  if (name.includes('.')) {
    name = without(name, webAddress, '$1');
    name = without(name, laterWebAddress);
  }
  name = without(name, usTail);
  name = without(name, countryTail);
  name = without(name, legalFormsAfter);
  name = without(name, quotationMarks, '');
  name = without(name, leadingMarks, '');
  name = without(name, trailingMarks, '');
  return titleCase(name);
}

/**
 * The payee's name for people and for grouping, from a bank's raw text: without the kind of payment, processors, dates,
 * times, card, shop, phone and reference numbers, towns after a shop's number, and legal forms; shouting is set in title
 * case. Never empty for a text that is not, and cleaning a cleaned name changes nothing. Texts beyond 200 characters are
 * cut. Source of the kinds of noise: real exports of a dozen countries.
 */
export function cleanPayee(bankText: string): string {
  const trimmed = bankText.trim();
  if (trimmed === '') return '';
  // Banks pad columns of a text with runs of blanks: the name stands in the first that holds more than a word or two.
  const aligned = /^([^\n]*?\p{L}{4}[^\n]*?)\s{3,}\S/u.exec(trimmed)?.[1] ?? trimmed;
  const base = paymentKinds.test(`${aligned} `) && aligned.split(' ').length < 3 ? trimmed : aligned;
  let name = base.replace(/\s+/g, ' ').slice(0, longestText).trim();
  // Each round shortens the text or ends its shouting, so this ends.
  for (;;) {
    const next = cleanOnce(name);
    if (next === name) return name;
    name = next;
  }
}

/** The key under which two spellings of a payee are the same: folded, letters and digits, single spaces. */
export function payeeKey(name: string): string {
  return foldText(name)
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}
