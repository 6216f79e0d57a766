/** A month of an indicator as the arithmetic sees it. */
export interface Month {
  readonly value: number | null;
  /** What it weighs in a mean: the cases below the line, 1 where that is not known. */
  readonly weight: number;
  /** How much of the month is over: 0 before it, 1 after it. */
  readonly gone: number;
}

/** The twelve months of a year, January first. */
export type MonthsOfYear = readonly Month[];

/** A month that has a value. */
export type Known = Month & { readonly value: number };

export function isKnown(month: Month): month is Known {
  return month.value !== null;
}

/** Months that are over and have their value: only these say what a month comes to. */
export function wholeMonths(months: MonthsOfYear): readonly Known[] {
  return months.filter(isKnown).filter(({ gone }) => gone === 1);
}

/** How much of each month is still to come: of one without a value all of it, though it be over and only not entered. */
export function stillToCome(months: MonthsOfYear): readonly number[] {
  return months.map((month) => (isKnown(month) ? 1 - month.gone : 1));
}

/** How much of each month the value holds. */
export function heldBy(months: MonthsOfYear): readonly number[] {
  return months.map((month) => (isKnown(month) ? month.gone : 0));
}
