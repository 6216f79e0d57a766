import { numberText } from '../../ui/number.ts';

const short = (value: number) => numberText(value, Number.isInteger(value) ? 0 : 2);

/** What a figure is made of, 911 ÷ 972; nothing where it is a plain count. */
export function outOf(numerator: number, denominator: number | null): { readonly detail?: string } {
  return denominator === null ? {} : { detail: `${short(numerator)} ÷ ${short(denominator)}` };
}
