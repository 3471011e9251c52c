import type { HouseholdCategory } from './householdCategories.ts';

/** A payee that the household meets once: no history to learn from, only its name and amount. */
export interface OneOff {
  name: string;
  town: string;
  category: HouseholdCategory;
  account: 'everyday' | 'card';
  /** Roughly what it cost; the draw moves it by up to a tenth. */
  pounds: number;
}

const row = (
  name: string,
  town: string,
  category: HouseholdCategory,
  account: OneOff['account'],
  pounds: number,
): OneOff => ({ name, town, category, account, pounds });

export const oneOffs: readonly OneOff[] = [
  row('PLUMBRIGHT HEATING SVC', 'ALDERTON', 'Home > Household goods', 'everyday', 96),
  row('KEYSTONE LOCKS ALD', 'ALDERTON', 'Home > Household goods', 'everyday', 78),
  row('HYGGEVIK FURNITURE', 'NORTHMERE', 'Home > Household goods', 'card', 289),
  row('SLUMBERWOLD BEDS', 'NORTHMERE', 'Home > Household goods', 'card', 449),
  row('WHITECAP APPLIANCES', 'ONLINE', 'Home > Household goods', 'card', 329),
  row('GREENFINGER NURSERY', 'HEXLEY', 'Home > Household goods', 'card', 42),
  row('ROSE & TREADWELL RUGS', 'NORTHMERE', 'Home > Household goods', 'card', 118),
  row('VOLTANA ELECTRICALS', 'NORTHMERE', 'Shopping > Electronics', 'card', 219),
  row('FIXMYPANE PHONE REPAIR', 'NORTHMERE', 'Shopping > Electronics', 'everyday', 65),
  row('PAYPAL *RETROKEYS', '08005550193', 'Shopping > Electronics', 'card', 74),
  row('KESTRELINE OUTDOOR', 'HEXLEY', 'Shopping > Clothing', 'card', 124),
  row('STRIDEWOLD SHOES', 'NORTHMERE', 'Shopping > Clothing', 'card', 68),
  row('BRIDGE & BOBBIN TAILOR', 'ALDERTON', 'Shopping > Clothing', 'everyday', 22),
  row('THE DRY CLEANERY', 'ALDERTON', 'Shopping > Clothing', 'everyday', 17),
  row('PAYPAL *SOCKMONGER', '08005550193', 'Shopping > Clothing', 'card', 24),
  row('CLIFFTOP CRAZY GOLF', 'SALTERNE BAY', 'Leisure > Going out', 'everyday', 15),
  row('SALTERNE BAY PIER', 'SALTERNE BAY', 'Leisure > Going out', 'everyday', 12),
  row('TICKETROOK* {ref}', 'TICKETROOK.CO', 'Leisure > Going out', 'card', 96),
  row('TICKETROOK* {ref}', 'TICKETROOK.CO', 'Leisure > Going out', 'card', 58),
  row('LANTERN COMEDY CELLAR', 'NORTHMERE', 'Leisure > Going out', 'card', 36),
  row('NORTHMERE PLAYHOUSE', 'NORTHMERE', 'Leisure > Going out', 'card', 54),
  row('ESCAPE THE CRYPT', 'NORTHMERE', 'Leisure > Going out', 'card', 88),
  row('PINS & NEEDLES BOWLING', 'NORTHMERE', 'Leisure > Going out', 'everyday', 31),
  row('SQ *FOLKSTEAD FESTIVAL', 'HEXLEY', 'Leisure > Going out', 'card', 134),
  row('HEXLEY CLIMB CENTRE', 'HEXLEY', 'Leisure > Sport', 'everyday', 26),
  row('ALDERTON 10K ENTRY', 'RACEROSTERLY', 'Leisure > Sport', 'card', 34),
  row('CRANKWORTH CYCLES', 'ALDERTON', 'Leisure > Sport', 'card', 83),
  row('ISLINGFORD ANTIQUARIAN', 'NORTHMERE', 'Leisure > Books', 'everyday', 28),
  row('PAYPAL *INKWELLPRESS', '08005550193', 'Leisure > Books', 'card', 18),
  row('FELLSIDE INN HOLMWATER', 'HOLMWATER', 'Food > Eating out', 'card', 71),
  row('SALTERNE CHIPPY', 'SALTERNE BAY', 'Food > Eating out', 'everyday', 23),
  row('SUMUP  *TACO DISTRICT', 'NORTHMERE', 'Food > Eating out', 'everyday', 19),
  row('DUMPLING DEN NM', 'NORTHMERE', 'Food > Eating out', 'card', 33),
  row('OYSTERBANK GRILL', 'SALTERNE BAY', 'Food > Eating out', 'card', 92),
  row('SQ *FIELD KITCHEN', 'HEXLEY', 'Food > Eating out', 'everyday', 16),
  row('TEA AT THE BOATHOUSE', 'HOLMWATER', 'Food > Coffee', 'everyday', 9),
  row('SQ *STEAM ENGINE CAFE', 'HEXLEY', 'Food > Coffee', 'everyday', 7),
  row('HOLMWATER FARM SHOP', 'HOLMWATER', 'Food > Groceries', 'card', 27),
  row('CHEESE & CORK', 'ALDERTON', 'Food > Groceries', 'card', 34),
  row('SUMUP  *HONEY MAN', 'ALDERTON', 'Food > Groceries', 'everyday', 11),
  row('HEXLEY MOT & SERVICE', 'HEXLEY', 'Transport > Car', 'card', 214),
  row('BREAKDOWNWISE', '08005550171', 'Transport > Car', 'card', 79),
  row('CABBERLEY CABS', 'NORTHMERE', 'Transport > Public transport', 'everyday', 18),
  row('CABBERLEY CABS', 'NORTHMERE', 'Transport > Public transport', 'everyday', 24),
  row('HOLMWATER PIER CAR PARK', 'HOLMWATER', 'Transport > Parking', 'everyday', 8),
  row('ELM ROAD TRAVEL CLINIC', 'ALDERTON', 'Health > Doctor', 'card', 85),
  row('STILLWATER MASSAGE', 'ALDERTON', 'Health > Personal care', 'everyday', 55),
  row('PETALS BY ROSALIND', 'ALDERTON', 'Giving > Gifts', 'card', 45),
  row('WEDDINGLISTLY', 'LONDON', 'Giving > Gifts', 'card', 90),
  row('SPONSORWREN* {ref}', 'SPONSORWREN.ORG', 'Giving > Donations', 'card', 20),
  row('SPONSORWREN* {ref}', 'SPONSORWREN.ORG', 'Giving > Donations', 'everyday', 15),
  row('HOLMWATER COTTAGES', 'HOLMWATER', 'Leisure > Holidays', 'card', 236),
];
