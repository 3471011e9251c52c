export interface StarterCategory {
  /** Stable key that the lexicon points at. */
  key: string;
  /** As shown to the person, who may rename it. */
  name: string;
  /** Key of the parent, or null at the top of the tree. */
  parent: string | null;
  kind: 'expense' | 'income' | 'transfer';
}

const branch = (
  kind: StarterCategory['kind'],
  parent: readonly [key: string, name: string],
  children: readonly (readonly [key: string, name: string])[],
): StarterCategory[] => [
  { key: parent[0], name: parent[1], parent: null, kind },
  ...children.map(([key, name]): StarterCategory => ({ key, name, parent: parent[0], kind })),
];

/** The tree that a new person starts with: few enough to take in at a glance, parents before their children. */
export const starterCategories: readonly StarterCategory[] = [
  ...branch(
    'expense',
    ['food', 'Food'],
    [
      ['groceries', 'Groceries'],
      ['restaurants', 'Restaurants'],
      ['takeaway', 'Takeaway and fast food'],
      ['coffee', 'Coffee and snacks'],
    ],
  ),
  ...branch(
    'expense',
    ['home', 'Home'],
    [
      ['rent', 'Rent and mortgage'],
      ['energy', 'Electricity, gas and water'],
      ['telecom', 'Phone and internet'],
      ['furnishing', 'Furniture, house and garden'],
    ],
  ),
  ...branch(
    'expense',
    ['transport', 'Transport'],
    [
      ['publicTransport', 'Public transport'],
      ['taxi', 'Taxi and ride sharing'],
      ['fuel', 'Fuel'],
      ['car', 'Car, parking and repairs'],
    ],
  ),
  ...branch(
    'expense',
    ['shopping', 'Shopping'],
    [
      ['clothing', 'Clothing and shoes'],
      ['electronics', 'Electronics and software'],
      ['books', 'Books and stationery'],
      ['onlineShopping', 'Online shopping'],
      ['gifts', 'Gifts and donations'],
    ],
  ),
  ...branch(
    'expense',
    ['wellbeing', 'Health and care'],
    [
      ['health', 'Doctor and hospital'],
      ['pharmacy', 'Pharmacy'],
      ['personalCare', 'Hair and beauty'],
      ['sport', 'Sport and fitness'],
    ],
  ),
  ...branch(
    'expense',
    ['leisure', 'Leisure'],
    [
      ['subscriptions', 'Streaming and subscriptions'],
      ['entertainment', 'Going out and entertainment'],
      ['travel', 'Travel and holidays'],
      ['pets', 'Pets'],
      ['education', 'Education and childcare'],
    ],
  ),
  ...branch(
    'expense',
    ['finance', 'Money matters'],
    [
      ['insurance', 'Insurance'],
      ['taxes', 'Taxes'],
      ['bankFees', 'Bank fees and interest paid'],
      ['cash', 'Cash withdrawal'],
    ],
  ),
  ...branch(
    'income',
    ['income', 'Income'],
    [
      ['salary', 'Salary'],
      ['interestIncome', 'Interest and dividends'],
      ['refunds', 'Refunds'],
      ['benefits', 'Benefits and pension'],
    ],
  ),
  { key: 'transfers', name: 'Transfers between accounts', parent: null, kind: 'transfer' },
];
