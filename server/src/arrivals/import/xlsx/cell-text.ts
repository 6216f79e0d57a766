const DAY_MS = 86_400_000;
// Day 1 is 1900-01-01 and 1900 counts as a leap year, so from March 1900 on day 0 is 1899-12-30 (ECMA-376 part 1, 18.17.4.1).
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);
const LAST_SERIAL = 2_958_465; // 9999-12-31

/** What a number in a cell reads as: a date by its style (`2026-05-08 16:20:00`), else the plain digits. */
export function numberText(raw: string, isDate: boolean, date1904: boolean): string {
  const value = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(value)) return raw;
  if (isDate && value >= 0 && value <= LAST_SERIAL) return serialText(value, date1904);
  // A telephone number is kept as 1.3812345678E10 by some programs.
  return /e/i.test(raw) && Number.isSafeInteger(value) ? String(value) : raw;
}

/** The wall clock of a date serial, to the second. */
export function serialText(serial: number, date1904: boolean): string {
  const at = (date1904 ? EPOCH_1904 : EPOCH_1900) + Math.round(serial * 86_400) * 1000;
  const text = new Date(at).toISOString();
  return at % DAY_MS === 0 ? text.slice(0, 10) : text.slice(0, 19).replace('T', ' ');
}

/** The column of a reference such as `AB12`, from 0; undefined when it is none. */
export function columnOf(reference: string | undefined): number | undefined {
  const letters = /^([A-Z]{1,3})\d+$/.exec(reference ?? '')?.[1];
  if (!letters) return undefined;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}
