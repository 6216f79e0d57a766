import { expect, test } from 'vitest';
import { category, findings, storyAt, wall } from '../testing/a-story.ts';
import { people, unitIds } from '../testing/a-town.ts';

const fail = { result: 'fail', reason: '现场仍有破损' } as const;

test('a passed check waits to be closed and ends its clock', () => {
  const story = storyAt('handled').at('04-27 16:00').act('check', { result: 'pass' }, people.patrol);
  expect(story.now().state).toBe('checked');
  expect(story.clock('check')).toMatchObject({ state: 'stopped', verdict: 'in_time' });
});

test('a failed check sends the case back to the same person and counts as rework', () => {
  const story = storyAt('handled').act('check', fail, people.intake);
  expect(story.now()).toMatchObject({
    state: 'handling',
    fields: { reworks: 1, handlerId: people.roads.id, outcome: null },
  });
  expect(story.now().tasks).toMatchObject([
    { state: 'done' },
    { part: 'lead', unitId: unitIds.roads, state: 'accepted', handlerId: people.roads.id },
  ]);
});

test('rework goes on with the time that was left, the wait for the check not counting', () => {
  const story = storyAt('handling', { limits: { handle: { amount: 8, unit: 'work_hour' } } });
  story.at('04-27 11:00').act('reply', findings, people.roads);
  story.at('04-28 09:00').act('check', fail, people.intake);
  expect(story.clock('handle')).toMatchObject({ state: 'running', verdict: null, dueAt: wall('04-28 17:00') });
});

test('a case late at its first reply stays late when its rework is in time again', () => {
  const story = storyAt('handling').at('05-08 09:00').act('reply', findings, people.roads);
  story.act('check', fail, people.intake).act('reply', findings, people.roads);
  expect(story.fields().late).toBe(true);
});

test('who handled it, or belongs to the unit that did, does not check it', () => {
  const pass = { result: 'pass' } as const;
  expect(storyAt('handled').refusal('check', pass, people.deskAndRoads)).toBe('case.not-yours');
  const handed = storyAt('filed').act('dispatch', { leadUnitId: unitIds.roads }, people.dispatcher);
  handed.act('assign', { handlerId: people.intake.id }, people.roads).act('reply', findings, people.roads);
  expect(handed.refusal('check', pass, people.intake)).toBe('case.not-yours');
  expect(handed.act('check', pass, people.intake2).now().state).toBe('checked');
});

test('a category put right while it is handled keeps the clock that runs', () => {
  const story = storyAt('handling');
  const due = story.clock('handle').dueAt;
  story.act('edit', { category: { ...category, code: '01' }, reason: '类别有误' }, people.intake);
  expect(story.fields()).toMatchObject({ categoryCode: '01', conditionCode: null });
  expect(story.clock('handle').dueAt).toEqual(due);
});
