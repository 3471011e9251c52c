const ascii = /^[ -~]*$/;
/**
 * Marks that only dress a letter. In other scripts they are part of it: the vowels of Devanagari, the voicing of kana.
 */
const accents = /(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}])\p{M}+/gu;
const apostrophes = /['’`´]/g;

/**
 * What decides whether two texts are spelled the same: lower case, without accents and apostrophes, ß as ss, compatibility
 * forms unified (NFKC).
 */
export function foldText(text: string): string {
  // Unified before it is lowered, for № becomes No.
  const plain = ascii.test(text) ? text : text.normalize('NFKD').replace(accents, '').normalize('NFC');
  return plain.toLowerCase().replaceAll('ß', 'ss').replace(apostrophes, '');
}
