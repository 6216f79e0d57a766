const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECKS = '10X98765432';
/** First two digits of the administrative divisions (GB/T 2260), with those of Hong Kong, Macao and Taiwan. */
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 91'.split(
    ' ',
  ),
);

/** Whether 18 signs are an identity number: division, birthday and check sign (GB 11643-1999, 4.2 and appendix A). */
export function isIdNumber(text: string): boolean {
  if (!/^\d{17}[\dX]$/i.test(text) || !PROVINCES.has(text.slice(0, 2)) || !isDay(text.slice(6, 14))) return false;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(text[at]), 0);
  return CHECKS[sum % 11] === text[17]?.toUpperCase();
}

/** Whether 15 digits may be an identity number of before 1999: it has no check sign, and its year two digits. */
export function isOldIdNumber(text: string): boolean {
  return /^\d{15}$/.test(text) && PROVINCES.has(text.slice(0, 2)) && isDay(`19${text.slice(6, 12)}`);
}

function isDay(digits: string): boolean {
  const [year, month, day] = [Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6))];
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1900 && year < 2100 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
