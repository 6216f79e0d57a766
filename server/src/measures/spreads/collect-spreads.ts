import type { CaseBasis } from '@chengyun/contract/measures';
import { type Plan, placeOf, type Spread } from '../plan/plan.ts';
import { LOW_BITS } from '../rolls/add-up.ts';
import { valueDimensions } from '../rolls/dimensions.ts';
import type { MemberNumbers } from './member-numbers.ts';
import { type SpreadCase, type SpreadRow, spreadAdderOf } from './spread-adder.ts';

/** A case as spreads see it, and as bits which terms it passes: the first thirty, and the others. */
export interface MarkedSpreadCase extends SpreadCase {
  readonly low: number;
  readonly high: number;
}

/** A spread, and which bit of a case's mask tells that it is of it. */
export interface PlacedSpread {
  readonly spread: Spread;
  readonly bit: number;
}

/** The spreads of a basis, by the bits of the terms of a plan. */
export function placedSpreads(plan: Plan, basis: CaseBasis): readonly PlacedSpread[] {
  return plan.spreads.flatMap((spread): readonly PlacedSpread[] => {
    const place = spread.basis === basis ? placeOf(plan, basis, spread.term) : null;
    return place === null ? [] : [{ spread, bit: place - 1 }];
  });
}

/** Puts together several spreads of cases that come in the order of their days; `numbers` must know each name by then. */
export function collectorOf(
  placed: readonly PlacedSpread[],
  numbers: MemberNumbers,
  tell: (spread: Spread, row: SpreadRow) => void,
) {
  const each = placed.map(({ spread, bit }) => ({
    bit,
    adder: spreadAdderOf(
      spread.member,
      (name) => numberOf(numbers, name),
      (row) => tell(spread, row),
    ),
  }));
  return {
    add: (one: MarkedSpreadCase) => {
      for (const { bit, adder } of each) if (isOf(one, bit)) adder.add(one);
    },
    end: () => {
      for (const { adder } of each) adder.end();
    },
  };
}

/** The names that spreads count, of some cases. */
export function membersOf(placed: readonly PlacedSpread[], cases: readonly MarkedSpreadCase[]): readonly string[] {
  const names = new Set<string>();
  for (const { spread, bit } of placed) {
    const at = valueDimensions.indexOf(spread.member);
    for (const one of cases) if (isOf(one, bit)) names.add(one.values[at] ?? '');
  }
  return [...names];
}

/** All names that spreads may count, where `names` are those of each of `valueDimensions`. */
export function allMembers(placed: readonly PlacedSpread[], names: readonly (readonly string[])[]): readonly string[] {
  const members = new Set(placed.map(({ spread }) => spread.member));
  return [...members].flatMap((member) => names[valueDimensions.indexOf(member)] ?? []);
}

/** Whether a case is of a spread. */
export function isOf({ low, high }: Pick<MarkedSpreadCase, 'low' | 'high'>, bit: number): boolean {
  return ((bit < LOW_BITS ? low >> bit : high >> (bit - LOW_BITS)) & 1) === 1;
}

function numberOf(numbers: MemberNumbers, name: string): number {
  const number = numbers.get(name);
  if (number === undefined) throw new Error(`${name} has no number among the members`);
  return number;
}
