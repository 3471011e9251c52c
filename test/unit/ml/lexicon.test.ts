import { describe, expect, test } from 'vitest';
import { lexiconCategories, lexiconEntries, lexiconKeys, lexiconVote } from '../../../electron/ml/lexicon.ts';
import { merchantCodeInText, starterKeyOfMerchantCode } from '../../../electron/ml/merchantCodes.ts';
import { starterCategories } from '../../../electron/ml/starterCategories.ts';
import { splitWords } from '../../../electron/ml/words.ts';

const keysOf = (text: string) => {
  const { words, tokens } = splitWords(text);
  return lexiconKeys(words, tokens);
};
const vote = (text: string, amount = -1000) => lexiconVote(keysOf(text), amount);

describe('the starter tree', () => {
  const keys = starterCategories.map(({ key }) => key);

  test('has each key and name once, and parents before their children', () => {
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(starterCategories.map(({ name }) => name)).size).toBe(keys.length);
    starterCategories.forEach(({ parent, kind }, place) => {
      if (parent === null) return;
      const at = keys.indexOf(parent);
      expect(at).toBeGreaterThanOrEqual(0);
      expect(at).toBeLessThan(place);
      expect(starterCategories[at]?.kind).toBe(kind);
    });
  });

  test('stands for itself, key by key', () => {
    const mapped = lexiconCategories(starterCategories.map(({ name }, id) => ({ id, name })));
    for (const [place, { key }] of starterCategories.entries()) expect([key, mapped.get(key)]).toEqual([key, place]);
  });
});

test.each([
  ['REWE MARKT 0123 KOELN', 'groceries'],
  ['BIOSUPERMARKT AM PLATZ', 'groceries'],
  ['Пятёрочка 1234', 'groceries'],
  ['FARMACIA SAN JUAN', 'pharmacy'],
  ['SNCF PARIS', 'publicTransport'],
  ['Pingo Doce Lisboa', 'groceries'],
  ['Hausratversicherung Nr 7', 'insurance'],
  ['ATM withdrawal High St', 'cash'],
  ['NS Reizigers Utrecht', 'publicTransport'],
  ['RIMBORSO SPESE', null],
])('money out for “%s” is taken for %s', (text, key) => {
  expect(vote(text)?.key ?? null).toBe(key);
});

test.each([
  ['ACME CORP PAYROLL', 'salary'],
  ['GEHALT JANUAR', 'salary'],
  ['Zinsgutschrift', 'interestIncome'],
  ['ZINSEN 2024', 'interestIncome'],
  ['REWE MARKT', 'refunds'],
  ['Transferencia recibida', 'transfers'],
])('money in for “%s” is taken for %s', (text, key) => {
  expect(vote(text, 1000)?.key ?? null).toBe(key);
});

test('a salary or a refund never goes out, and no word is more than 60 % sure', () => {
  expect(vote('PAYROLL')).toBeNull();
  expect(vote('REFUND')).toBeNull();
  for (const text of ['SUPERMARKET', 'PAYROLL DIRECT DEP', 'TAXI HOTEL', 'INTEREST']) {
    for (const amount of [-500, 500]) expect(vote(text, amount)?.probability ?? 0).toBeLessThanOrEqual(0.6);
  }
});

test('interest that goes out is a bank fee', () => {
  expect(vote('INTEREST')?.key).toBe('bankFees');
});

test('every word of the list is found where a bank writes it', () => {
  const lost = [...lexiconEntries].filter(([word, key]) => keysOf(word)[0]?.key !== key);
  expect(lost).toEqual([]);
});

test('names of single letters and digits are found, and umlauts that are spelled out', () => {
  for (const [text, key] of [
    ['H&M 0412 LONDON', 'clothing'],
    ['M&S FOOD HALL', 'groceries'],
    ['B&Q 1234', 'furnishing'],
    ['7-ELEVEN 33012', 'groceries'],
    ['AT&T PAYMENT', 'telecom'],
    ['O2 GERMANY', 'telecom'],
    ['GEBUEHR', 'bankFees'],
    ['UEBERWEISUNG', 'transfers'],
  ]) {
    expect([text, vote(text ?? '')?.key]).toEqual([text, key]);
  }
  expect(vote('CASH BACK', 500)?.key).toBe('refunds');
});

