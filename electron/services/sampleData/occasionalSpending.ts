import { addDays } from '../../../shared/dates.ts';
import { dayStamp, type Payee, purchaseLine, type StatementLine } from './bankText.ts';
import { type Chance, chanceFor } from './chance.ts';
import { dayOfMonth, daysOf, monthsOf, type Period, weekday, workingDayFrom } from './householdCalendar.ts';
import type { HouseholdCategory } from './householdCategories.ts';
import { oneOffs } from './oneOffs.ts';

interface Appointment {
  payee: Payee;
  category: HouseholdCategory;
  /** Shortest and longest gap between two visits, in days. */
  every: readonly [number, number];
  /** What a visit can cost, in pence. */
  bills: readonly number[];
  onCard: number;
}

const alderton = [{ town: 'ALDERTON' }] as const;

const appointments: readonly Appointment[] = [
  {
    payee: { spellings: ['SUMUP  *FADEWORKS', 'FADEWORKS BARBERS'], branches: alderton },
    category: 'Health > Personal care',
    every: [27, 44],
    bills: [1800, 1800, 2000],
    onCard: 0,
  },
  {
    payee: { spellings: ['SALON MIRELLINE'], branches: alderton },
    category: 'Health > Personal care',
    every: [55, 85],
    bills: [4800, 5200, 8600],
    onCard: 0.3,
  },
  {
    payee: { spellings: ['MERROW LANE DENTAL'], branches: alderton },
    category: 'Health > Doctor',
    every: [120, 190],
    bills: [2680, 2680, 7350, 4100],
    onCard: 0.2,
  },
  {
    payee: { spellings: ['DR A KOROMAH PHYSIO', 'KOROMAH PHYSIOTHERAPY'], branches: alderton },
    category: 'Health > Doctor',
    every: [40, 160],
    bills: [5200, 5200, 4800],
    onCard: 0.3,
  },
  {
    payee: { spellings: ['OPTIVANE EYECARE'], branches: [{ town: 'NORTHMERE' }] },
    category: 'Health > Doctor',
    every: [330, 400],
    bills: [2500, 18900, 14900],
    onCard: 0.9,
  },
  {
    payee: { spellings: ['WRENFIELD VETS ALD', 'WRENFIELD VETS'], branches: alderton },
    category: 'Home > Pets',
    every: [80, 190],
    bills: [4650, 5890, 7210, 13480],
    onCard: 0.7,
  },
  {
    payee: { spellings: ['HEXLEY TYRE & EXHAUST', 'HEXLEY TYRES'], branches: [{ town: 'HEXLEY' }] },
    category: 'Transport > Car',
    every: [150, 330],
    bills: [5485, 8900, 16740, 21250],
    onCard: 0.8,
  },
  {
    payee: { spellings: ['SQ *SUDS HAND CARWASH'], branches: alderton },
    category: 'Transport > Car',
    every: [40, 95],
    bills: [900, 1200],
    onCard: 0,
  },
];

function appointmentLines(period: Period, seed: number, away: ReadonlySet<string>): StatementLine[] {
  return appointments.flatMap(({ payee, category, every, bills, onCard }, index) => {
    const chance = chanceFor(seed, `appointment ${index}`);
    const [shortest, longest] = every;
    const lines: StatementLine[] = [];
    let day = addDays(period.start, chance.integer(0, longest));
    while (day <= period.end) {
      const kept = away.has(day) ? addDays(day, 14) : day;
      const boughtOn = workingDayFrom(kept);
      const account = chance.happens(onCard) ? 'card' : 'everyday';
      lines.push(purchaseLine(period, payee, { account, boughtOn, amount: -chance.pick(bills), category }, chance));
      day = addDays(kept, chance.integer(shortest, longest));
    }
    return lines;
  });
}

const cashMachines = ['HIGH ST ALDERTON', 'HIGH ST ALDERTON', 'STATION RD NORTHMERE', 'BRACKWELL ALDERTON'] as const;
const privateMachine = 'CASHPOD HERON LANE';

function cashLines(period: Period, seed: number, away: ReadonlySet<string>): StatementLine[] {
  const chance = chanceFor(seed, 'cash');
  return daysOf(period).flatMap((day): StatementLine[] => {
    const likely = [0, 5, 6].includes(weekday(day)) ? 0.09 : 0.035;
    if (away.has(day) || !chance.happens(likely)) return [];
    const isPrivate = chance.happens(0.12);
    const machine = isPrivate ? privateMachine : chance.pick(cashMachines);
    const time = `${chance.integer(8, 22)}.${String(chance.integer(0, 59)).padStart(2, '0')}`;
    const text = `CASH ${machine} ${dayStamp(day)} ${time}`.slice(0, 38);
    const amount = -chance.pick([10_00, 20_00, 20_00, 30_00, 40_00, 50_00]);
    const drawn: StatementLine = { date: day, account: 'everyday', amount, text, category: 'Finance > Cash' };
    if (!isPrivate) return [drawn];
    return [drawn, { ...drawn, amount: -1_95, text: 'CASH MACHINE CHARGE CASHPOD', category: 'Finance > Fees' }];
  });
}

