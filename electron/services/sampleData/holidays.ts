import { addDays } from '../../../shared/dates.ts';
import { dayStamp, fillReferences, type StatementLine } from './bankText.ts';
import { type Chance, chanceFor } from './chance.ts';
import {
  addMonths,
  dayOfMonth,
  monthOf,
  monthsOf,
  type Period,
  weekday,
  workingDayFrom,
  workingDayUpTo,
} from './householdCalendar.ts';

/** What one euro cost on a day's statement, in pounds: near the middle of its range in recent years. */
function poundsPerEuro(chance: Chance): number {
  return 0.857 + 0.009 * chance.normal();
}

interface Destination {
  /** The name as terminals there write the town, and the country as the card network does. */
  town: string;
  country: string;
  tables: readonly string[];
  shops: readonly string[];
  /** Small places that take the travel card, as its own app writes them. */
  kiosks: readonly string[];
}

const summers: readonly Destination[] = [
  {
    town: 'LAGOS',
    country: 'PRT',
    tables: ['TABERNA DO FAROLIM', 'REST O PESCADOR VELHO', 'CERVEJARIA MARE ALTA', 'CHURRASQUEIRA DA PONTE'],
    shops: ['MERCADO DA VILA', 'SUPERMERC ALVORADINHA', 'FARMACIA LACOBRIGA', 'GROTTO BOAT TOURS', 'ALGAR BOMBAS'],
    kiosks: ['Pastelaria Alvoradinha', 'Gelados Nortada', 'Quiosque da Praia', 'Parque Ponta Sul', 'Mercado da Vila'],
  },
  {
    town: 'LUCCA',
    country: 'ITA',
    tables: ['TRATT DA ORNELLINA', 'OSTERIA TORRE STORTA', 'PIZZERIA SANTA ZITINA', 'RIST IL GLICINE BLU'],
    shops: ['ALIMENTARI BIANCOFIORE', 'FARMACIA DEL FILLUNGO', 'NOLEGGIO BICI MURETTA', 'MUSEO TORRI E MURA'],
    kiosks: ['Gelateria Pignolina', 'Bar Baluardo', 'Forno Amedeina', 'Edicola Piazza Grano', 'Tabacchi Ilaria'],
  },
  {
    town: 'CHANIA',
    country: 'GRC',
    tables: ['TAVERNA KYMATAKI', 'PSAROTAVERNA GLAROS', 'OUZERI PALIO LIMANAKI', 'TO STACHTOPOUTI'],
    shops: ['MINI MARKET ARETOULA', 'FARMAKEIO SPLANTZIAS', 'SAMARIANI BUS TOURS', 'KRITAMO CERAMICS'],
    kiosks: ['Bougatsa Manolaki', 'Kafeneio Platanaki', 'Periptero Limani', 'Agora Stall 14', 'Bus Chania South'],
  },
];

const cityBreaks: readonly Destination[] = [
  {
    town: 'GENT',
    country: 'BEL',
    tables: ['BRASSERIE DE KORENAAR', 'EETHUIS LIEVEKAAI'],
    shops: ['BOEKHANDEL DE ZWAEN', 'MUSEUMSHOP GRAVENHOF'],
    kiosks: ['Frituur Sint Veerle', 'Tramkaart Gent', 'Chocolaterie Roosje', 'Koffiebar Leiekant'],
  },
  {
    town: 'BREMEN',
    country: 'DEU',
    tables: ['GASTHAUS ZUM SPUNDLOCH', 'RATSSTUBEN AM MARKT'],
    shops: ['SCHNOOR PAPETERIE', 'UBERSEEMUSEUM KASSE'],
    kiosks: ['Backstube Weserlust', 'Tageskarte Bremen', 'Eisdiele Marcellino', 'Roesterei Viertelkind'],
  },
];

/** How long before a trip the travel card is loaded. */
const loadedDaysAhead = 6;

export interface Trip {
  leaves: string;
  days: number;
  destination: Destination;
  isSummer: boolean;
}

/**
 * One long holiday each August and a few days away each May, also those after the period that are booked within it.
 * A trip that began before the books do is left out: its travel money would have been loaded before them too.
 */
export function tripsIn(period: Period, seed: number): Trip[] {
  const chance = chanceFor(seed, 'trips');
  const trips: Trip[] = [];
  const firstSummer = chance.integer(0, summers.length - 1);
  const firstBreak = chance.integer(0, cityBreaks.length - 1);
  const bookable = { start: period.start, end: dayOfMonth(addMonths(monthOf(period.end), 6), 28) };
  for (const month of monthsOf(bookable)) {
    if (month.month === 8) {
      const destination = summers[(firstSummer + month.year) % summers.length];
      const leaves = dayOfMonth(month, chance.integer(3, 9));
      if (destination) trips.push({ leaves, days: chance.integer(9, 11), destination, isSummer: true });
    }
    if (month.month === 5) {
      const destination = cityBreaks[(firstBreak + month.year) % cityBreaks.length];
      const leaves = dayOfMonth(month, chance.integer(9, 15));
      const friday = addDays(leaves, (5 - weekday(leaves) + 7) % 7);
      if (destination) trips.push({ leaves: friday, days: 4, destination, isSummer: false });
    }
  }
  return trips.filter(({ leaves }) => addDays(leaves, -loadedDaysAhead) >= period.start);
}

