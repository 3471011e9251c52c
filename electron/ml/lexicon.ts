import { chains } from './lexiconChains.ts';
import { genericWords } from './lexiconGeneric.ts';
import { meanings } from './lexiconWords.ts';
import { starterCategories } from './starterCategories.ts';
import { splitWords } from './words.ts';

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
    // Split as bank texts are, so that what is written here is what will be met there.
    for (const word of words.trim().split(/\s+/))
      index.set(splitWords(word.replaceAll('+', ' ')).tokens.join(' '), key);
  }
  return index;
}
// Of two that claim a word, the later one has it.
const keyByWord = new Map([...indexWords(genericWords), ...indexWords(chains), ...indexWords(meanings)]);
const startsOf = (phrases: Iterable<string>): ReadonlySet<string> =>
  new Set([...phrases].map((phrase) => phrase.split(' ', 1)[0] ?? ''));
const phraseStarts = startsOf([...keyByWord.keys()].filter((word) => word.includes(' ')));
/** What is not made of words alone: `o2`, `7 eleven`, `m s food`. */
const keyByTokens = new Map([...keyByWord].filter(([phrase]) => splitWords(phrase).words.join(' ') !== phrase));
const tokenStarts = startsOf(keyByTokens.keys());
/** Words and phrases that have a meaning, and the key of the starter category that it is. */
export const lexiconEntries: ReadonlyMap<string, string> = keyByWord;
const branchByWord = indexWords(branchNames);
/** Shorter words occur by chance at the end of others. */
const shortestCompoundPart = 7;

export interface LexiconWord {
  key: string;
  /** The word or pair of words of the text. */
  word: string;
}

const longestPhrase = 3;

/**
 * What the words of a text usually mean, phrases before single words, each meaning once, in the order of the text. `tokens`
 * are the words with what stands between them, single letters and numbers, as `splitWords` gives both.
 */
export function lexiconKeys(words: readonly string[], tokens: readonly string[]): LexiconWord[] {
  const found: LexiconWord[] = [];
  const add = (key: string | undefined, word: string) => {
    if (key !== undefined && !found.some((other) => other.key === key)) found.push({ key, word });
    return key !== undefined;
  };
  const used = new Set<string>();
  const addPhrases = (
    among: readonly string[],
    keys: ReadonlyMap<string, string>,
    starts: ReadonlySet<string>,
    shortest: number,
  ) => {
    for (let length = longestPhrase; length >= shortest; length -= 1) {
      for (let index = 0; index + length <= among.length; index += 1) {
        const start = among[index] ?? '';
        if (!starts.has(start) || used.has(start)) continue;
        const phrase = length === 1 ? start : among.slice(index, index + length).join(' ');
        if (add(keys.get(phrase), phrase)) for (const part of phrase.split(' ')) used.add(part);
      }
    }
  };
  addPhrases(tokens, keyByTokens, tokenStarts, 1);
  addPhrases(words, keyByWord, phraseStarts, 2);
  for (const word of words) {
    if (!used.has(word) && !add(keyByWord.get(word) ?? keyByWord.get(withoutSpelledUmlauts(word)), word)) {
      add(keyOfCompound(word), word);
    }
  }
  return found;
}

/** `ueberweisung` as `uberweisung`, which is what ü is folded to. */
function withoutSpelledUmlauts(word: string): string {
  return word.replace(/(?<=[aou])e/g, '');
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
export function lexiconVote(candidates: readonly LexiconWord[], amount: number): LexiconVote | null {
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
    const { words, tokens } = splitWords(name);
    const folded = words.join(' ');
    const starter = keyByFoldedName.get(folded);
    if (starter !== undefined) claim(starter, id, 0);
    for (const { key } of lexiconKeys(words, tokens)) claim(key, id, words.length);
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
