import type { Habit } from './habit.ts';

const town = [{ town: 'ALDERTON' }] as const;

/** Getting about, and what is bought on the way. */
export const townHabits: readonly Habit[] = [
  {
    payee: { spellings: ['ALDERTON TRAMWAYS', 'ALDERTON TRAMWAYS {number}'], branches: town },
    category: 'Transport > Public transport',
    week: [0.05, 0.2, 0.21, 0.2, 0.21, 0.17, 0.13],
    price: { menu: [240, 240, 240, 480] },
    onCard: 0.05,
    again: 0.28,
    until: 0.5,
  },
  {
    payee: { spellings: ['TRAMWAYS APP {ref}', 'ALDERTON TRAMWAYS APP'], branches: town },
    category: 'Transport > Public transport',
    week: [0.05, 0.2, 0.21, 0.2, 0.21, 0.17, 0.13],
    price: { menu: [250, 250, 250, 500] },
    onCard: 0.05,
    again: 0.28,
    from: 0.5,
  },
  {
    payee: { spellings: ['NORTHMERE RAIL {number}', 'NORTHMERE RAILWAYS TVM'], branches: [{ town: 'NORTHMERE' }] },
    category: 'Transport > Public transport',
    week: [0.02, 0.05, 0.06, 0.08, 0.06, 0.06, 0.06],
    price: { menu: [890, 1140, 1140, 1620, 2760] },
    onCard: 0.3,
  },
  {
    payee: {
      spellings: ['BRACKWELL PETROL {store}', 'BRACKWELL PFS {store}'],
      branches: [{ town: 'ALDERTON', store: '3214' }],
    },
    category: 'Transport > Fuel',
    // One car, so the two stations have days of their own: this one with the weekend's shopping, the other on the way to work.
    week: [0.1, 0.06, 0, 0, 0, 0.14, 0.2],
    daysBetween: 6,
    price: { typical: 4420, spread: 0.22 },
    onCard: 0.6,
  },
  {
    payee: {
      spellings: ['NORVANE {store} SF', 'NORVANE FUELS {store}'],
      branches: [
        { town: 'NORTHMERE', store: '0482' },
        { town: 'HEXLEY SERVICES', store: '0915' },
      ],
    },
    category: 'Transport > Fuel',
    week: [0, 0, 0.1, 0.1, 0.1, 0, 0],
    daysBetween: 6,
    price: { typical: 3890, spread: 0.3 },
    onCard: 0.5,
  },
  {
    payee: { spellings: ['PARKWREN {number}', 'PARKWREN MOBILE'], branches: [{ town: 'NORTHMERE' }] },
    category: 'Transport > Parking',
    week: [0.05, 0.03, 0.03, 0.04, 0.03, 0.05, 0.14],
    price: { menu: [150, 180, 280, 280, 420] },
    onCard: 0.2,
  },
  {
    payee: { spellings: ['ALDERTON CC PARKING', 'ALDERTON CITY COUNCIL'], branches: town },
    category: 'Transport > Parking',
    week: [0.02, 0.01, 0.01, 0.01, 0.01, 0.02, 0.04],
    price: { menu: [160, 240, 320, 510] },
    onCard: 0.05,
  },
  {
    payee: {
      spellings: ['WELLBURN CHEMIST {store}', 'WELLBURN {store}'],
      branches: [
        { town: 'ALDERTON', store: '0217' },
        { town: 'NORTHMERE', store: '0094' },
      ],
    },
    category: 'Health > Pharmacy',
    week: [0.02, 0.05, 0.04, 0.05, 0.04, 0.05, 0.08],
    price: { typical: 890, spread: 0.55 },
    onCard: 0.25,
  },
  {
    payee: { spellings: ['ELM ROAD PHARMACY'], branches: town },
    category: 'Health > Pharmacy',
    week: [0, 0.03, 0.03, 0.03, 0.03, 0.03, 0.02],
    daysBetween: 20,
    price: { menu: [965, 990, 990, 1980] },
    onCard: 0.05,
  },
  {
    payee: { spellings: ['HOLT AND HEARTHSIDE', 'HOLT & HEARTHSIDE 22'], branches: [{ town: 'NORTHMERE' }] },
    category: 'Home > Household goods',
    week: [0.05, 0.01, 0.01, 0.02, 0.02, 0.02, 0.09],
    price: { typical: 2150, spread: 0.6, ending: 'shelf' },
    onCard: 0.6,
  },
  {
    payee: { spellings: ['TOOLCROFT DIY {store}', 'TOOLCROFT {store}'], branches: [{ town: 'ALDERTON', store: '66' }] },
    category: 'Home > Household goods',
    week: [0.08, 0.01, 0.01, 0.01, 0.01, 0.02, 0.08],
    price: { typical: 1690, spread: 0.65 },
    onCard: 0.4,
  },
  {
    payee: { spellings: ['PAWS AND PASTURE', 'PAWSANDPASTURE.CO'], branches: town },
    category: 'Home > Pets',
    week: [0.08, 0.04, 0.04, 0.05, 0.04, 0.06, 0.16],
    daysBetween: 11,
    price: { typical: 2240, spread: 0.3 },
    onCard: 0.3,
  },
  {
    payee: { spellings: ['THREADWOLD {store}', 'THREADWOLD.CO.UK'], branches: [{ town: 'NORTHMERE', store: '0311' }] },
    category: 'Shopping > Clothing',
    week: [0.03, 0.01, 0.01, 0.01, 0.02, 0.02, 0.08],
    price: { typical: 3180, spread: 0.45, ending: 'shelf' },
    onCard: 0.7,
  },
  {
    payee: { spellings: ['PAYPAL *VINTELLO', 'PAYPAL *VINTELLO {ref}'], branches: [{ town: '08005550193' }] },
    category: 'Shopping > Clothing',
    week: [0.05, 0.02, 0.02, 0.02, 0.02, 0.02, 0.03],
    price: { typical: 1420, spread: 0.4 },
    onCard: 0.3,
    from: 0.2,
  },
  {
    payee: { spellings: ['ROXBOROUGH PICTURES', 'ROXBOROUGH PICS ONLINE'], branches: town },
    category: 'Leisure > Going out',
    week: [0.04, 0, 0.01, 0.03, 0.01, 0.04, 0.06],
    price: { menu: [950, 1780, 1780, 1900, 2460] },
    onCard: 0.4,
  },
  {
    payee: { spellings: ['ALDERTON BATHS', 'ALDERTON BATHS LEISURE'], branches: town },
    category: 'Leisure > Sport',
    week: [0.07, 0.02, 0.03, 0.03, 0.03, 0.02, 0.05],
    price: { menu: [560, 560, 1120] },
    onCard: 0.05,
  },
  {
    payee: { spellings: ['SQ *PAGE & THIMBLE', 'PAGE AND THIMBLE BKS'], branches: town },
    category: 'Leisure > Books',
    week: [0.02, 0, 0, 0.01, 0.02, 0.02, 0.06],
    price: { menu: [899, 999, 1099, 1298, 1699, 2198] },
    onCard: 0.2,
  },
];
