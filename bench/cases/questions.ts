import type { NewCase } from '@chengyun/contract/case';
import { writeCursor } from '../../server/src/cases/view/cursor.ts';
import { cutQuery } from '../../server/src/support/words/cut-words.ts';
import type { Question } from './load.ts';

/** What questions are made of: keys of those who ask, and things there are in the town. */
export interface Asking {
  readonly deskKey: string;
  readonly unitKey: string;
  readonly unitId: string;
  readonly communities: readonly string[];
  readonly grids: readonly string[];
  readonly categories: readonly string[];
  readonly reports: readonly NewCase[];
  /** Numbers of cases there are. */
  readonly numbers: readonly string[];
  readonly now: Date;
}

const DAY = 86_400_000;

/** What the desk and the units look at, as the pages ask it. */
export function listQuestions(asking: Asking): readonly Question[] {
  const { deskKey: desk, unitKey: unit } = asking;
  const one = (name: string, query: string, key = desk, pages = 1) => ({
    name,
    query: `${query}&limit=50`,
    key,
    pages,
  });
  const each = <T>(list: readonly T[], make: (item: T) => Question) => list.slice(0, 12).map(make);
  const ago = (days: number) => new Date(asking.now.getTime() - days * DAY).toISOString();
  const deep = [30, 365, 1500].map((days) =>
    writeCursor({ at: ago(days), id: '80000000-0000-7000-8000-000000000000' }),
  );
  return [
    one('open by due', 'state=open', desk, 8),
    ...['reported', 'filed', 'dispatched', 'handling', 'dispatched,handling', 'handled', 'checked'].map((state) =>
      one('a state by due', `state=${state}`, desk, 3),
    ),
    ...['red', 'yellow', 'green'].map((lamp) => one('open by lamp', `state=open&lamp=${lamp}`, desk, 2)),
    ...['late', 'due_soon', 'supervised', 'led', 'suspended', 'returned', 'requests'].map((what) =>
      one('attention', `attention=${what}`),
    ),
    one('open, last changed', 'state=open&sort=-updated'),
    one('all, last changed', 'sort=-updated'),
    one('all, newest', 'sort=-reported', desk, 5),
    one('all, oldest', 'sort=reported'),
    ...deep.map((cursor) => one('all, deep pages', `sort=-reported&cursor=${cursor}`)),
    one('closed, newest', 'state=closed', desk, 3),
    one('closed by source', 'state=closed&source=patrol&sort=-reported'),
    one('by kind', 'kind=hotline'),
    one('a month', `from=${ago(430)}&to=${ago(400)}`, desk, 2),
    ...each(asking.communities, (code) => one('a community', `area=${code}`, desk, 2)),
    ...each(asking.communities, (code) => one('open in a community', `area=${code}&state=open`)),
    ...each(asking.grids, (code) => one('a grid', `area=${code}`)),
    ...each(asking.categories, (code) => one('a class', `category=${encodeURIComponent(code)}`, desk, 2)),
    ...each(asking.categories, (code) => one('open of a class', `category=${encodeURIComponent(code)}&state=open`)),
    one('of a unit', `unit=${asking.unitId}`),
    one('open of a unit', `unit=${asking.unitId}&state=open`),
    one('mine, open', 'unit=mine&state=open', unit, 3),
    one('mine, handling', 'unit=mine&state=handling', unit),
    one('mine, closed', 'unit=mine&state=closed', unit),
    one('unit sees open', 'state=open', unit, 2),
    one('unit sees late', 'attention=late', unit),
    one('unit sees all', 'sort=-reported', unit, 2),
  ];
}

/** What people type into the search. */
export function searchQuestions(asking: Asking): readonly Question[] {
  const { deskKey: desk, unitKey: unit, reports, numbers } = asking;
  const one = (name: string, q: string, more = '', key = desk) => ({
    name,
    query: `q=${encodeURIComponent(q)}${more}`,
    key,
  });
  const some = reports.slice(0, 10);
  const words = (text: string | undefined) => cutQuery(text ?? '').filter((word) => word.length > 1);
  return [
    ...numbers.slice(0, 10).map((number) => one('a number', number)),
    ...numbers.slice(0, 5).map((number) => one('the end of a number', number.slice(-5))),
    ...numbers.slice(5, 8).map((number) => one('the start of a number', number.slice(0, -2))),
    ...['垃圾', '道路', '路', '问题', '破损', '尽快到现场处理'].flatMap((word) => [
      one('a common word', word),
      one('a common word, open', word, '&state=open'),
      one('a common word, handling', word, '&state=handling'),
      one('a common word, for a unit', word, '', unit),
    ]),
    ...some.map((report) => one('an address', report.place ?? '')),
    ...some.map((report) => one('an address, open', report.place ?? '', '&state=open')),
    ...some.map((report) => one('two words', words(report.text).slice(1, 3).join(' '))),
    ...some.map((report) => one('two words, for a unit', words(report.title).slice(0, 2).join(' '), '', unit)),
    ...['无此词语之案', '窨井盖丢失 锦安路', '噪声 夜间施工'].map((q) => one('a rare word', q)),
    ...some.flatMap(({ reporter }) => (reporter?.phone ? [one('a phone', reporter.phone)] : [])),
    one('a person', '王女士'),
  ];
}

/** What the navigation asks each time something happened. */
export function countQuestions({ deskKey, unitKey }: Asking): readonly Question[] {
  const desk = { name: 'the desk', query: '', key: deskKey };
  return [desk, desk, desk, { name: 'a unit', query: '', key: unitKey }];
}
