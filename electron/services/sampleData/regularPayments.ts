import { addDays } from '../../../shared/dates.ts';
import { dayStamp, directDebitText, fillReferences, type StatementLine } from './bankText.ts';
import { chanceFor } from './chance.ts';
import {
  addMonths,
  dayOfMonth,
  type Month,
  monthsOf,
  type Period,
  progress,
  workingDayFrom,
  workingDayUpTo,
} from './householdCalendar.ts';
import type { HouseholdCategory } from './householdCategories.ts';
import { subscriptions } from './subscriptions.ts';

/** Tariffs and wages go up each April: how many Aprils lie between the start of the period and a month. */
function aprilsSince(period: Period, { year, month }: Month): number {
  const startYear = Number(period.start.slice(0, 4));
  const startsAfterApril = period.start.slice(5, 7) >= '04' ? 1 : 0;
  return Math.max(0, year - startYear + (month >= 4 ? 1 : 0) - startsAfterApril);
}

interface DirectDebit {
  originator: string;
  reference: string;
  category: HouseholdCategory;
  day: number;
  /** Months in which it is taken; all twelve where absent. */
  months?: readonly number[];
  pence: number;
  /** Growth each April. */
  rise: number;
}

const directDebits: readonly DirectDebit[] = [
  {
    originator: 'ALDERTON CITY COUNCIL',
    reference: '70114482',
    category: 'Home > Council tax',
    day: 1,
    months: [1, 4, 5, 6, 7, 8, 9, 10, 11, 12],
    pence: 164_00,
    rise: 0.049,
  },
  {
    originator: 'CASTLEVALE WATER',
    reference: '4002187731',
    category: 'Home > Water',
    day: 16,
    pence: 36_40,
    rise: 0.084,
  },
  {
    originator: 'FERNWICK BROADBAND',
    reference: 'FB2298104',
    category: 'Home > Internet and phone',
    day: 21,
    pence: 32_00,
    rise: 0.078,
  },
  // Two SIM cards with one company, taken on the same day: only the amount and the reference tell them apart.
  {
    originator: 'PIPIT MOBILE',
    reference: '81120047',
    category: 'Home > Internet and phone',
    day: 8,
    pence: 10_00,
    rise: 0.06,
  },
  {
    originator: 'PIPIT MOBILE',
    reference: '81120048',
    category: 'Home > Internet and phone',
    day: 8,
    pence: 14_00,
    rise: 0.06,
  },
  { originator: 'VEHICLE TAX', reference: 'AK19RWN', category: 'Transport > Car', day: 1, pence: 15_31, rise: 0.05 },
  {
    originator: 'DENTAWREN DENTAL PLAN',
    reference: 'DW551902',
    category: 'Finance > Insurance',
    day: 20,
    months: [1, 4, 7, 10],
    pence: 58_50,
    rise: 0.046,
  },
  {
    originator: 'HARBOUR LANTERNS TRUST',
    reference: 'GIFT AID 0912',
    category: 'Giving > Donations',
    day: 5,
    pence: 10_00,
    rise: 0,
  },
  {
    originator: 'FORGE AND FELL LEISURE',
    reference: 'M0048817',
    category: 'Leisure > Sport',
    day: 3,
    pence: 34_00,
    rise: 0.07,
  },
  {
    originator: 'SHELDRAKE MOTOR INS',
    reference: 'SM77410926',
    category: 'Finance > Insurance',
    day: 14,
    months: [9],
    pence: 468_20,
    rise: 0.09,
  },
  {
    originator: 'HEARTHSURE CONTENTS',
    reference: 'HC2281745',
    category: 'Finance > Insurance',
    day: 9,
    months: [2],
    pence: 142_36,
    rise: 0.06,
  },
];

function directDebitLines(period: Period): StatementLine[] {
  return directDebits.flatMap(({ originator, reference, category, day, months, pence, rise }) =>
    monthsOf(period)
      .filter(({ month }) => months === undefined || months.includes(month))
      .map((month): StatementLine => {
        const date = workingDayFrom(dayOfMonth(month, day));
        const amount = -Math.round(pence * (1 + rise) ** aprilsSince(period, month));
        return {
          date,
          account: 'everyday',
          amount,
          text: directDebitText(period, date, originator, reference),
          category,
        };
      }),
  );
}

/** Pounds of heating and light in each month, January first, at the tariff of the first year. */
const energyByMonth = [186, 172, 150, 118, 88, 71, 66, 67, 79, 108, 142, 179] as const;

