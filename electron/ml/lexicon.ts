import type { CategorisableRow } from './categoryModel.ts';
import { chains } from './lexiconChains.ts';
import { genericWords } from './lexiconGeneric.ts';
import { meanings } from './lexiconWords.ts';
import { starterCategories } from './starterCategories.ts';
import { foldText, splitWords } from './words.ts';

/** Words for the branches of the starter tree, which only occur in names of categories, not in bank texts. */
const branchNames: Record<string, string> = {
  food: 'food essen lebensmittel alimentation comida cibo eten alimentacao еда питание',
  home: 'home household house housing bills haushalt wohnen maison hogar casa huis дом жилье',
  transport: 'transport transportation auto verkehr mobilitat transports transporte trasporti vervoer транспорт',
  shopping: 'shopping einkaufen achats compras acquisti winkelen покупки',
  wellbeing: 'health wellbeing gesundheit sante salud salute gezondheid saude здоровье',
  leisure: 'leisure fun hobbies freizeit loisirs ocio tempo+libero vrije+tijd lazer развлечения отдых',
  finance: 'finance financial finanzen finances finanzas finanze financien финансы',
  income: 'income einkommen einnahmen revenus ingresos entrate inkomsten rendimentos доход доходы пополнения',
};

/** Keys that only make sense for money coming in, and those that only do for money going out. */
const incoming: ReadonlySet<string> = new Set([
  'salary',
  'interestIncome',
  'refunds',
  'benefits',
  'sideIncome',
  'rentalIncome',
  'giftsReceived',
]);
const eitherWay: ReadonlySet<string> = new Set(['transfers']);

/** How sure a word alone may make us; never more than 0.6, for a dictionary knows nothing about this person. */
const usualProbability = 0.5;
const sureProbability = 0.6;
const sureKeys: ReadonlySet<string> = new Set(['groceries', 'pharmacy', 'salary', 'cash', 'fuel', 'insurance', 'rent']);

function indexWords(meaningsByKey: Readonly<Record<string, string>>): Map<string, string> {
  const index = new Map<string, string>();
  for (const [key, words] of Object.entries(meaningsByKey)) {
    // Folded as bank texts are, so that й and ё meet their decomposed forms.
    for (const word of words.split(/\s+/)) index.set(foldText(word).replaceAll('+', ' '), key);
  }
  return index;
}
// Of two that claim a word, the later one has it.
const keyByWord = new Map([...indexWords(genericWords), ...indexWords(chains), ...indexWords(meanings)]);
const phraseStarts: ReadonlySet<string> = new Set(
  [...keyByWord.keys()].filter((word) => word.includes(' ')).map((phrase) => phrase.slice(0, phrase.indexOf(' '))),
);
/** Words and phrases that have a meaning. */
export const lexiconSize = keyByWord.size;
const branchByWord = indexWords(branchNames);
/** Shorter words occur by chance at the end of others. */
const shortestCompoundPart = 7;

export interface LexiconWord {
  key: string;
  /** The word or pair of words of the text. */
  word: string;
}

const longestPhrase = 3;

/** What the words of a text usually mean, phrases before single words, each meaning once, in the order of the text. */
export function lexiconKeys(words: readonly string[]): LexiconWord[] {
  const found: LexiconWord[] = [];
  const add = (key: string | undefined, word: string) => {
    if (key !== undefined && !found.some((other) => other.key === key)) found.push({ key, word });
    return key !== undefined;
  };
  const used = new Set<number>();
  for (let length = longestPhrase; length > 1; length -= 1) {
    for (let index = 0; index + length <= words.length; index += 1) {
      if (!phraseStarts.has(words[index] ?? '') || used.has(index)) continue;
      const phrase = words.slice(index, index + length).join(' ');
      if (!add(keyByWord.get(phrase), phrase)) continue;
      for (let part = 0; part < length; part += 1) used.add(index + part);
    }
  }
  words.forEach((word, index) => {
    if (!used.has(index) && !add(keyByWord.get(word), word)) add(keyOfCompound(word), word);
  });
  return found;
}

/** The meaning of the last part of a compound: `biosupermarkt`, `hausratversicherung`. */
function keyOfCompound(word: string): string | undefined {
  for (let from = 2; from + shortestCompoundPart <= word.length; from += 1) {
    const key = keyByWord.get(word.slice(from));
    if (key !== undefined) return key;
  }
  return undefined;
}

export interface LexiconVote {
  /** Key of a starter category. */
  key: string;
  /** At most 0.6. */
  probability: number;
  word: string;
}

/**
 * First guess from words alone, for a person without history. The direction of the money decides between meanings:
 * a shop that pays in is a refund, a salary that goes out is no salary, interest paid is a bank fee.
 */
export function lexiconVote(row: CategorisableRow): LexiconVote | null {
  const words = splitWords(row.text).words;
  for (const word of splitWords(row.payee).words) if (!words.includes(word)) words.push(word);
  return lexiconVoteOf(lexiconKeys(words), row.amount);
}

/** As `lexiconVote`, for meanings that were looked up already. */
export function lexiconVoteOf(candidates: readonly LexiconWord[], amount: number): LexiconVote | null {
  if (amount > 0) {
    const direct = candidates.find(({ key }) => incoming.has(key)) ?? candidates.find(({ key }) => eitherWay.has(key));
    if (direct) return { ...direct, probability: sureKeys.has(direct.key) ? sureProbability : usualProbability };
    const shop = candidates.find(({ key }) => key !== 'cash');
    return shop ? { key: 'refunds', probability: 0.35, word: shop.word } : null;
  }
  const outgoing = candidates.filter(({ key }) => !incoming.has(key));
  const best = outgoing.find(({ key }) => sureKeys.has(key)) ?? outgoing[0];
  if (best) {
    const doubt = outgoing.length > 1 ? 0.1 : 0;
    return { ...best, probability: (sureKeys.has(best.key) ? sureProbability : usualProbability) - doubt };
  }
  const interest = candidates.find(({ key }) => key === 'interestIncome');
  return interest ? { key: 'bankFees', probability: 0.4, word: interest.word } : null;
}

const keyByFoldedName = new Map(starterCategories.map(({ key, name }) => [splitWords(name).words.join(' '), key]));

/**
 * Which of the person's own categories stands for each starter category, judged by the names: the same name first, then
 * what the words of the name mean; where nothing fits, the category of the branch. Keys that nothing stands for are left
 * out. Of several that fit, the one with the fewest words, then the lowest id.
 */
export function lexiconCategories(categories: readonly { id: number; name: string }[]): Map<string, number> {
  const found = new Map<string, { id: number; fit: number }>();
  const claim = (key: string, id: number, fit: number) => {
    const holder = found.get(key);
    if (!holder || fit < holder.fit || (fit === holder.fit && id < holder.id)) found.set(key, { id, fit });
  };
  for (const { id, name } of categories) {
    const { words } = splitWords(name);
    const folded = words.join(' ');
    const starter = keyByFoldedName.get(folded);
    if (starter !== undefined) claim(starter, id, 0);
    for (const { key } of lexiconKeys(words)) claim(key, id, words.length);
    for (const word of words) {
      const branch = branchByWord.get(word);
      if (branch !== undefined) claim(branch, id, words.length);
    }
  }
  const result = new Map<string, number>();
  for (const { key, parent } of starterCategories) {
    const holder = found.get(key) ?? (parent === null ? undefined : found.get(parent));
    if (holder) result.set(key, holder.id);
  }
  return result;
}
