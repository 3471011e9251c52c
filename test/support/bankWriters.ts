/** A transaction that the writers put into the files of a bank. */
export interface Booking {
  /** `YYYY-MM-DD` */
  date: string;
  /** Minor units of a currency with two decimal places. */
  amount: number;
  text: string;
  payee: string;
  id: string;
}

/** Unsigned, with a decimal sign and a mark between thousands. */
export function writtenAmount(amount: number, decimalSign: '.' | ',' = '.', grouping = ''): string {
  const minor = Math.abs(amount);
  const whole = String(Math.floor(minor / 100)).replace(/\B(?=(?:\d{3})+$)/g, grouping);
  return `${whole}${decimalSign}${String(minor % 100).padStart(2, '0')}`;
}

const signed = (amount: number, written: string) => `${amount < 0 ? '-' : ''}${written}`;
const sumOf = (bookings: readonly Booking[]) => bookings.reduce((sum, { amount }) => sum + amount, 0);
const compact = (date: string) => date.replaceAll('-', '');
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

export type OfxDialect = {
  kind: 'sgml' | 'xml';
  decimalSign: '.' | ',';
  dateStyle: 'day' | 'time' | 'zone';
  onOneLine: boolean;
  isCard: boolean;
};

export function ofxFile(bookings: readonly Booking[], dialect: OfxDialect): string {
  const end = dialect.onOneLine ? '' : '\n';
  const field = (name: string, value: string) =>
    `<${name}>${escaped(value)}${dialect.kind === 'xml' ? `</${name}>` : ''}${end}`;
  const group = (name: string, inner: string) => `<${name}>${end}${inner}</${name}>${end}`;
  const time = { day: '', time: '120000', zone: '235959.000[-5:EST]' }[dialect.dateStyle];
  const amount = (minor: number) => signed(minor, writtenAmount(minor, dialect.decimalSign));
  const transactions = bookings.map(({ date, amount: minor, text, payee, id }) =>
    group(
      'STMTTRN',
      field('TRNTYPE', minor < 0 ? 'DEBIT' : 'CREDIT') +
        field('DTPOSTED', compact(date) + time) +
        field('TRNAMT', amount(minor)) +
        field('FITID', id) +
        field('NAME', payee) +
        field('MEMO', text),
    ),
  );
  const account = dialect.isCard
    ? group('CCACCTFROM', field('ACCTID', '4455-66'))
    : group('BANKACCTFROM', field('BANKID', '111') + field('ACCTID', '4455-66') + field('ACCTTYPE', 'SAVINGS'));
  const list = group('BANKTRANLIST', field('DTSTART', '20200101') + field('DTEND', '20291231') + transactions.join(''));
  const balance = group('LEDGERBAL', field('BALAMT', amount(sumOf(bookings))) + field('DTASOF', '20291231'));
  const statement = field('CURDEF', 'EUR') + account + list + balance;
  const body = dialect.isCard
    ? group('CREDITCARDMSGSRSV1', group('CCSTMTTRNRS', field('TRNUID', '1') + group('CCSTMTRS', statement)))
    : group('BANKMSGSRSV1', group('STMTTRNRS', field('TRNUID', '1') + group('STMTRS', statement)));
  const header =
    dialect.kind === 'xml'
      ? '<?xml version="1.0" encoding="UTF-8"?>\n<?OFX OFXHEADER="200" VERSION="211"?>\n'
      : 'OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nENCODING:USASCII\nCHARSET:1252\n\n';
  return `${header}${group('OFX', body)}\n`;
}

export type QifDialect = {
  date: (year: number, month: number, day: number) => string;
  decimalSign: '.' | ',';
  grouping: string;
  writesTwice: boolean;
  account: string | null;
};

export function qifFile(bookings: readonly Booking[], dialect: QifDialect): string {
  const records = bookings.map(({ date, amount, text, payee }) => {
    const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
    const written = signed(amount, writtenAmount(amount, dialect.decimalSign, dialect.grouping));
    const again = dialect.writesTwice ? [`U${written}`] : [];
    return [`D${dialect.date(year, month, day)}`, ...again, `T${written}`, `P${payee}`, `M${text}`, '^'].join('\n');
  });
  const account = dialect.account === null ? '' : `!Account\nN${dialect.account}\nTBank\n^\n`;
  return `${account}!Type:Bank\n${records.join('\n')}\n`;
}

export type CamtDialect = {
  message: '052' | '053' | '054';
  version: number;
  prefix: string;
  detailsHaveAmounts: boolean;
};

const roots = {
  '052': ['BkToCstmrAcctRpt', 'Rpt'],
  '053': ['BkToCstmrStmt', 'Stmt'],
  '054': ['BkToCstmrDbtCdtNtfctn', 'Ntfctn'],
} as const;

