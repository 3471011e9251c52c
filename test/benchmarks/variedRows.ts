import type { LabelledRow } from '../../electron/ml/categoryModel.ts';
import type { NamedCategory } from '../../electron/ml/categoryNames.ts';
import { seededRandom } from '../../electron/ml/random.ts';
import { addDays } from '../../shared/dates.ts';

const syllables = 'bar ten mor ly dun wick sal ven cor ash fen tol mer ri ka no stan hal ber gro pel win ox ley'.split(
  ' ',
);
const places = ['LUNDBY', 'MARHAM', 'OSTERLY', 'TARWICK', 'NEWMERE', 'HALBURGH', 'COVENDALE', 'PELLSTON'];

/**
 * Rows as varied as people's: payees by Zipf's law with new ones all along, a quarter of the texts met only once, and
 * amounts that partly decide the category.
 */
export function variedRows(count: number, categories: number, seed: number): LabelledRow[] {
  const random = seededRandom(seed);
  const pick = <Item>(items: readonly Item[], index: number): Item =>
    items[index % items.length] ?? (items[0] as never);
  const payeeName = (payee: number) => {
    const naming = seededRandom(payee + 1);
    const word = () =>
      Array.from({ length: 2 + Math.floor(naming() * 2) }, () => pick(syllables, Math.floor(naming() * 99))).join('');
    return `${word()} ${word()}`;
  };
  return Array.from({ length: count }, (_, index): LabelledRow => {
    const known = 60 + Math.floor(index / 40);
    const payee = Math.floor(known ** random()) - 1;
    const name = payeeName(payee);
    const base = (payee * 7919) % categories;
    const amount = -Math.round(200 + 20_000 * random() ** 3);
    const category = 1 + (amount < -9000 && payee % 5 === 0 ? (base + 1) % categories : base);
    const reference =
      random() < 0.25 ? ` REF ${pick(syllables, Math.floor(random() * 99))}${Math.floor(random() * 99_999)}` : '';
    return {
      id: index + 1,
      date: addDays('2015-01-01', Math.floor(index / Math.max(1, count / 3600))),
      text: `CARD ${name.toUpperCase()} ${pick(places, payee)}${reference}`,
      payee: name,
      amount,
      currency: 'EUR',
      account: pick(['Everyday', 'Card', 'Joint'], Math.floor(random() * 3)),
      category: random() < 0.04 ? 1 + Math.floor(random() * categories) : category,
    };
  });
}

/** The categories of such rows. */
export const categoriesOf = (count: number): NamedCategory[] =>
  Array.from({ length: count }, (_, index) => ({ id: index + 1, name: `Purpose ${index + 1}` }));
