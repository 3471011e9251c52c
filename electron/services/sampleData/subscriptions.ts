export interface Subscription {
  /** What the statement shows; `{ref}` and `{number}` differ from month to month. */
  text: string;
  account: 'everyday' | 'card';
  day: number;
  /** Months in which it is taken, 1 to 12; every month where absent. */
  months?: readonly number[];
  /** Pence from a point of the period (0 to 1) on, the first from its start. */
  prices: readonly { since: number; pence: number }[];
  /** The part of the period in which it runs. */
  from?: number;
  until?: number;
}

export const subscriptions: readonly Subscription[] = [
  // Films and music from one company on different days: the amounts tell them apart.
  {
    text: 'VIDERELLE.COM          8005550118',
    account: 'card',
    day: 4,
    prices: [
      { since: 0, pence: 8_99 },
      { since: 0.3, pence: 9_99 },
      { since: 0.76, pence: 10_99 },
    ],
  },
  {
    text: 'VIDERELLE.COM          8005550118',
    account: 'card',
    day: 17,
    prices: [
      { since: 0, pence: 5_99 },
      { since: 0.62, pence: 6_49 },
    ],
  },
  {
    text: 'DAILY TIDEWAY DIGITAL  LONDON',
    account: 'card',
    day: 11,
    prices: [
      { since: 0, pence: 6_00 },
      { since: 0.13, pence: 11_99 },
      { since: 0.68, pence: 12_99 },
    ],
  },
  {
    text: 'PLINTHBOX* STORAGE 200',
    account: 'card',
    day: 23,
    prices: [
      { since: 0, pence: 2_49 },
      { since: 0.5, pence: 2_99 },
    ],
  },
  {
    text: 'PAYPAL *TALEWICK       08005550193',
    account: 'card',
    day: 9,
    prices: [{ since: 0, pence: 7_99 }],
    until: 0.47,
  },
  {
    text: 'PAYPAL *LINGOBRAMBLE {ref}',
    account: 'everyday',
    day: 26,
    prices: [
      { since: 0, pence: 6_99 },
      { since: 0.85, pence: 7_99 },
    ],
    from: 0.44,
  },
  {
    text: 'BAZAARO PRIORITY*{ref}',
    account: 'card',
    day: 19,
    prices: [
      { since: 0, pence: 4_99 },
      { since: 0.55, pence: 5_99 },
    ],
  },
  {
    text: 'HALLS & GARDENS MEMBERSHIP {number}',
    account: 'card',
    day: 14,
    months: [4],
    prices: [
      { since: 0, pence: 84_00 },
      { since: 0.5, pence: 89_00 },
    ],
  },
];
