/**
 * Merchant category codes of ISO 18245, by the starter category that they belong to: single codes and ranges. What a
 * merchant mainly sells, not what was bought, so a hint as weak as a word.
 */
const codesByKey: Record<string, string> = {
  groceries: '5300 5411 5422 5451 5499',
  restaurants: '5811 5812',
  takeaway: '5814',
  coffee: '5441 5462',
  bars: '5813 5921',
  rent: '6513',
  energy: '4900 5983',
  telecom: '4812-4815 4821 4899',
  furnishing: '5021 5039 5072 5074 5193 5198 5200 5211 5231 5251 5261 5712-5722 5996',
  homeServices: '780 1520 1711 1731 1740 1750 1761 1771 1799 4225 7210 7211 7216 7217 7342 7349 7622-7641 7692 7699',
  publicTransport: '4011 4111 4112 4131 4789',
  taxi: '4121',
  fuel: '5172 5541 5542 5552',
  car: '4784 5013 5511-5533 5571 7523 7531-7549 8675',
  clothing: '5094 5137 5139 5611-5699 5931 5944 5948 7251 7296',
  electronics: '5044 5045 5065 5732 5946',
  books: '2741 5111 5192 5942 5943 5994',
  onlineShopping: '5262 5963-5969',
  departmentStores: '5309-5331 5399 5999',
  hobbies: '5551 5561 5592 5598 5599 5733 5932 5937 5945 5949 5970-5972',
  children: '5641',
  gifts: '5947 5992 8398 8641 8651 8661',
  health: '4119 5047 5976 7277 8011 8031 8049 8050 8062 8071 8099',
  pharmacy: '5122 5912',
  dentalOptical: '5975 8021 8041-8043',
  personalCare: '5977 7230 7297 7298',
  sport: '5655 5940 5941 7941 7992 7997',
  subscriptions: '5815 5968 7841',
  entertainment: '5735 5816 7829 7832 7911 7922 7929 7932 7933 7991 7993 7994 7996 7998 7999',
  travel: '3351-3500 4411 4457 4468 4722 4723 5962 7012 7512 7513 7519',
  hotels: '3501-3999 7011 7032 7033',
  flights: '3000-3350 4511 4582',
  pets: '742 5995',
  gambling: '7800-7802 7995',
  education: '8211 8220 8241-8299 8351',
  insurance: '5960 6300',
  taxes: '7276 9311',
  bankFees: '6012',
  cash: '6010 6011',
  investments: '6050 6051 6211',
  government: '9211 9222 9223 9399 9405',
  business: '5046 5085 7311 7333 7338 7339 7361 7379 7392-7399 8111 8931 8999',
  software: '4816 5734 5817 5818 7372 7375',
  postage: '4214 4215 9402',
  transfers: '4829 6532-6540',
};

interface CodeRange {
  readonly from: number;
  readonly to: number;
  readonly key: string;
}

const ranges: readonly CodeRange[] = Object.entries(codesByKey).flatMap(([key, codes]) =>
  codes.split(' ').map((code): CodeRange => {
    const [from = 0, to = from] = code.split('-').map(Number);
    return { from, to, key };
  }),
);
const keyByCode = new Map<number, string>();
// Single codes lie inside some of the ranges, and are the more exact.
for (const { from, to, key } of [...ranges].sort((one, other) => other.to - other.from - (one.to - one.from))) {
  for (let code = from; code <= to; code += 1) keyByCode.set(code, key);
}

/** Key of the starter category of a merchant category code (0 to 9999), or null where none fits. */
export function starterKeyOfMerchantCode(code: number): string | null {
  return keyByCode.get(code) ?? null;
}

/** Key of the merchant category code that a bank wrote into its text as `MCC 5411` or `MCC: 5411`, or null. */
export function merchantCodeInText(text: string): string | null {
  const code = /\bmcc\W{0,3}(\d{4})\b/i.exec(text)?.[1];
  return code === undefined ? null : starterKeyOfMerchantCode(Number(code));
}
