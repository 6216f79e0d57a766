import type { Fact, Facts } from '../figures/facts.ts';

/** One comparison of a condition; without an operator: that the name is known. */
export interface Test {
  readonly name: string;
  readonly is: Operator | 'known';
  readonly than: number | string;
}

const OPERATORS = ['>=', '<=', '!=', '>', '<', '='] as const;
type Operator = (typeof OPERATORS)[number];

const TEST = /^([a-z][a-z0-9.-]*)(?:\s*(>=|<=|!=|>|<|=)\s*(-?\d+(?:\.\d+)?%?|[a-z][a-z0-9.-]*))?$/;

/** Reads "reported.change >= 10% and areas.1.n > 5"; gives the part that cannot be read instead. */
export function readCondition(text: string): { readonly tests: readonly Test[] } | { readonly unread: string } {
  const tests: Test[] = [];
  for (const part of text.split(/\s+and\s+/).map((one) => one.trim())) {
    const [, name, operator, than] = TEST.exec(part) ?? [];
    if (name === undefined) return { unread: part };
    tests.push({ name, is: operatorOf(operator), than: than === undefined ? 0 : numberOr(than) });
  }
  return { tests };
}

function operatorOf(text: string | undefined): Test['is'] {
  return OPERATORS.find((one) => one === text) ?? 'known';
}

function numberOr(text: string): number | string {
  if (/^[a-z]/.test(text)) return text;
  return text.endsWith('%') ? Number(text.slice(0, -1)) / 100 : Number(text);
}

/** Whether a condition holds; a name that is not known makes it false. None holds always. */
export function holds(when: string | undefined, facts: Facts, row = ''): boolean {
  if (when === undefined) return true;
  const read = readCondition(when);
  return 'tests' in read && read.tests.every((test) => passes(test, facts, row));
}

function passes({ name, is, than }: Test, facts: Facts, row: string): boolean {
  const fact = named(facts, name, row);
  if (is === 'known') return fact !== undefined && saidBy(fact) !== null;
  const [value, other] = [numberIn(fact), typeof than === 'number' ? than : numberIn(named(facts, than, row))];
  if (value === null || other === null) return false;
  switch (is) {
    case '>=':
      return value >= other;
    case '<=':
      return value <= other;
    case '>':
      return value > other;
    case '<':
      return value < other;
    case '=':
      return value === other;
    case '!=':
      return value !== other;
  }
}

/** The fact of a name: of the row first, where one is meant, then of the whole. */
export function named(facts: Facts, name: string, row = ''): Fact | undefined {
  return (row === '' ? undefined : facts.values.get(`${row}.${name}`)) ?? facts.values.get(name);
}

/** What a fact says; null when it is a figure without a value. */
export function saidBy(fact: Fact): number | string | null {
  return fact.kind === 'word' ? fact.text : fact.figure.value;
}

function numberIn(fact: Fact | undefined): number | null {
  return fact?.kind === 'figure' ? fact.figure.value : null;
}
