import { expect, test } from 'vitest';
import { SHIPPED } from '../testing/a-material.ts';
import { readRules } from './check-rules.ts';
import { readCondition } from './conditions.ts';

const problems = (text: string) => readRules(text).problems.map(({ line, message }) => [line, message.en] as const);

test('the rules that come with the product hold', () => {
  expect(problems(SHIPPED)).toEqual([]);
});

test('a name that there is not is told with its line', () => {
  const text = SHIPPED.replace('其中，{said-kinds}。', '其中，{said-kinds}、{said-nothing}。');
  const line = text.split('\n').findIndex((one) => one.includes('said-nothing'));
  const [[at, why] = [0, '']] = problems(text);
  expect(why).toBe('There is no name "said-nothing"; the page of the rules lists those there are.');
  expect(Math.abs(at - (line + 1))).toBeLessThanOrEqual(1);
});

test('a condition that cannot be read is told', () => {
  const text = SHIPPED.replace('when: reported > 0', 'when: reported is many');
  expect(problems(text)[0]?.[1]).toBe(
    'The condition "reported is many" cannot be read; write it like reported.change >= 10%, joined by and.',
  );
});

test('tables, charts and rankings that there are not, and paragraphs given twice, are told', () => {
  const said = (from: string, to: string) => problems(SHIPPED.replace(from, to)).map(([, why]) => why);
  expect(said('kind: chart, id: daily', 'kind: chart, id: hourly')).toEqual([
    'There is no "hourly"; use one of daily, areas, trend.',
  ]);
  expect(said('id: said-kinds, of: kinds', 'id: said-kinds, of: colours')[0]).toContain('"colours"');
  expect(said('id: closing\n', 'id: overall\n')).toEqual(['The paragraph "overall" is given twice.']);
});

test('rules of another shape or no YAML at all are told and never throw', () => {
  expect(problems('parts: 3').length).toBeGreaterThan(0);
  expect(problems('a: [').length).toBeGreaterThan(0);
});

test('conditions take shares as percentages, other names and the mere being known', () => {
  expect(readCondition('reported.change >= 10% and closed < due and trend.mean')).toEqual({
    tests: [
      { name: 'reported.change', is: '>=', than: 0.1 },
      { name: 'closed', is: '<', than: 'due' },
      { name: 'trend.mean', is: 'known', than: 0 },
    ],
  });
});
