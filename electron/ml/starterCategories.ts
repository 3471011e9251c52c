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

/** The tree that a new person starts with, in plain words, parents before their children. */
export const starterCategories: readonly StarterCategory[] = [
  ...branch(
    'expense',
    ['food', 'Food'],
    [
      ['groceries', 'Groceries'],
      ['restaurants', 'Restaurants'],
      ['takeaway', 'Takeaway and fast food'],
      ['coffee', 'Coffee and snacks'],
      ['bars', 'Bars and drinks'],
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
      ['homeServices', 'Repairs and household help'],
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
      ['electronics', 'Electronics'],
      ['books', 'Books and stationery'],
      ['onlineShopping', 'Online shopping'],
      ['departmentStores', 'Department stores'],
      ['hobbies', 'Hobbies and crafts'],
      ['children', 'Toys and children’s things'],
      ['gifts', 'Gifts and donations'],
    ],
  ),
  ...branch(
    'expense',
    ['wellbeing', 'Health and care'],
    [
      ['health', 'Doctor and hospital'],
      ['pharmacy', 'Pharmacy'],
      ['dentalOptical', 'Dentist and optician'],
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
      ['hotels', 'Hotels and stays'],
      ['flights', 'Flights and long trips'],
      ['gambling', 'Lottery and betting'],
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
      ['loans', 'Loans and credit'],
      ['investments', 'Investments'],
      ['government', 'Official fees and fines'],
    ],
  ),
  ...branch(
    'expense',
    ['work', 'Work and business'],
    [
      ['business', 'Business services'],
      ['software', 'Software and online services'],
      ['postage', 'Post and delivery'],
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
      ['sideIncome', 'Freelance and side income'],
      ['rentalIncome', 'Rent received'],
      ['giftsReceived', 'Gifts and support received'],
    ],
  ),
  { key: 'transfers', name: 'Transfers between accounts', parent: null, kind: 'transfer' },
];