export function camtFile(bookings: readonly Booking[], dialect: CamtDialect): string {
  const tag = (name: string, inner: string, attributes = '') =>
    `<${dialect.prefix}${name}${attributes}>${inner}</${dialect.prefix}${name}>`;
  const money = (amount: number) => tag('Amt', writtenAmount(amount), ' Ccy="EUR"');
  const way = (amount: number) => tag('CdtDbtInd', amount < 0 ? 'DBIT' : 'CRDT');
  const day = (name: string, date: string) => tag(name, tag('Dt', date));
  const balance = (code: string, amount: number, date: string) =>
    tag('Bal', `${tag('Tp', tag('CdOrPrtry', tag('Cd', code)))}${money(amount)}${way(amount)}${day('Dt', date)}`);
  // Since version 7 the status is a code, and since version 8 a party is wrapped.
  const status = dialect.version >= 7 ? tag('Sts', tag('Cd', 'BOOK')) : tag('Sts', 'BOOK');
  const party = (name: string) => (dialect.version >= 8 ? tag('Pty', tag('Nm', name)) : tag('Nm', name));
  const entries = bookings.map(({ date, amount, text, payee, id }) => {
    const parties = tag('RltdPties', tag(amount < 0 ? 'Cdtr' : 'Dbtr', party(escaped(payee))));
    const own = dialect.detailsHaveAmounts ? money(amount) + way(amount) : '';
    const details = tag('TxDtls', `${own}${parties}${tag('RmtInf', tag('Ustrd', escaped(text)))}`);
    const head = money(amount) + way(amount) + status + day('BookgDt', date) + day('ValDt', date);
    return `${tag('Ntry', `${head}${tag('AcctSvcrRef', id)}${tag('NtryDtls', details)}`)}\n`;
  });
  const [root, statement] = roots[dialect.message];
  const account = tag('Acct', tag('Id', tag('IBAN', 'DE02120300000000202051')) + tag('Ccy', 'EUR'));
  const balances = balance('OPBD', 10_000, '2019-12-31') + balance('CLBD', 10_000 + sumOf(bookings), '2029-12-31');
  const namespace = dialect.prefix === '' ? ' xmlns' : ` xmlns:${dialect.prefix.slice(0, -1)}`;
  const name = `urn:iso:std:iso:20022:tech:xsd:camt.${dialect.message}.001.${String(dialect.version).padStart(2, '0')}`;
  const inner = tag(
    root,
    tag('GrpHdr', tag('MsgId', '1')) + tag(statement, `\n${account}${balances}\n${entries.join('')}`),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${tag('Document', inner, `${namespace}="${name}"`)}\n`;
}

export type Mt940Dialect = {
  details: 'german' | 'dutch' | 'free';
  entryDate: boolean;
  writesR: boolean;
  hasEnvelope: boolean;
};

export function mt940File(bookings: readonly Booking[], dialect: Mt940Dialect): string {
  const balance = (field: string, amount: number, date: string) =>
    `:${field}:${amount < 0 ? 'D' : 'C'}${compact(date).slice(2)}EUR${writtenAmount(amount, ',')}`;
  const wrapped = (text: string) => text.match(/.{1,65}/gs)?.join('\n') ?? '';
  const details = ({ text, payee }: Booking) =>
    ({
      german: `166?00UMSATZ?20${text.slice(0, 27)}?21${text.slice(27, 54)}?32${payee.slice(0, 27)}`,
      dutch: `/TRTP/SEPA/NAME/${payee}/REMI/${text}`,
      free: `${payee} ${text}`,
    })[dialect.details];
  const entries = bookings.flatMap((booking) => {
    const { date, amount, id } = booking;
    const day = compact(date).slice(2);
    const mark = `${amount < 0 ? 'D' : 'C'}${dialect.writesR ? 'R' : ''}`;
    return [
      `:61:${day}${dialect.entryDate ? day.slice(2) : ''}${mark}${writtenAmount(amount, ',')}NTRFNONREF//${id}`,
      `:86:${wrapped(details(booking))}`,
    ];
  });
  const lines = [
    ':20:STARTUMS',
    ':25:12030000/0000202051',
    ':28C:1/1',
    balance('60F', 10_000, '2019-12-31'),
    ...entries,
    balance('62F', 10_000 + sumOf(bookings), '2029-12-31'),
  ];
  const text = lines.join('\n');
  return dialect.hasEnvelope ? `{1:F01BANKDEFFAXXX}{2:I940}{4:\n${text}\n-}\n` : `${text}\n-\n`;
}
