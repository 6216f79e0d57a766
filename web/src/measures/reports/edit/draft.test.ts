import { expect, test } from 'vitest';
import { type Draft, editingOf, newTask, typedNumbers } from './draft.ts';

const task = { id: 'backlog.1', text: '逐件核实', owner: '城管中队', due: '2026-11-27', made: true };
const before: Draft = { title: '周报', paragraphs: { overall: '受理[[reported]]件', closing: '结案' }, tasks: [task] };

test('only what was changed is sent', () => {
  expect(editingOf(before, before)).toEqual({});
  const paragraphs = { ...before.paragraphs, closing: '全部结案' };
  expect(editingOf(before, { ...before, paragraphs })).toEqual({ paragraphs: [{ id: 'closing', text: '全部结案' }] });
  expect(editingOf(before, { ...before, tasks: [] })).toEqual({ tasks: [] });
});

test('a measure without words is not sent', () => {
  const tasks = [task, newTask([task], '2026-11-29')];
  expect(editingOf(before, { ...before, tasks })).toEqual({});
});

test('an added measure has an id that no other has', () => {
  const first = newTask([], '2026-11-29');
  const second = newTask([first, { ...task, id: 'own-2' }], '2026-11-29');
  expect([first.id, second.id]).toEqual(['own-1', 'own-3']);
});

test('numbers typed by hand are told from figures and from what the rules wrote', () => {
  expect(typedNumbers('11月受理[[reported]]件，增加30件', '11月受理[[reported]]件')).toEqual(['30']);
  expect(typedNumbers('受理[[types.1.n]]件', '受理[[types.1.n]]件')).toEqual([]);
});
