import type { ImportField, ImportMapping, ImportPreview } from '@chengyun/contract/import';
import { expect, test } from 'vitest';
import { mustOf, ownProblems, problemsAt, samplesOf, shownHeadings, withColumn } from './mapping.ts';

const mapping: ImportMapping = { kind: 'hotline', source: 'import', columns: { title: '标题', reportedAt: '时间' } };
const preview: ImportPreview = {
  ...{ headings: ['编号', '时间', '标题'], mapping, saved: false, missing: [] },
  rows: [
    { rowNumber: 2, cells: ['1', '2026-05-08', '路灯不亮'], problems: [] },
    { rowNumber: 3, cells: ['1', '', '路灯不亮'], problems: [] },
  ],
};
const message = { zh: '必填', en: 'required' };

test('a column goes to one field only', () => {
  expect(withColumn(mapping, 'text', '标题').columns).toEqual({ text: '标题', reportedAt: '时间' });
});

test('a field can be read from no column', () => {
  expect(withColumn(mapping, 'title', undefined).columns).toEqual({ reportedAt: '时间' });
});

test('the time of the report is required, a lone longitude wants its latitude', () => {
  expect(mustOf('reportedAt', {})).toBe('required');
  expect(mustOf('text', {})).toBe('either');
  expect(mustOf('lat', { lon: 'x' })).toBe('pair');
  expect(mustOf('lat', { lon: 'x', lat: 'y' })).toBeUndefined();
});

test('a device has an id and a name, and a protocol of its own or one for all', () => {
  expect(['externalId', 'name', 'protocol', 'place'].map((field) => mustOf(field as ImportField, {}))).toEqual([
    'required',
    'required',
    'orAll',
    undefined,
  ]);
});

test('examples are different and not empty', () => {
  expect(samplesOf('标题', preview)).toEqual(['路灯不亮']);
  expect(samplesOf('时间', preview)).toEqual(['2026-05-08']);
  expect(samplesOf(undefined, preview)).toEqual([]);
});

test('columns that are read come first', () => {
  expect(shownHeadings(preview, mapping)).toEqual(['标题', '时间', '编号']);
});

test('what the mapping lacks is no problem of a row', () => {
  const problems = [
    { path: 'reportedAt', value: '', message },
    { path: 'lat', value: 'x', message },
  ];
  const missing = [{ path: 'reportedAt', value: '', message }];
  expect(ownProblems(problems, missing).map(({ path }) => path)).toEqual(['lat']);
});

test('a problem stands at the cell of its field, one of the whole row at the first cell', () => {
  const problems = [
    { path: 'reportedAt', value: '', message },
    { path: 'row', value: '', message },
  ];
  expect(problemsAt(problems, '时间', mapping, false).map(({ path }) => path)).toEqual(['reportedAt']);
  expect(problemsAt(problems, '标题', mapping, true).map(({ path }) => path)).toEqual(['row']);
});
