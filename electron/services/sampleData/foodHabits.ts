import type { Habit } from './habit.ts';

const town = [{ town: 'ALDERTON' }] as const;

export const foodHabits: readonly Habit[] = [
  {
    payee: {
      spellings: ['BRACKWELL STORES {store}', 'BRACKWELL STORES {store}', 'BRACKWELL S/MKTS {store}'],
      respelled: { since: 0.66, spellings: ['BRACKWELL {store} SUPERSTORE', 'BRACKWELL SUPERST {store}'] },
      branches: [
        { town: 'ALDERTON', store: '3214' },
        { town: 'NORTHMERE', store: '2087' },
      ],
    },
    category: 'Food > Groceries',
    week: [0.4, 0, 0.02, 0.06, 0.1, 0.22, 0.6],
    daysBetween: 5,
    price: { typical: 7900, spread: 0.32 },
    onCard: 0.8,
  },
  {
    payee: {
      spellings: ['PENNYWORTH FOODS {store}', 'PENNYWORTH FDS {store}'],
      branches: [
        { town: 'ALDERTON', store: '118' },
        { town: 'NORTHMERE', store: '064' },
      ],
    },
    category: 'Food > Groceries',
    week: [0.08, 0.1, 0.1, 0.12, 0.12, 0.08, 0.06],
    price: { typical: 2460, spread: 0.45 },
    onCard: 0.4,
  },
  {
    payee: {
      spellings: ['GREENLOAF LOCAL {store}', 'GREENLOAF LCL {store}'],
      respelled: { since: 0.35, spellings: ['GREENLOAF LOCAL {store}', 'GRNLOAF LOCAL-{store}'] },
      branches: [
        { town: 'ALDERTON', store: '5521' },
        { town: 'ALDERTON', store: '5537' },
        { town: 'NORTHMERE', store: '5180' },
      ],
    },
    category: 'Food > Groceries',
    week: [0.16, 0.2, 0.2, 0.22, 0.2, 0.22, 0.18],
    price: { typical: 765, spread: 0.55 },
    onCard: 0.15,
  },
  {
    payee: { spellings: ['MILL LANE BUTCHERS', 'MILL LANE BUTCHERS LTD'], branches: town },
    category: 'Food > Groceries',
    week: [0, 0, 0, 0.02, 0.07, 0.1, 0.22],
    daysBetween: 3,
    price: { typical: 1790, spread: 0.3 },
    onCard: 0.1,
  },
  {
    payee: { spellings: ['SUMUP  *CRUMB AND RYE'], branches: town },
    category: 'Food > Groceries',
    week: [0.1, 0, 0.02, 0.04, 0.04, 0.08, 0.3],
    price: { menu: [340, 360, 420, 485, 570, 640, 815] },
    onCard: 0.05,
  },
  {
    payee: { spellings: ['SQ *THE VEG SHED', 'SQ *VEG SHED ALDERTON'], branches: town },
    category: 'Food > Groceries',
    week: [0, 0, 0, 0.08, 0, 0.05, 0.2],
    price: { typical: 920, spread: 0.4 },
    onCard: 0.05,
  },
  {
    payee: { spellings: ['OZDERE FOOD CENTRE', 'OZDERE FOOD CTR'], branches: [{ town: 'NORTHMERE' }] },
    category: 'Food > Groceries',
    week: [0.05, 0.04, 0.04, 0.04, 0.05, 0.05, 0.04],
    price: { typical: 1080, spread: 0.5 },
    onCard: 0.1,
  },
  {
    payee: { spellings: ['SQ *THE LITTLE KILN'], branches: town },
    category: 'Food > Coffee',
    week: [0.12, 0.1, 0.12, 0.1, 0.12, 0.14, 0.2],
    price: { menu: [310, 310, 345, 380, 620, 690] },
    onCard: 0.05,
    again: 0.04,
    until: 0.62,
  },
  {
    payee: { spellings: ['SUMUP  *DRIFTWOOD ROAS', 'SUMUP  *DRIFTWOOD'], branches: town },
    category: 'Food > Coffee',
    week: [0.16, 0.08, 0.1, 0.1, 0.1, 0.12, 0.24],
    price: { menu: [340, 360, 375, 680, 725] },
    onCard: 0.05,
    from: 0.61,
  },
  {
    payee: {
      spellings: ['BEANFOLK COFFEE {store}', 'BEANFOLK {store}'],
      branches: [
        { town: 'NORTHMERE', store: '041' },
        { town: 'ALDERTON', store: '017' },
      ],
    },
    category: 'Food > Coffee',
    week: [0.02, 0.28, 0.3, 0.28, 0.3, 0.22, 0.05],
    price: { menu: [295, 325, 325, 360, 560] },
    onCard: 0.1,
    again: 0.05,
  },
  {
    payee: { spellings: ['WRAPPERY NORTHMERE', 'THE WRAPPERY'], branches: [{ town: 'NORTHMERE' }] },
    category: 'Food > Eating out',
    week: [0, 0.12, 0.12, 0.14, 0.12, 0.1, 0],
    price: { menu: [595, 650, 695, 745, 890] },
    onCard: 0.15,
  },
  {
    payee: { spellings: ['THE HERON & REED', 'HERON AND REED PH'], branches: town },
    category: 'Food > Eating out',
    week: [0.12, 0, 0, 0.03, 0.04, 0.12, 0.12],
    price: { typical: 2650, spread: 0.55 },
    onCard: 0.5,
  },
  {
    payee: {
      spellings: ['PLATTERLY*SPICE LANTERN', 'PLATTERLY*TAMSUI NOODLE', 'PLATTERLY*ORDER {ref}'],
      respelled: { since: 0.45, spellings: ['PLATTERLY.CO {ref}', 'PLATTERLY* {ref}'] },
      branches: [{ town: 'LONDON' }],
    },
    category: 'Food > Eating out',
    week: [0.1, 0, 0.02, 0.04, 0.05, 0.13, 0.09],
    price: { typical: 2480, spread: 0.3 },
    onCard: 0.7,
  },
  {
    payee: { spellings: ['SPICE LANTERN REST', 'SPICE LANTERN'], branches: town },
    category: 'Food > Eating out',
    week: [0.02, 0, 0, 0.01, 0.01, 0.03, 0.05],
    daysBetween: 9,
    price: { typical: 4350, spread: 0.3 },
    onCard: 0.7,
  },
  {
    payee: { spellings: ['PIZZERIA VOLANTINA'], branches: [{ town: 'NORTHMERE' }] },
    category: 'Food > Eating out',
    week: [0.02, 0, 0.01, 0.01, 0.02, 0.03, 0.03],
    price: { typical: 3340, spread: 0.3 },
    onCard: 0.6,
  },
  {
    payee: { spellings: ['SQ *PATTY FOUNDRY', 'PATTY FOUNDRY'], branches: town },
    category: 'Food > Eating out',
    week: [0.02, 0, 0.01, 0.02, 0.02, 0.04, 0.05],
    price: { typical: 2180, spread: 0.3 },
    onCard: 0.4,
    from: 0.3,
  },
];
