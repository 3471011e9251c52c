import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanPayee, payeeKey } from '../../../electron/importers/payeeText.ts';

describe('cleanPayee', () => {
  it.each([
    ['store numbers with town and state', 'CORNER MART 0231 SPRINGFIELD CA', 'Corner Mart'],
    ['a store number after its word', 'CORNER MART STORE #4721 SPRINGF', 'Corner Mart'],
    ['a date glued to the text', 'CORNER MART 6950 MAIN ST. M44574702/08CORNER MA', 'Corner Mart'],
    ['the British day of a card payment', 'BAKERY ON 20 JUL CLP', 'Bakery'],
    ['the British day and time at a machine', 'CASH POINT HIGH STREET 17NOV 02.34 ATM', 'Cash Point High Street'],
    [
      'an amount in another currency',
      'BISTRO ROUGE FRANCE AMOUNT IN EUR 78.35 ON 08 JUL VISA 1.11434 FINAL GBP AMOUNT INCLUDES FEE',
      'Bistro Rouge',
    ],
    ['a processor', 'SQ *LITTLE CAFE', 'Little Cafe'],
    ['another processor', 'PAYPAL *BOOKSHOP', 'Bookshop'],
    ['the kind of payment', 'CARD PURCHASE BOOKSHOP', 'Bookshop'],
    [
      'the kind of payment in German, and a legal form',
      'SEPA-Basislastschrift Stadtwerke Köln GmbH',
      'Stadtwerke Köln',
    ],
    ['the kind of payment in French', 'PRLV SEPA ELECTRICITE DU SUD 123456', 'Electricite Du Sud'],
    ['the kind of payment in Russian', 'Покупка Магазин', 'Магазин'],
    ['a legal form in front', 'ООО БУЛОЧНАЯ 1234 МОСКВА', 'Булочная'],
    ['a telephone number', 'VIDEO RENTAL 800-555-0199 WA', 'Video Rental'],
    ['a card number', 'BOOKSHOP XXXXXXXX1234', 'Bookshop'],
    ['a reference', 'Power Company REF 88123-A', 'Power Company'],
    ['a time and dates', 'BAKERY 18.09. 17:20', 'Bakery'],
    ['columns padded with blanks', 'RIVERSIDE.CO.UK        LONDON        LND', 'Riverside.co.uk'],
    ['a path behind a web address', 'WWW.BOOKSHOP.COM/BILL WA', 'Bookshop.com'],
  ])('takes away %s', (_, bankText, expected) => {
    expect(cleanPayee(bankText)).toBe(expected);
  });

  it('keeps short abbreviations and the writing of names that do not shout', () => {
    expect(cleanPayee('DHL PARCEL')).toBe('DHL Parcel');
    expect(cleanPayee("McAllister's iShop")).toBe("McAllister's iShop");
    expect(cleanPayee('H&M ON 16 NOV')).toBe('H&M');
    expect(cleanPayee('株式会社青空')).toBe('株式会社青空');
  });

  it('gives the text itself where only noise stands in it, and nothing for nothing', () => {
    expect(cleanPayee(' 12345 ')).toBe('12345');
    expect(cleanPayee('***')).toBe('***');
    expect(cleanPayee('POS')).toBe('POS');
    expect(cleanPayee('  ')).toBe('');
  });

  it('brings the texts of one shop together', () => {
    const texts = [
      'CORNER MART 1187 ALBANY CA966313 08/04',
      'CORNER MART STORE 0676 ALBANY CA US',
      'SQ *CORNER MART',
      'Corner Mart 0012',
      'CORNER MART ON 21 JUN BCC',
      'CORNER MART LTD',
    ];
    expect(new Set(texts.map((text) => payeeKey(cleanPayee(text))))).toEqual(new Set(['corner mart']));
  });

  it('changes nothing in a cleaned name, and is never empty for a text that is not', () => {
    const noise = fc.constantFrom(
      'SQ *',
      'POS ',
      'CARD PURCHASE ',
      'CAFE',
      'Bäcker',
      ' 0231',
      ' CA',
      ' US',
      '06/10',
      ' ON 20 JUL CLP',
      ' LTD',
      ' GmbH',
      '   ',
      '*',
      '#12',
      '.',
      ',',
      '-',
      '"',
      "'",
      ' REF 12A',
      'X1234',
      '...1234',
      ' 12:30',
      'ООО ',
      'МАГАЗИН',
      'İ',
      'ß',
      'www.',
      'a.com',
      '/',
      '12,50',
      ' AMOUNT IN EUR 1',
      '~ Future Amount: 2',
      'EREF+1',
      'WA',
    );
    const text = fc.oneof(
      fc
        .array(fc.oneof(noise, noise, fc.string({ maxLength: 4, unit: 'grapheme' })), { maxLength: 9 })
        .map((parts) => parts.join('')),
      fc.string({ unit: 'binary', maxLength: 60 }),
    );
    fc.assert(
      fc.property(text, (bankText) => {
        const name = cleanPayee(bankText);
        expect(cleanPayee(name)).toBe(name);
        expect(name === '').toBe(bankText.trim() === '');
      }),
      { numRuns: 3000 },
    );
  });

  it('takes no longer for hostile texts than their length warrants', () => {
    // With nested repetition in a pattern each of these would take minutes.
    for (const part of ['A ', '1 ', 'POS ', '0/', '*', 'a.', ' LTD', '(', 'X1', '12/12']) {
      for (let round = 0; round < 10; round += 1) expect(cleanPayee(part.repeat(5000))).not.toBe('');
    }
  });
});

describe('payeeKey', () => {
  it('is the same for spellings that differ in case, accents and marks', () => {
    expect(payeeKey('Café  O’Neill & Sons')).toBe('cafe oneill sons');
    expect(payeeKey('CAFE ONEILL SONS')).toBe('cafe oneill sons');
    expect(payeeKey('Ｃａｆé')).toBe('cafe');
    expect(payeeKey('Йогурт')).toBe(payeeKey('ЙОГУРТ'));
    expect(payeeKey('Straßenbäckerei')).toBe(payeeKey('STRASSENBACKEREI'));
    expect(payeeKey('पानी')).not.toBe(payeeKey('पैन'));
    expect(payeeKey('バス')).not.toBe(payeeKey('ハス'));
  });

  it('is its own key', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(payeeKey(payeeKey(name))).toBe(payeeKey(name));
      }),
    );
  });
});
