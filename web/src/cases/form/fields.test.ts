import { actionNames } from '@chengyun/contract/actions';
import { expect, test } from 'vitest';
import { bodyOf, faultsIn, fieldOfPath, fieldsOf, wayOf } from './fields.ts';

const names = (...given: Parameters<typeof fieldsOf>) => fieldsOf(...given).map(({ name }) => name);

test('every action of the contract has a form, and none asks for an id as free text', () => {
  const typed = actionNames.flatMap((action) => fieldsOf(action, {}).filter(({ widget }) => widget === 'line'));
  expect([...new Set(typed.map(({ name }) => name))].toSorted()).toEqual(['place', 'title']);
});

test('the way chosen decides what is asked', () => {
  expect([names('check', {}), names('check', { result: 'pass' }), names('check', { result: 'fail' })]).toEqual([
    ['result'],
    ['result', 'attachmentIds', 'note'],
    ['result', 'reason', 'attachmentIds'],
  ]);
});

test('a way of boolean is told apart as well', () => {
  expect([wayOf('contact'), names('contact', { contacted: false })]).toEqual(['contacted', ['contacted', 'reason']]);
});

test('a finding other than true asks why', () => {
  expect(names('reply', { factFinding: 'partly_true', demandFinding: 'justified' })).toEqual([
    ...['outcome', 'text', 'factFinding', 'factNote', 'demandFinding', 'attachmentIds'],
  ]);
});

test('what the kind’s policy needs is required though the schema leaves it open', () => {
  const required = fieldsOf('reply', {}, ['outcome', 'attachmentIds']).filter((field) => field.required);
  expect(required.map(({ name }) => name)).toEqual(['outcome', 'text', 'attachmentIds']);
});

test('a call-back that reached nobody asks only why', () => {
  expect([names('call_back', { reached: false }), names('call_back', { reached: true, solved: true })]).toEqual([
    ['reached', 'reason', 'note'],
    ['reached', 'solved', 'satisfaction', 'note'],
  ]);
});

test('what is missing or too short is named', () => {
  expect(faultsIn(fieldsOf('ask_extension', {}), { reason: '缺' })).toEqual([
    { name: 'reason', kind: 'short', min: 2 },
    { name: 'until', kind: 'needed' },
  ]);
});

test('only what was asked and answered is sent, files by their ids', () => {
  const values = { result: 'pass', reason: '写了又改主意', note: '  ', attachmentIds: [{ id: 'a1', name: 'x.jpg' }] };
  expect(bodyOf(fieldsOf('check', values), values)).toEqual({ result: 'pass', attachmentIds: ['a1'] });
});

test.each([
  ['/reason', 'reason'],
  ['body/until', 'until'],
  ['reason', 'reason'],
  ['/elsewhere', undefined],
])('a fault at %s belongs to the field %s', (path, field) => {
  expect(fieldOfPath(path, fieldsOf('ask_extension', {}))).toBe(field);
});
