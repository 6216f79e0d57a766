import { actionNames } from '@chengyun/contract/actions';
import { caseStates } from '@chengyun/contract/words';
import { expect, test } from 'vitest';
import { betweenMarks, markdownTable } from './between-marks.ts';
import { lifeDiagram, lifeMarkdown } from './life-tables.ts';
import { pages, remade } from './pages.ts';

test.each(pages)('%s says what the code says (npm run generate writes it)', (page) => {
  const { kept, made } = remade(page);
  expect(kept).toBe(made);
});

test('the life table has one row for each action, in order', () => {
  const named = [...lifeMarkdown().matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name);
  expect(named).toEqual(actionNames);
});

test('the diagram leads to every state and out of every open one', () => {
  const arrows = [
    ...lifeDiagram().matchAll(/^ {2}(\S+) --> (\S+?):? /gm),
    ...lifeDiagram().matchAll(/^ {2}(\S+) --> (\S+)$/gm),
  ];
  expect(caseStates.filter((state) => !arrows.some(([, , to]) => to?.replace(':', '') === state))).toEqual([]);
  expect(caseStates.filter((state) => !arrows.some(([, from]) => from === state))).toEqual([]);
});

test('a part goes between its marks and leaves the rest of the page alone', () => {
  const page = 'a\n<!-- x -->old<!-- /x -->\nb';
  const once = betweenMarks(page, 'x', 'new');
  expect(once).toBe('a\n<!-- x -->\n\nnew\n\n<!-- /x -->\nb');
  expect(betweenMarks(once, 'x', 'new')).toBe(once);
  expect(() => betweenMarks(page, 'y', 'new')).toThrow('<!-- y -->');
});

test('a bar in a cell does not end the cell', () => {
  expect(markdownTable(['a'], [['x|y']])).toBe('| a |\n| --- |\n| x\\|y |');
});
