interface OtherExpectation {
  /** Transactions that can be read for certain. */
  rows: number;
  why: string;
}

const investments = (count: string): OtherExpectation => ({
  rows: 0,
  why: `its ${count} are purchases and sales of securities, which are not read; the refusal says so`,
});
const unclosed: OtherExpectation = {
  rows: 0,
  why: 'its only record breaks off in the middle of a line, without the “^” that ends one, so it is held back',
};
const masked: OtherExpectation = {
  rows: 0,
  why: 'all digits of its dates were replaced by ones, and no bank has a booking of the year 1111: its rows are held back',
};
const besideInvestment: OtherExpectation = {
  rows: 6,
  why: 'one of its seven records is the purchase of a security, which is held back',
};

/**
 * Files of which an index expects another number of transactions than they hold, by their path in the folder, each with
 * the number that is right and why. The report prints the reason.
 */
export const otherExpectations: Readonly<Record<string, OtherExpectation>> = {
  'camt/viafintech__valid_example_v4.xml': {
    rows: 32,
    why: 'the payments of each batch add up to its entry, so that they stand for it',
  },
  'csv/bank2ynab__TH_20180101-20180523_page_1.csv': masked,
  'csv/bank2ynab__TH_20180521-20180523.csv': masked,
  'csv/bank2ynab__test_row_format_CD_flag.csv': {
    rows: 70,
    why: 'three rows have a currency where the others say in or out, so that their sign is unknown: they are held back',
  },
  'csv/hledger__paypal-custom.csv': {
    rows: 4,
    why: 'the bank marks three rows as pending: they are held back',
  },
  'csv/hledger__sample.tsv': {
    rows: 0,
    why: 'its dates have the year in the middle (10/2009/09), so that nothing tells the day from the month',
  },
  'csv/reckon__extratofake.csv': {
    rows: 22,
    why: 'the row “Saldo Anterior” is the opening balance: it is held back',
  },
  'malformed/reckon__invalid_header_example.csv': {
    rows: 2,
    why: 'the line above the column names has a date and the balance of the account, and is no transaction',
  },
  'ofx-invest/ofxparse__fidelity-savings.ofx': {
    rows: 1,
    why: 'three amounts have fractions of a cent (115.8331), which would have to be rounded: they are held back',
  },
  'qif/gnucash__swipe.qif': investments('four records'),
  'qif/jemmyw__quicken_investment_account.qif': investments('two records'),
  'qif/spmason__investments.qif': investments('two records'),
  'qif/quiffen__test.qif': besideInvestment,
  'qif/quiffen__test_oth_a.qif': besideInvestment,
  'qif/spmason__utf8.qif': unclosed,
  'qif/spmason__windows-1252.qif': unclosed,
};