function energyLines(period: Period, seed: number): StatementLine[] {
  const chance = chanceFor(seed, 'energy');
  return monthsOf(period).map((month) => {
    // The bill that is taken is last month's use.
    const used = energyByMonth[addMonths(month, -1).month - 1] ?? 0;
    const pounds = used * 1.06 ** aprilsSince(period, month) * (1 + 0.05 * chance.normal());
    const date = workingDayFrom(dayOfMonth(month, 12));
    const text = directDebitText(period, date, 'EMBERLY ENERGY', '0048213377');
    return {
      date,
      account: 'everyday',
      amount: -Math.round(pounds * 100),
      text,
      category: 'Home > Electricity and heating',
    };
  });
}

/** The point of the period at which the landlord puts the rent up. */
const rentRise = 0.54;

function rentLines(period: Period): StatementLine[] {
  return monthsOf(period).map((month) => {
    const date = workingDayFrom(dayOfMonth(month, 1));
    const risen = progress(period, date) >= rentRise;
    const text = risen ? 'SO HALDENE LETTINGS FLAT 6 TANNERY' : 'STO HALDENE LETTINGS 6 TANNERY CT';
    return { date, account: 'everyday', amount: risen ? -1_225_00 : -1_165_00, text, category: 'Home > Rent' };
  });
}

/** The day of the main salary; in December before Christmas. */
export function paydayIn(month: Month): string {
  return workingDayUpTo(dayOfMonth(month, month.month === 12 ? 20 : 28));
}

/** Two salaries: one steady with a bonus each December, one by the hour. Both rise in April. */
function salaryLines(period: Period, seed: number): StatementLine[] {
  const chance = chanceFor(seed, 'salary');
  const category = 'Income > Salary';
  return monthsOf(period).flatMap((month) => {
    const raise = 1.034 ** aprilsSince(period, month);
    const payday = paydayIn(month);
    const partTimePayday = workingDayUpTo(dayOfMonth(month, 15));
    const main = Math.round(2_486_32 * raise) + chance.pick([0, 0, 0, 20, -20]);
    const partTime = Math.round(1_164_00 * raise * (1 + 0.04 * chance.normal()));
    const lines: StatementLine[] = [
      {
        date: payday,
        account: 'everyday',
        amount: main,
        text: `BGC ORRIN BLYTHEWOOD LTD SAL ${dayStamp(payday)}`,
        category,
      },
      {
        date: partTimePayday,
        account: 'everyday',
        amount: partTime,
        text: 'BACS NORTHMERE PRIMARY SCH PAYROLL',
        category,
      },
    ];
    if (month.month === 12) {
      const amount = Math.round(main * chance.between(0.55, 0.75));
      lines.push({ date: payday, account: 'everyday', amount, text: 'BGC ORRIN BLYTHEWOOD LTD BONUS', category });
    }
    return lines;
  });
}

function subscriptionLines(period: Period, seed: number): StatementLine[] {
  return subscriptions.flatMap((subscription, index) => {
    const chance = chanceFor(seed, `subscription ${index}`);
    return monthsOf(period).flatMap((month): StatementLine[] => {
      const { account, months, text } = subscription;
      if (months !== undefined && !months.includes(month.month)) return [];
      // Taken on its day even at a weekend; the card posts it then or the day after.
      const date = addDays(dayOfMonth(month, subscription.day), chance.happens(0.25) ? 1 : 0);
      const point = progress(period, date);
      if (point < (subscription.from ?? 0) || point >= (subscription.until ?? 1.1)) return [];
      const price = subscription.prices.findLast(({ since }) => point >= since || since === 0);
      if (price === undefined) return [];
      const filled = fillReferences(text, chance).slice(0, 40);
      return [{ date, account, amount: -price.pence, text: filled, category: 'Leisure > Subscriptions' }];
    });
  });
}

/** The point of the period from which the everyday account costs a monthly fee. */
const accountFeeFrom = 0.4;

function feeLines(period: Period): StatementLine[] {
  return monthsOf(period)
    .map((month) => workingDayFrom(dayOfMonth(month, 10)))
    .filter((date) => progress(period, date) >= accountFeeFrom)
    .map((date) => ({
      date,
      account: 'everyday',
      amount: -3_00,
      text: 'MONTHLY ACCOUNT FEE',
      category: 'Finance > Fees',
    }));
}

/** What comes and goes by the calendar. */
export function regularPayments(period: Period, seed: number): StatementLine[] {
  return [
    ...salaryLines(period, seed),
    ...rentLines(period),
    ...directDebitLines(period),
    ...energyLines(period, seed),
    ...subscriptionLines(period, seed),
    ...feeLines(period),
  ];
}