test('a pair of words means more than its parts', () => {
  expect(keysOf('uber eats')).toEqual([{ key: 'takeaway', word: 'uber eats' }]);
  expect(keysOf('uber trip')[0]?.key).toBe('taxi');
});

test('words without meaning cast no vote', () => {
  expect(vote('QWXZ PLOMB 77')).toBeNull();
  expect(vote('')).toBeNull();
});

test('the person’s own names decide what the lexicon points at', () => {
  const mapped = lexiconCategories([
    { id: 10, name: 'Paycheck' },
    { id: 11, name: 'Супермаркеты' },
    { id: 12, name: 'Food & Dining' },
    { id: 13, name: 'Gas & Fuel' },
    { id: 14, name: 'Spaceships' },
  ]);
  expect(mapped.get('salary')).toBe(10);
  expect(mapped.get('groceries')).toBe(11);
  expect(mapped.get('restaurants')).toBe(12);
  expect(mapped.get('takeaway')).toBe(12);
  expect(mapped.get('fuel')).toBe(13);
  expect(mapped.get('insurance')).toBeUndefined();
  expect([...mapped.values()]).not.toContain(14);
});

describe('the word list', () => {
  test('holds thousands of words and names', () => {
    expect(lexiconEntries.size).toBeGreaterThan(5000);
  });

  test.each([
    ['pharmacy', 'pharmacy'],
    ['Apotheke am Markt', 'pharmacy'],
    ['FARMÁCIA CENTRAL', 'pharmacy'],
    ['WAL-MART', null],
    ['TRADER JOES 552', 'groceries'],
    ['SAINSBURYS S/MKT', 'groceries'],
    ['EDEKA SCHMIDT', 'groceries'],
    ['CARREFOUR MARKET', 'groceries'],
    ['MERCADONA VALENCIA', 'groceries'],
    ['ESSELUNGA SPA', 'groceries'],
    ['ALBERT HEIJN 1023', 'groceries'],
    ['PAO DE ACUCAR', 'groceries'],
    ['BIGBASKET BANGALORE', 'groceries'],
    ['ПЯТЕРОЧКА 22', 'groceries'],
    ['SOUTHERN CALIFORNIA EDISON', 'energy'],
    ['ZAHNARZTPRAXIS DR. K', 'dentalOptical'],
    ['LUFTHANSA GROUP', 'flights'],
    ['HOTEL MERCURE', 'hotels'],
  ])('“%s” is taken for %s', (text, key) => {
    expect(vote(text)?.key ?? null).toBe(key);
  });
});

describe('merchant category codes', () => {
  test.each([
    [5411, 'groceries'],
    [5812, 'restaurants'],
    [5912, 'pharmacy'],
    [3007, 'flights'],
    [3501, 'hotels'],
    [4121, 'taxi'],
    [6011, 'cash'],
    [9999, null],
  ])('%i is %s', (code, key) => {
    expect(starterKeyOfMerchantCode(code)).toBe(key);
  });

  test('lead to categories that are in the tree', () => {
    const keys = new Set(starterCategories.map(({ key }) => key));
    for (let code = 0; code < 10_000; code += 1) {
      const key = starterKeyOfMerchantCode(code);
      if (key !== null) expect(keys).toContain(key);
    }
  });

  test('are read where a bank writes them into the text', () => {
    expect(merchantCodeInText('PURCHASE MCC 5411 LONDON')).toBe('groceries');
    expect(merchantCodeInText('Покупка. mcc: 5812')).toBe('restaurants');
    expect(merchantCodeInText('MCCARTHY 5411')).toBeNull();
  });
});