const friends = ['J MARLINSPIKE', 'OKONJA-REED S', 'PRIYA DESHMANE', 'T & L VARNHOLT', 'MAREK Z'] as const;
const shared: readonly { note: string; category: HouseholdCategory; low: number; high: number }[] = [
  { note: 'DINNER', category: 'Food > Eating out', low: 14_00, high: 38_00 },
  { note: 'CURRY', category: 'Food > Eating out', low: 12_00, high: 26_00 },
  { note: 'TICKETS', category: 'Leisure > Going out', low: 18_00, high: 55_00 },
  { note: 'GIG', category: 'Leisure > Going out', low: 22_00, high: 48_00 },
  { note: 'BDAY PRESENT', category: 'Giving > Gifts', low: 10_00, high: 25_00 },
  { note: 'FIVE A SIDE', category: 'Leisure > Sport', low: 5_00, high: 7_00 },
  { note: 'LIFT', category: 'Transport > Fuel', low: 8_00, high: 15_00 },
];

/** Friends who share a bill: paid to them, or paid back by them into the category that the bill went to. */
function friendLines(period: Period, seed: number): StatementLine[] {
  const chance = chanceFor(seed, 'friends');
  return daysOf(period).flatMap((date): StatementLine[] => {
    if (!chance.happens(0.06)) return [];
    const { note, category, low, high } = chance.pick(shared);
    const pence = Math.round(chance.between(low, high) / 50) * 50;
    const received = chance.happens(0.4);
    const text = `${received ? 'FPI' : 'FPO'} ${chance.pick(friends)} ${note}`;
    return [{ date, account: 'everyday', amount: received ? pence : -pence, text, category }];
  });
}

/** Second-hand sales, a tax rebate each summer, birthday money. */
function otherIncomeLines(period: Period, seed: number): StatementLine[] {
  const chance = chanceFor(seed, 'other income');
  const category = 'Income > Other income';
  return monthsOf(period).flatMap((month): StatementLine[] => {
    const lines: StatementLine[] = [];
    const credit = (date: string, amount: number, text: string) =>
      lines.push({ date: workingDayFrom(date), account: 'everyday', amount, text, category });
    if (chance.happens(0.3)) {
      credit(dayOfMonth(month, chance.integer(2, 27)), chance.integer(9, 62) * 50, 'VINTELLO PAYOUT 08005550193');
    }
    if (month.month === 7) credit(dayOfMonth(month, 19), chance.integer(84_00, 236_00), 'BGC TAX REFUND 2274K');
    if (month.month === 3) credit(dayOfMonth(month, 6), 50_00, 'FPI MUM AND DAD HAPPY BIRTHDAY X');
    return lines;
  });
}

/** Each one-off falls on one day of the period, in an order that the seed decides. */
function oneOffLines(period: Period, seed: number, away: ReadonlySet<string>): StatementLine[] {
  const chance = chanceFor(seed, 'one-offs');
  const days = daysOf(period).filter((day) => !away.has(day) && !day.endsWith('-12-25'));
  // Fewer of them in a shorter period, so that a month holds about two whatever the length.
  const share = Math.min(1, days.length / 700);
  return oneOffs
    .filter(() => chance.happens(share))
    .map((oneOff) => oneOffLine(oneOff, period, chance.pick(days), chance));
}

function oneOffLine(oneOff: (typeof oneOffs)[number], period: Period, boughtOn: string, chance: Chance): StatementLine {
  const { name, town, category, account, pounds } = oneOff;
  const whole = Math.round(pounds * chance.between(0.9, 1.1));
  const amount = -(whole * 100 + chance.pick([0, 0, 50, 99, chance.integer(1, 98)]));
  return purchaseLine(
    period,
    { spellings: [name], branches: [{ town }] },
    { account, boughtOn, amount, category },
    chance,
  );
}

export function occasionalSpending(period: Period, seed: number, away: ReadonlySet<string>): StatementLine[] {
  return [
    ...appointmentLines(period, seed, away),
    ...cashLines(period, seed, away),
    ...friendLines(period, seed),
    ...otherIncomeLines(period, seed),
    ...oneOffLines(period, seed, away),
  ];
}