export function daysAway(trips: readonly Trip[]): Set<string> {
  return new Set(
    trips.flatMap(({ leaves, days }) => Array.from({ length: days }, (_, index) => addDays(leaves, index))),
  );
}

const holidays = 'Leisure > Holidays';

/** Flights and a bed, paid ahead, in part months ahead. */
function bookings(trip: Trip, chance: Chance): StatementLine[] {
  const month = monthOf(trip.leaves);
  const on = (monthsBefore: number, day: number) => workingDayFrom(dayOfMonth(addMonths(month, -monthsBefore), day));
  const card = (date: string, pounds: number, text: string, category: StatementLine['category'] = holidays) => ({
    date,
    account: 'card' as const,
    amount: -Math.round(pounds * 100),
    text: fillReferences(text, chance),
    category,
  });
  const bed = trip.days * chance.between(62, 84);
  if (!trip.isSummer) {
    return [
      card(on(2, chance.integer(3, 24)), chance.between(118, 176), 'ZEPHYRINE AIR {ref}    LUTON'),
      card(on(1, chance.integer(3, 24)), bed, 'LODGEWREN*{ref}        DUBLIN'),
    ];
  }
  return [
    card(on(6, chance.integer(4, 20)), chance.between(296, 388), 'ZEPHYRINE AIR {ref}    LUTON'),
    card(on(6, 22), bed * 0.3, 'LODGEWREN*{ref}        DUBLIN'),
    card(on(1, 11), bed * 0.7, 'LODGEWREN*{ref}        DUBLIN'),
    card(
      on(1, chance.integer(14, 24)),
      chance.between(29, 41),
      'TRIPSHIELD COVER       08005550163',
      'Finance > Insurance',
    ),
    card(trip.leaves, 74.5, 'LONGSTAY PARK LTN      LUTON', holidays),
  ];
}

/** A meal or a shop on the credit card: euros in the text, pounds in the amount. */
function paidByCard(day: string, trip: Trip, chance: Chance): StatementLine {
  const isMeal = chance.happens(0.65);
  const euros = isMeal ? chance.between(24, 78) : chance.between(7, 52);
  const name = chance.pick(isMeal ? trip.destination.tables : trip.destination.shops);
  const date = workingDayFrom(addDays(day, chance.integer(1, 2)));
  const amount = -Math.round(euros * 100 * poundsPerEuro(chance));
  const text = `${name.slice(0, 18)} ${trip.destination.town} ${trip.destination.country} EUR ${euros.toFixed(2)}`;
  return { date, account: 'card', amount, text: text.slice(0, 40), category: holidays };
}

/** The card company's margin on what was paid in euros, charged once for the whole trip. */
function foreignFee(paid: readonly StatementLine[], trip: Trip): StatementLine {
  const total = paid.reduce((sum, line) => sum + line.amount, 0);
  return {
    date: workingDayFrom(addDays(trip.leaves, trip.days + 3)),
    account: 'card',
    amount: Math.round(total * 0.0295),
    text: 'NON-STERLING TRANSACTION FEES',
    category: 'Finance > Fees',
  };
}

/** Loads the travel card in pounds from the everyday account; it arrives the same day in euros. */
function topUp(date: string, pounds: number, euroCents: number): StatementLine[] {
  const category = 'Transfers > Between accounts';
  return [
    { date, account: 'everyday', amount: -pounds * 100, text: `WANDERPURSE TOP UP ${dayStamp(date)}`, category },
    { date, account: 'travel', amount: euroCents, text: `Top-up from **4417 (GBP ${pounds}.00)`, category },
  ];
}

/** Small things in euros from the travel card. */
function paidByTravelCard(day: string, trip: Trip, chance: Chance): StatementLine {
  const { kiosks, town } = trip.destination;
  if (chance.happens(0.12)) {
    const text = `Cash withdrawal ${town}`;
    return { date: day, account: 'travel', amount: -20_00, text, category: 'Finance > Cash' };
  }
  const amount = -chance.integer(4, 30) * 50;
  return { date: day, account: 'travel', amount, text: chance.pick(kiosks), category: holidays };
}

/** Everything that a trip leaves on the statements. */
export function tripLines(trip: Trip, seed: number): StatementLine[] {
  const chance = chanceFor(seed, `trip ${trip.leaves}`);
  const lines = bookings(trip, chance);
  const paidAbroad: StatementLine[] = [];
  const pounds = trip.isSummer ? 120 : 50;
  let purse = Math.round((pounds * 100) / poundsPerEuro(chance));
  lines.push(...topUp(workingDayUpTo(addDays(trip.leaves, -2)), pounds, purse));
  for (let index = 0; index < trip.days; index += 1) {
    const day = addDays(trip.leaves, index);
    const bought = trip.isSummer ? chance.integer(1, 2) : 1;
    for (let count = 0; count < bought; count += 1) paidAbroad.push(paidByCard(day, trip, chance));
    for (let count = 0; count < 2; count += 1) {
      const small = paidByTravelCard(day, trip, chance);
      // A card that is loaded beforehand cannot go below nothing.
      if (!chance.happens(0.52) || purse + small.amount < 0) continue;
      purse += small.amount;
      lines.push(small);
    }
  }
  return [...lines, ...paidAbroad, foreignFee(paidAbroad, trip)];
}
